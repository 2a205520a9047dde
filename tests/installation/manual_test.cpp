// The man page and the completions say what the tables say, and the programs that read them accept them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "exit_code.hpp"
#include "installation.hpp"
#include "nashsolve/generate.hpp"
#include "option_table.hpp"

namespace nashsolve::test {
namespace {

const std::string kManPage = installed("share/man/man1/nashsolve.1");
const std::string kBash = installed("share/bash-completion/completions/nashsolve");
const std::string kZsh = installed("share/zsh/site-functions/_nashsolve");
const std::string kFish = installed("share/fish/vendor_completions.d/nashsolve.fish");

/// With every run of white space as one space, and without the first of two letters that stand on each other.
std::string squeezed(const std::string& text) {
  std::string plain;
  for (const char letter : text) {
    if (letter == '\b') {
      plain.pop_back();
    } else {
      plain += letter;
    }
  }
  std::istringstream words(plain);
  std::string out;
  for (std::string word; words >> word;) out.append(word).append(" ");
  return out;
}

TEST(ManPage, RendersWithoutWarnings) {
  NASHSOLVE_NEEDS("man");
  NASHSOLVE_NEEDS("groff");
  const std::string page = "'" + kManPage + "'";
  for (const std::string command : {"MANWIDTH=80 man --warnings -E UTF-8 -l ", "groff -ww -man -Tutf8 "}) {
    const Outcome outcome = run_installed(command + page);
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.err, "") << command;
    EXPECT_NE(outcome.out.find("find every Nash equilibrium"), std::string::npos) << command;
  }
}

TEST(ManPage, PassesLint) {
  NASHSOLVE_NEEDS("mandoc");
  const Outcome outcome = run_installed("mandoc -T lint '" + kManPage + "'");
  EXPECT_EQ(outcome.out, "");
}

/// The examples that formats_document_test.cpp reads.
TEST(ManPage, ShowsTheFormsOfGames) {
  NASHSOLVE_NEEDS("mandoc");
  const std::string page = squeezed(run_installed("mandoc -T ascii -O width=1000 '" + kManPage + "'").out);
  std::ifstream document(std::string(NASHSOLVE_SOURCE_DIR) + "/docs/formats.md");
  std::string content;
  bool is_form = false;
  std::size_t count = 0;
  for (std::string line; std::getline(document, line);) {
    if (line.starts_with("```") && line.find(" form ") != std::string::npos) {
      is_form = true;
      content.clear();
    } else if (line == "```" && is_form) {
      EXPECT_NE(page.find(squeezed(content)), std::string::npos) << content;
      is_form = false;
      ++count;
    } else {
      content += line + "\n";
    }
  }
  EXPECT_GT(count, 20U);
}

TEST(ManPage, SaysAllThatTheTablesSay) {
  NASHSOLVE_NEEDS("mandoc");
  const std::string page = squeezed(run_installed("mandoc -T ascii -O width=1000 '" + kManPage + "'").out);
  const auto expect = [&](std::string_view text) {
    EXPECT_NE(page.find(squeezed(std::string(text))), std::string::npos) << text;
  };
  for (const cli::CommandRow& row : cli::command_table()) {
    expect("nashsolve " + std::string(row.usage) + " [OPTION]...");
    expect(row.notes);
  }
  for (const cli::OptionRow& row : cli::option_table()) {
    expect("--" + std::string(row.name) + " " + std::string(row.value_name));
    expect(std::string(row.help.substr(1)) + ".");
  }
  for (const cli::ExitCodeRow& row : cli::kExitCodeTable) {
    expect(std::to_string(static_cast<int>(row.code)) + " " +
           static_cast<char>(std::toupper(static_cast<unsigned char>(row.meaning.front()))) +
           std::string(row.meaning.substr(1)) + ".");
  }
  for (const cli::Example& example : cli::example_table()) expect(example.command_line);
  EXPECT_NE(page.find("A whole number from 1 to 1024. Default: all. (solve, continue, merge, explain, plot)"),
            std::string::npos);
}

TEST(ManPage, ExitCodesAreThoseOfTheDocuments) {
  std::string document = content_of(NASHSOLVE_SOURCE_DIR "/docs/batch.md");
  document.erase(std::remove(document.begin(), document.end(), '`'), document.end());
  for (const cli::ExitCodeRow& row : cli::kExitCodeTable) {
    const std::string line =
        "| " + std::to_string(static_cast<int>(row.code)) + " | " + std::string(row.meaning) + " |\n";
    EXPECT_NE(document.find(line), std::string::npos) << line;
  }
}

/// What bash offers for the last of the words, sorted.
std::set<std::string> bash_offers(const std::string& words, const std::string& folder = "/") {
  const Outcome outcome = run_installed("bash --norc -c 'cd \"" + folder + "\" && source \"" + kBash +
                                        "\" && COMP_WORDS=(" + words +
                                        ") && COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) && "
                                        "$(complete -p nashsolve | sed \"s/.*-F \\([^ ]*\\).*/\\1/\") && "
                                        "printf \"%s\\n\" \"${COMPREPLY[@]}\"'");
  EXPECT_EQ(outcome.err, "") << words;
  std::set<std::string> offers;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) offers.insert(line);
  }
  return offers;
}

using Words = std::set<std::string>;

