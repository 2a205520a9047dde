// What the program says of its command line: wrong ones, slips, help, version, schema.
#include <gtest/gtest.h>

#include <string>

#include "program/program.hpp"
#include "support/lines.hpp"
#include "support/outcomes.hpp"

namespace nashsolve::test {
namespace {

using testing::expect;
using testing::lines_of;

TEST(CommandLineOfTheProgram, WrongCommandLinesExitWithTwo) {
  const auto expect_usage_error = [](const std::string& arguments, const std::string& message,
                                     const std::string& command = "") {
    SCOPED_TRACE(arguments);
    expect(run_program(arguments), 2, "", "nashsolve: " + message + "\n" + hint_at_help(command));
  };
  expect_usage_error("", "found no game, expected a file, a folder or -");
  expect_usage_error("--foo games/bos.json", "unknown option --foo");
  expect_usage_error("games/bos.json --foo=1", "unknown option --foo");
  expect_usage_error("-x games/bos.json", "unknown option -x");
  expect_usage_error("--limit 0 games/bos.json", "--limit: found '0', expected a whole number of at least 1");
  expect_usage_error("--limit", "--limit: found no value, expected one");
  expect_usage_error("--threads many x", "--threads: found 'many', expected a whole number from 1 to 1024");
  expect_usage_error("--time-limit -1 x", "--time-limit: found '-1', expected a positive number of seconds");
  expect_usage_error("--format xml x",
                     "--format: found 'xml', expected one of text, json, jsonl, csv, gambit, lrs");
  expect_usage_error("--exact --decimals 2 x", "--exact and --decimals exclude each other");
  expect_usage_error("--zero-sum --symmetric x", "--zero-sum and --symmetric exclude each other");
  expect_usage_error("--every 5 x", "--every: found no --checkpoint, expected one");
  expect_usage_error("solve --foo games/bos.json", "unknown option --foo", "solve ");
  expect_usage_error("continue --every 5 x", "--every: found no --checkpoint, expected one", "continue ");
  for (const std::string format : {"csv", "gambit", "lrs"}) {
    expect_usage_error(
        "--select welfare x --format " + format,
        "--select: found --format " + format + ", which shows no choice, expected text, json or jsonl");
  }
  expect_usage_error("--report x.pdf x", "--report: found 'x.pdf', expected a name that ends in .html");
  expect_usage_error("plot --ascii -o x.html x",
                     "--ascii: found a file for the picture, expected the terminal's plot, without -o",
                     "plot ");
  expect_usage_error("check --limit 1 x y", "--limit is no option of check", "check ");
  expect_usage_error("schema x", "found 'x', expected nothing after schema", "schema ");
}

TEST(CommandLineOfTheProgram, SlipsAreToldWithWhatWasMeant) {
  const auto expect_slip = [](const std::string& arguments, const std::string& message,
                              const std::string& hint) {
    SCOPED_TRACE(arguments);
    expect(run_program(arguments), 2, "", "nashsolve: " + message + "\n  hint: the nearest " + hint + "\n");
  };
  expect_slip("sovle games/bos.json", "found 'sovle', which is neither a command nor a file",
              "command is solve");
  expect_slip("inf games/bos.json", "found 'inf', which is neither a command nor a file", "command is info");
  expect_slip("--formt json games/bos.json", "unknown option --formt", "one is --format");
  expect_slip("info --decimal=3 games/bos.json", "unknown option --decimal", "one is --decimals");
  // Neither a far word nor one after a command is a slip.
  EXPECT_EQ(run_program("bos").err, "bos: found no such file, expected a game\n");
  EXPECT_EQ(run_program("solve sovle").err, "sovle: found no such file, expected a game\n");
}

TEST(CommandLineOfTheProgram, TextIsNotWrittenUnderTheNameOfAPicture) {
  const Scratch scratch;
  const auto expect_refused = [&](const std::string& arguments, const std::string& name,
                                  const std::string& hint) {
    SCOPED_TRACE(arguments);
    const std::string file = scratch.path(name);
    expect(run_program(arguments + " -o " + file), 2, "",
           "nashsolve: --output: found '" + file +
               "', expected a file of text, or --format\n  hint: " + hint + "\n");
  };
  expect_refused("solve games/bos.json", "bos.PNG", "nashsolve plot GAME -o FILE.png draws pictures");
  expect_refused("info games/bos.json", "bos.html", "nashsolve plot GAME -o FILE.html draws pictures");
  expect_refused("generate random --size 2x2", "random.svg",
                 "nashsolve plot GAME -o FILE.svg draws pictures");
  expect_refused("explain games/bos.json", "bos.pdf",
                 "nashsolve explain GAME -o FILE.tex, which pdflatex compiles");
  EXPECT_EQ(run_program("--format text games/bos.json -o " + scratch.path("bos.html")).code, 0);
}

TEST(CommandLineOfTheProgram, HelpIsACommandAsWell) {
  EXPECT_EQ(run_program("help").out, run_program("--help").out);
  EXPECT_EQ(run_program("help plot").out, run_program("plot --help").out);
  EXPECT_EQ(run_program("help bos.json").code, 2);
}

TEST(CommandLineOfTheProgram, LargeTreesAreRefusedWithTheOptionThatTakesTheirForm) {
  // 2^25 strategies of one player, who sees everything.
  std::string tree = "EFG 2 R \"wide\" { \"One\" \"Two\" }\nc \"\" 1 \"\" {";
  for (int k = 0; k < 25; ++k) tree += " \"" + std::to_string(k) + "\" 1/25";
  tree += " } 0\n";
  for (int k = 1; k <= 25; ++k) {
    tree += "p \"\" 1 " + std::to_string(k) + " \"\" { \"l\" \"r\" } 0\n";
    for (int end = 0; end < 2; ++end) tree += "t \"\" " + std::to_string(2 * k + end) + " \"\" { 1, 2 }\n";
  }
  const Scratch scratch;
  const std::string file = scratch.file("wide.efg", tree);
  EXPECT_EQ(run_program("--find one " + file).code, 0);
  for (const std::string& option : {std::string("--format csv"), std::string("--find pure"),
                                    "--checkpoint " + scratch.path("saved.json")}) {
    const Outcome refused = run_program(option + " " + file);
    const std::string shown = option.substr(0, option.find(" /"));
    EXPECT_EQ(refused.code, 1);
    EXPECT_EQ(refused.err,
              file + ": found a tree whose strategic form is out of reach, expected a smaller one for " +
                  shown + "\n  hint: without " + shown + " one equilibrium is found in the tree\n");
  }
}

TEST(CommandLineOfTheProgram, HelpFitsAScreen) {
  const Outcome help = run_program("--help");
  EXPECT_EQ(help.code, 0);
  const auto lines = lines_of(help.out);
  EXPECT_GE(lines.size(), 15U);
  EXPECT_LE(lines.size(), 24U);
  for (const char* const arguments : {"--help", "solve --help", "continue --help", "split --help",
                                      "merge --help", "check --help", "schema --help", "explain --help",
                                      "info --help", "plot --help", "convert --help", "generate --help"}) {
    for (const std::string& line : lines_of(run_program(arguments).out)) EXPECT_LE(line.size(), 80U) << line;
  }
  EXPECT_NE(help.out.find("Examples:\n  nashsolve games/bos.json\n"), std::string::npos);
  EXPECT_NE(run_program("solve -h").out.find("--time-limit SECONDS"), std::string::npos);
}

TEST(CommandLineOfTheProgram, VersionIsOneLine) {
  const Outcome outcome = run_program("--version");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out.rfind("nashsolve ", 0), 0U);
  EXPECT_EQ(lines_of(outcome.out).size(), 1U);
}

TEST(CommandLineOfTheProgram, PrintsTheSchemaThatShips) {
  EXPECT_EQ(run_program("schema").out,
            content_of(std::string(NASHSOLVE_SOURCE_DIR) + "/share/nashsolve/result.schema.json"));
}

}  // namespace
}  // namespace nashsolve::test
