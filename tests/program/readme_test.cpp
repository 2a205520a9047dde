// What README.md and docs/ show is what the program prints.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "program/program.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

const std::string kRoot = NASHSOLVE_SOURCE_DIR;

/// README.md and all documents of docs/.
std::string documents() {
  std::string all = content_of(kRoot + "/README.md");
  for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/docs")) {
    if (entry.path().extension() == ".md") all += "\n" + content_of(entry.path().string());
  }
  return all;
}

/// The fenced blocks of a language.
std::vector<std::string> blocks(const std::string& language) {
  std::vector<std::string> found;
  std::istringstream readme(documents());
  bool is_inside = false;
  for (std::string line; std::getline(readme, line);) {
    if (is_inside && line == "```") {
      is_inside = false;
    } else if (is_inside) {
      found.back() += line + "\n";
    } else if (line == "```" + language) {
      is_inside = true;
      found.emplace_back();
    }
  }
  return found;
}

TEST(Readme, ConsoleExamplesAreReal) {
  const auto examples = blocks("console");
  EXPECT_GE(examples.size(), 9U);
  for (const std::string& example : examples) {
    const std::size_t end = example.find('\n');
    ASSERT_EQ(example.substr(0, 2), "$ ");
    const std::string command = example.substr(2, end - 2);
    const std::size_t name = command.find("nashsolve");
    ASSERT_NE(name, std::string::npos);
    const Outcome outcome = run_shell("cd '" + kRoot + "' && " + command.substr(0, name) + "\"$nashsolve\"" +
                                      command.substr(name + std::string("nashsolve").size()));
    EXPECT_EQ(outcome.out, example.substr(end + 1)) << command;
    EXPECT_EQ(outcome.err, "") << command;
  }
}

TEST(Readme, JsonExampleIsReal) {
  int results = 0;
  for (const std::string& example : blocks("json")) {
    nlohmann::json shown = nlohmann::json::parse(example);
    if (!shown.contains("schema")) continue;
    ++results;
    EXPECT_EQ(schema_complaints(example), "");
    nlohmann::json printed = nlohmann::json::parse(run_program("--format json games/bos.json").out);
    shown["statistics"].erase("seconds");
    printed["statistics"].erase("seconds");
    EXPECT_EQ(shown, printed);
  }
  EXPECT_EQ(results, 1);
}

TEST(Readme, GamesAreReadAsShown) {
  for (const std::string& example : blocks("json")) {
    if (nlohmann::json::parse(example).contains("schema")) continue;
    EXPECT_EQ(run_program("--details never -q --input-format json -", example).code, 0) << example;
  }
}

TEST(Readme, LibraryExampleIsTheCompiledOne) {
  const auto examples = blocks("cpp");
  ASSERT_EQ(examples.size(), 1U);
  EXPECT_EQ(examples.front(), content_of(kRoot + "/tests/program/readme_example.cpp"));
  const Outcome outcome = run_shell("'" NASHSOLVE_EXAMPLE "'");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out.rfind("1\n0\n2/3\nBattle of the Sexes\n", 0), 0U) << outcome.out;
}

/// A link to a file leads to one, from wherever it is written.
TEST(Readme, LinksLeadSomewhere) {
  std::size_t count = 0;
  std::vector<std::filesystem::path> pages = {kRoot + "/README.md"};
  for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/docs")) {
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  }
  for (const std::filesystem::path& page : pages) {
    const std::string text = content_of(page.string());
    const std::regex link(R"([^\[]\]\(([^)#]+)[^)]*\))");
    for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) {
      const std::string target = (*at)[1];
      if (target.find("://") != std::string::npos) continue;
      ++count;
      EXPECT_TRUE(std::filesystem::exists(page.parent_path() / target)) << page << ": " << target;
    }
  }
  EXPECT_GE(count, 40U);
}

TEST(Readme, IsShortEnoughToBeRead) {
  const std::string text = content_of(kRoot + "/README.md");
  EXPECT_LE(std::ranges::count(text, '\n'), 250);
}

}  // namespace
}  // namespace nashsolve::test