TEST(BashCompletion, OffersCommandsOptionsAndValues) {
  NASHSOLVE_NEEDS("bash");
  EXPECT_EQ(bash_offers("nashsolve ex"), Words{"explain"});
  EXPECT_EQ(bash_offers("nashsolve --for"), (Words{"--force", "--format"}));
  EXPECT_EQ(bash_offers("nashsolve --find \"\""), (Words{"all", "one", "paths", "pure"}));
  EXPECT_EQ(bash_offers("nashsolve --find = p"), (Words{"paths", "pure"}));
  EXPECT_EQ(bash_offers("nashsolve --find ="), (Words{"all", "one", "paths", "pure"}));
  // The same name is another option of another command.
  EXPECT_EQ(bash_offers("nashsolve -q explain --format m"), Words{"markdown"});
  EXPECT_EQ(bash_offers("nashsolve explain ex"), Words{});
  EXPECT_EQ(bash_offers("nashsolve -- ex"), Words{});
  EXPECT_EQ(bash_offers("nashsolve --limit \"\""), Words{});
}

TEST(BashCompletion, OffersEveryOptionOfEachCommand) {
  NASHSOLVE_NEEDS("bash");
  for (const cli::CommandRow& command : cli::command_table()) {
    Words expected;
    for (const cli::OptionRow& row : cli::option_table()) {
      if (row.belongs_to(command.command)) expected.insert("--" + std::string(row.name));
    }
    EXPECT_EQ(bash_offers("nashsolve " + std::string(command.name) + " --"), expected) << command.name;
  }
}

TEST(BashCompletion, OffersGamesFilesAndFamilies) {
  NASHSOLVE_NEEDS("bash");
  const Scratch scratch;
  for (const char* const name :
       {"a.json", "b.nfg", "c d.csv", "e.lrs", "f.jsonl", "notes.txt", "more/g.json"}) {
    (void)scratch.file(name, "");
  }
  const Words games = {"a.json", "b.nfg", "c d.csv", "e.lrs", "f.jsonl", "more"};
  EXPECT_EQ(bash_offers("nashsolve info \"\"", scratch.path("")), games);
  EXPECT_EQ(bash_offers("nashsolve a.json \"\"", scratch.path("")), games);
  EXPECT_EQ(bash_offers("nashsolve info a.json \"\"", scratch.path("")), Words{});
  EXPECT_EQ(bash_offers("nashsolve convert a.json n", scratch.path("")), Words{"notes.txt"});
  EXPECT_EQ(bash_offers("nashsolve -o n", scratch.path("")), Words{"notes.txt"});
  EXPECT_EQ(bash_offers("nashsolve more/", scratch.path("")), Words{"more/g.json"});
  Words families;
  for (const GameFamily& family : game_families()) families.insert(std::string(family.name));
  EXPECT_EQ(bash_offers("nashsolve generate \"\"", scratch.path("")), families);
}

TEST(ZshCompletion, DescribesTheCommandThatIsTyped) {
  NASHSOLVE_NEEDS("zsh");
  EXPECT_EQ(run_installed("zsh -n '" + kZsh + "'").err, "");
  // _arguments is what zsh gives to such functions; here it shows what it is given.
  const auto specification = [](const std::string& words, int current) {
    return run_installed("zsh -f -c 'words=(" + words + ") CURRENT=" + std::to_string(current) +
                         R"(; _arguments() { print -rl -- "$CURRENT" "$words" "$@" }; source ")" + kZsh +
                         "\"'")
        .out;
  };
  const std::string explain = specification("nashsolve -o x explain --for", 5);
  EXPECT_EQ(explain.rfind("4\nnashsolve -o x --for\n", 0), 0U) << explain;
  EXPECT_NE(explain.find("\n--format=[text, markdown, latex or json]:FORMAT:(text markdown latex json)\n"),
            std::string::npos)
      << explain;
  EXPECT_NE(explain.find("\n1:game:_nashsolve_games\n"), std::string::npos) << explain;
  const std::string solve = specification("nashsolve \"\"", 2);
  EXPECT_NE(solve.find("\n1:game:_nashsolve_first\n"), std::string::npos) << solve;
  EXPECT_NE(solve.find("\n(-o --output)-o+[a file, in the format of its ending, or a folder]:PATH:_files\n"),
            std::string::npos)
      << solve;
}

TEST(FishCompletion, OffersCommandsOptionsAndValues) {
  NASHSOLVE_NEEDS("fish");
  EXPECT_EQ(run_installed("fish -n '" + kFish + "'").err, "");
  const Scratch scratch;
  for (const char* const name : {"a.json", "b.nfg", "notes.txt"}) (void)scratch.file(name, "");
  const auto offers = [&](const std::string& line) {
    const Outcome outcome =
        run_installed("cd '" + scratch.path("") + "' && HOME=$PWD fish --no-config -c 'source \"" + kFish +
                      "\"; complete -C \"" + line + "\"' | cut -f 1");
    EXPECT_EQ(outcome.err, "");
    return squeezed(outcome.out);
  };
  EXPECT_EQ(offers("nashsolve ex"), "explain ");
  EXPECT_EQ(offers("nashsolve --for"), "--force --format ");
  EXPECT_EQ(offers("nashsolve --find "), "all one paths pure ");
  EXPECT_EQ(offers("nashsolve explain --format m"), "markdown ");
  EXPECT_EQ(offers("nashsolve info "), "a.json b.nfg ");
  EXPECT_EQ(offers("nashsolve convert a.json n"), "notes.txt ");
  EXPECT_EQ(offers("nashsolve generate ra"), "random ranking ");
}

}  // namespace
}  // namespace nashsolve::test
