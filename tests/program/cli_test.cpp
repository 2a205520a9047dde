// What the program cannot be brought to do from outside: a solver that fails, and words taken apart.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <new>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "command_line.hpp"
#include "commands.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/read.hpp"
#include "option_table.hpp"
#include "program/program.hpp"
#include "support/report_games.hpp"

namespace nashsolve::cli {
namespace {

const std::string kBos = std::string(NASHSOLVE_SOURCE_DIR) + "/games/bos.json";

TEST(CommandLine, OptionsMayStandAnywhere) {
  const Options options = parse_command_line(
      {"a.json", "--limit=3", "-q", "b.json", "--time-limit", "1/2", "--find", "one", "-o", "x"});
  EXPECT_EQ(options.command, Command::solve);
  EXPECT_EQ(options.arguments, (std::vector<std::string>{"a.json", "b.json"}));
  EXPECT_EQ(options.limit, 3U);
  EXPECT_EQ(options.time_limit, 0.5);
  EXPECT_EQ(options.find, Find::one);
  EXPECT_EQ(options.output, "x");
  EXPECT_TRUE(options.quiet);
}

TEST(CommandLine, TheFirstPlainWordMayBeACommand) {
  EXPECT_EQ(parse_command_line({"--format", "json", "check", "g", "p"}).command, Command::check);
  // Here the words are values.
  EXPECT_EQ(parse_command_line({"-o", "check", "g"}).command, Command::solve);
  EXPECT_EQ(parse_command_line({"-qo", "check", "g"}).output, "check");
  EXPECT_EQ(parse_command_line({"g", "check"}).arguments, (std::vector<std::string>{"g", "check"}));
  const Options after_mark = parse_command_line({"--", "check", "-q"});
  EXPECT_EQ(after_mark.command, Command::solve);
  EXPECT_EQ(after_mark.arguments, (std::vector<std::string>{"check", "-q"}));
}

TEST(CommandLine, TheEndingOfTheOutputSaysTheFormatWhereNoneIsGiven) {
  EXPECT_EQ(parse_command_line({"g", "-o", "x.json"}).format, OutputFormat::json);
  EXPECT_EQ(parse_command_line({"g", "-o", "x.jsonl"}).format, OutputFormat::jsonl);
  EXPECT_EQ(parse_command_line({"g", "-o", "x.csv"}).format, OutputFormat::csv);
  EXPECT_EQ(parse_command_line({"g", "-o", "X.JSON"}).format, OutputFormat::json);
  EXPECT_EQ(parse_command_line({"g", "-o", "x.txt"}).format, OutputFormat::text);
  EXPECT_EQ(parse_command_line({"g", "-o", "x.md"}).format, OutputFormat::text);
  EXPECT_EQ(parse_command_line({"g", "-o", "csv"}).format, OutputFormat::text);
  EXPECT_EQ(parse_command_line({"g", "-o", "x.json", "--format", "text"}).format, OutputFormat::text);
  EXPECT_EQ(parse_command_line({"--format=csv", "g", "-o", "x.json"}).format, OutputFormat::csv);
  EXPECT_EQ(parse_command_line({"info", "g", "-o", "x.json"}).format, OutputFormat::json);
  EXPECT_EQ(parse_command_line({"info", "g", "-o", "x.csv"}).format, OutputFormat::text);
  EXPECT_EQ(parse_command_line({"explain", "g", "-o", "x.md"}).explain_format, ExplainFormat::markdown);
  EXPECT_EQ(parse_command_line({"explain", "g", "-o", "x.tex"}).explain_format, ExplainFormat::latex);
  EXPECT_EQ(parse_command_line({"continue", "r", "-o", "x.jsonl"}).format, OutputFormat::jsonl);
  EXPECT_EQ(parse_command_line({"continue", "r", "-o", "x.txt"}).format, OutputFormat::json);
  EXPECT_FALSE(parse_command_line({"generate", "random", "-o", "x.json"}).game_format);
}

TEST(CommandLine, JsonArgumentsStayWhole) {
  const Options options = parse_command_line({"check", "-", "[[1, 0], [\"1/2\", 0.5]]"});
  EXPECT_EQ(options.arguments, (std::vector<std::string>{"-", "[[1, 0], [\"1/2\", 0.5]]"}));
}

TEST(CommandLine, TheLastOfRepeatedOptionsCounts) {
  EXPECT_EQ(parse_command_line({"--limit", "1", "--limit", "2", "g"}).limit, 2U);
}

TEST(OptionTable, NamesAreUniqueInEachCommandAndEveryChoiceIsAccepted) {
  std::set<std::pair<Command, std::string_view>> names;
  std::set<std::pair<Command, char>> letters;
  for (const OptionRow& row : option_table()) {
    for (const Command command : row.commands) {
      EXPECT_TRUE(names.emplace(command, row.name).second) << row.name;
      if (row.letter != '\0') {
        EXPECT_TRUE(letters.emplace(command, row.letter).second) << row.name;
      }
    }
  }
  for (const OptionRow& row : option_table()) {
    EXPECT_EQ(row.takes_value(), !row.value_name.empty()) << row.name;
    Options options;
    if (const auto* const choice = std::get_if<Choice>(&row.kind)) {
      for (const std::string_view word : choice->words) EXPECT_EQ(apply(row, std::string(word), options), "");
      EXPECT_NE(apply(row, "nonsense", options), "");
    }
  }
  EXPECT_GE(names.size(), 17U);
  EXPECT_GE(letters.size(), 6U);
}

Options solve_options_for(const std::string& game, const test::Scratch& scratch) {
  Options options;
  options.arguments = {game, game};
  options.output = scratch.path("out.jsonl");
  options.format = OutputFormat::jsonl;
  return options;
}

TEST(SolveCommand, AFailedSelfCheckKeepsTheGameAndGoesOn) {
  const test::Scratch scratch;
  std::atomic<int> calls = 0;
  const Solver solver = [&](const Game& game, const SolveOptions& options) {
    if (++calls == 1) throw InternalError("an equilibrium is none");
    return solve(game, options);
  };
  ::testing::internal::CaptureStderr();
  const ExitCode code = run_solve(solve_options_for(kBos, scratch), solver);
  const std::string all = ::testing::internal::GetCapturedStderr();
  const std::string message = all.substr(0, all.find('\n') + 1);
  EXPECT_EQ(code, ExitCode::internal_error);
  EXPECT_EQ(all.substr(message.size()), "2 games: 1 solved, 1 failed\n  " + kBos + ": 1 failed\n");
  EXPECT_EQ(calls, 2);
  const std::string start =
      kBos +
      ": internal error: an equilibrium is none. This is a fault of nashsolve, not of the game; "
      "it was written to ";
  ASSERT_EQ(message.substr(0, start.size()), start);
  const std::string path = message.substr(start.size(), message.size() - start.size() - 1);
  const Game kept = read_game(test::content_of(path), path, {}).game;
  EXPECT_EQ(kept.players(), test::battle_of_the_sexes().players());
  EXPECT_EQ(kept.payoffs(0), test::battle_of_the_sexes().payoffs(0));
  EXPECT_EQ(kept.payoffs(1), test::battle_of_the_sexes().payoffs(1));
  std::filesystem::remove(path);
  EXPECT_NE(test::content_of(scratch.path("out.jsonl")).find("\"complete\""), std::string::npos);
}

TEST(SolveCommand, LackOfMemoryIsAnErrorOfThatGame) {
  const test::Scratch scratch;
  const Solver solver = [](const Game&, const SolveOptions&) -> VerifiedSolution { throw std::bad_alloc(); };
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(run_solve(solve_options_for(kBos, scratch), solver), ExitCode::failure);
  const std::string line = kBos + ": found a game for which the memory does not suffice\n";
  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            line + line + "2 games: 2 failed\n  " + kBos + ": 1 failed\n  " + kBos + ": 1 failed\n");
}

TEST(SolveCommand, OptionsReachTheSolver) {
  const test::Scratch scratch;
  Options options = solve_options_for(kBos, scratch);
  options.arguments = {kBos};
  options.limit = 5;
  options.time_limit = 2.5;
  options.threads = 3;
  options.find = Find::pure;
  int calls = 0;
  const Solver solver = [&](const Game& game, const SolveOptions& given) {
    ++calls;
    EXPECT_EQ(given.limit, 5U);
    EXPECT_EQ(given.time_limit->count(), 2.5);
    EXPECT_EQ(given.threads, 3U);
    EXPECT_EQ(given.find, Find::pure);
    EXPECT_NE(given.interrupt, nullptr);
    return solve(game, given);
  };
  EXPECT_EQ(run_solve(options, solver), ExitCode::success);
  EXPECT_EQ(calls, 1);
}

TEST(SolveCommand, GamesOfABatchShareTheThreads) {
  const test::Scratch scratch;
  Options options = solve_options_for(kBos, scratch);
  options.quiet = true;
  options.threads = 2;
  std::atomic<int> calls = 0;
  const Solver solver = [&](const Game& game, const SolveOptions& given) {
    ++calls;
    EXPECT_EQ(given.threads, 0U);
    return solve(game, given);
  };
  EXPECT_EQ(run_solve(options, solver), ExitCode::success);
  EXPECT_EQ(calls, 2);
}

TEST(ExitCodes, TheGraverOneCounts) {
  EXPECT_EQ(worse(ExitCode::failure, ExitCode::incomplete), ExitCode::failure);
  EXPECT_EQ(worse(ExitCode::incomplete, ExitCode::success), ExitCode::incomplete);
  EXPECT_EQ(worse(ExitCode::failure, ExitCode::internal_error), ExitCode::internal_error);
  EXPECT_EQ(worse(ExitCode::interrupted, ExitCode::internal_error), ExitCode::interrupted);
}

}  // namespace
}  // namespace nashsolve::cli
