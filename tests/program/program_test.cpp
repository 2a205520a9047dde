// The program as its users meet it: what it prints where, and its exit codes.
#include "program/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/documents.hpp"
#include "support/lines.hpp"
#include "support/outcomes.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

using nlohmann::json;
using testing::document_of;
using testing::expect;
using testing::lines_of;

const std::string kPennies = R"({"zero_sum": [[1, -1], [-1, 1]]})";

// All three play their first strategies with the root of 1/2, which player 3 is paid, too.
TEST(Program, ShowsIrrationalNumbersAsRootsWhereItIsAsked) {
  const Scratch scratch;
  const std::string game = scratch.file("root.json", R"({"payoffs": [[[[0, 0, 2], [1, -1, 1]],
    [[-1, 0, 0], [0, 0, 1]]], [[[0, 1, -1], [0, 0, 0]], [[0, 0, -1], [0, 0, 0]]]]})");
  const std::string text = run_program("--exact " + game).out;
  EXPECT_NE(text.find("1        ~0.707106781186548, the root of 2x^2 - 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("2        ~0.292893218813452, the root of 2x^2 - 4x + 1\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("not known exactly"), std::string::npos) << text;
  EXPECT_EQ(run_program(game).out.find("the root"), std::string::npos);
  for (const json& equilibrium : document_of(run_program("--exact --format json " + game))["equilibria"]) {
    if (equilibrium["profile"][0][0].is_string()) continue;
    const json root = {{"polynomial", {"-1", "0", "2"}}, {"between", {"0.707106", "0.707107"}}};
    EXPECT_EQ(equilibrium["algebraic"]["profile"][2][0], root);
    EXPECT_EQ(equilibrium["algebraic"]["payoffs"], json({nullptr, nullptr, root}));
  }
}

TEST(Program, SolvesBattleOfTheSexes) {
  const Outcome outcome = run_program("games/bos.json --details never");
  expect(outcome, 0, R"(Battle of the Sexes                                             games/bos.json
2 players, 2 x 2 strategies

3 equilibria, complete: the game has no others.

#1  pure, strict   2, 1       Opera | Opera
#2  pure, strict   1, 2       Football | Football
#3  mixed          2/3, 2/3   Opera 2/3, Football 1/3 | Opera 1/3, Football 2/3
)",
         "");
  EXPECT_EQ(run_program("solve games/bos.json --details never").out, outcome.out);
  EXPECT_EQ(run_program("--details never solve games/bos.json").out, outcome.out);
  EXPECT_EQ(run_program("--details=never -- games/bos.json").out, outcome.out);
}

TEST(Program, ReadsExactNumbersFromStandardInput) {
  const json document =
      document_of(run_program("--format json -", R"({"zero_sum": [[0.1, -1e-3], ["1/3", 2]]})"));
  EXPECT_EQ(document["game"]["source"], "-:1");
  EXPECT_EQ(document["equilibria"].size(), 1U);
  EXPECT_EQ(document["equilibria"][0]["payoffs"], json({"1/3", "-1/3"}));
}

TEST(Program, NumbersOfSixtyDigitsSurvive) {
  const std::string digits = "123456789012345678901234567890123456789012345678901234567891";
  const json document =
      document_of(run_program("--format json -", R"({"payoffs": [[[)" + digits + R"(, 0]]]})"));
  EXPECT_EQ(document["equilibria"][0]["payoffs"][0], digits);
}

TEST(Program, SeveralGamesEachHaveTheirResult) {
  const Scratch scratch;
  const std::string good = scratch.file("a.json", kPennies);
  const std::string bad = scratch.file("b.json", "{\"zero_sum\": [[1, x]]}");
  const std::string missing = scratch.path("c.json");
  const Outcome outcome = run_program("--format json " + bad + " " + good + " " + missing + " " + good);
  EXPECT_EQ(outcome.code, 1);
  const auto results = lines_of(outcome.out);
  ASSERT_EQ(results.size(), 2U);
  for (const std::string& line : results) EXPECT_EQ(schema_complaints(line), "") << line;
  const auto errors = lines_of(outcome.err);
  ASSERT_EQ(errors.size(), 5U) << outcome.err;
  EXPECT_EQ(errors[2], "4 games: 2 solved, 2 failed");
  EXPECT_EQ(errors[0].rfind(bad + ":1:19: found 'x', expected a number", 0), 0U) << errors[0];
  EXPECT_EQ(errors[1].rfind(missing + ": ", 0), 0U) << errors[1];
}

TEST(Program, SearchesFolders) {
  const Scratch scratch;
  scratch.file("games/b/2.json", kPennies);
  scratch.file("games/a.jsonl", kPennies + "\n" + kPennies + "\n");
  scratch.file("games/.hidden.json", "no game");
  scratch.file("games/a.solution.json", "no game");
  const Outcome outcome = run_program("--format jsonl " + scratch.path("games"));
  EXPECT_EQ(outcome.err, "3 games: 3 solved\n");
  EXPECT_EQ(outcome.code, 0);
  std::vector<std::string> sources;
  for (const std::string& line : lines_of(outcome.out))
    sources.push_back(json::parse(line)["game"]["source"]);
  const std::string folder = scratch.path("games/");
  EXPECT_EQ(sources,
            (std::vector<std::string>{folder + "a.jsonl:1", folder + "a.jsonl:2", folder + "b/2.json"}));
}

TEST(Program, TextResultsAreSeparated) {
  const Outcome outcome = run_program("games/bos.json games/bos.json --details never");
  const std::string rule = "\n" + std::string(78, '-') + "\n\nBattle of the Sexes";
  EXPECT_NE(outcome.out.find(rule), std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.out.find(rule), outcome.out.rfind(rule));
}

TEST(Program, JsonIsIndentedForOneGameAndOneLineForSeveral) {
  const Outcome one = run_program("--format json games/bos.json");
  EXPECT_EQ(document_of(one)["equilibria"].size(), 3U);
  EXPECT_EQ(one.out.rfind("{\n  \"schema\": \"nashsolve/1\",\n", 0), 0U);
  EXPECT_EQ(lines_of(run_program("--format jsonl games/bos.json").out).size(), 1U);
  EXPECT_EQ(lines_of(run_program("--format json games/bos.json games/bos.json").out).size(), 2U);
  EXPECT_EQ(lines_of(run_program("--format json -", kPennies + "\n" + kPennies).out).size(), 2U);
}

TEST(Program, AFileNamedLikeACommandIsReached) {
  const Scratch scratch;
  const std::string path = scratch.file("solve", kPennies);
  const Outcome outcome =
      run_shell("cd '" + std::filesystem::path(path).parent_path().string() +
                "' && \"$nashsolve\" --format jsonl ./solve && \"$nashsolve\" solve -- solve");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("\"./solve:1\""), std::string::npos) << outcome.out;
}

TEST(Program, SearchesTwoPlayersAsIfTheyWereMore) {
  for (const char* const seed : {"1", "2", "3", "4", "5", "6"}) {
    const std::string game =
        run_program("generate random --size 4x4 --seed " + std::string(seed) + " --format json").out;
    const json expected = document_of(run_program("- --format json", game));
    const Outcome outcome = run_program("--search n-player --format json -", game);
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(schema_complaints(outcome.out), "");
    const json found = document_of(outcome);
    EXPECT_EQ(found["status"], "complete");
    EXPECT_NE(found["method"], expected["method"]);
    ASSERT_EQ(found["equilibria"].size(), expected["equilibria"].size()) << "seed " << seed;
    for (std::size_t k = 0; k < expected["equilibria"].size(); ++k) {
      for (const char* const key : {"profile", "payoffs", "index"}) {
        EXPECT_EQ(found["equilibria"][k][key], expected["equilibria"][k][key]) << "seed " << seed;
      }
    }
  }
  EXPECT_EQ(run_program("solve --help").out.find("--search"), std::string::npos);
}

/// Per profile of players `from` to 5, `second` of those before them with their second strategies: 7 for
/// player 1 where all four play alike, 0 else and for the others.
std::string payoffs_by_others(int from, int second) {
  if (from == 6) return second % 4 == 0 ? "[7, 0, 0, 0, 0]" : "[0, 0, 0, 0, 0]";
  return "[" + payoffs_by_others(from + 1, second) + ", " + payoffs_by_others(from + 1, second + 1) + "]";
}

std::string payoffs_of_one(int from) {
  if (from == 6) return "[1, 0, 0, 0, 0]";
  return "[" + payoffs_of_one(from + 1) + ", " + payoffs_of_one(from + 1) + "]";
}

TEST(Program, UndecidedSupportsHaveEquationsAndCells) {
  // Player 1 gains where four others play alike with a probability of more than 1/7.
  const std::string game = "{\"payoffs\": [" + payoffs_by_others(2, 0) + ", " + payoffs_of_one(2) + "]}";
  const Outcome outcome = run_program("--format json -", game);
  EXPECT_EQ(outcome.code, 3);
  EXPECT_EQ(schema_complaints(outcome.out), "");
  const json regions = document_of(outcome)["undecided"];
  ASSERT_EQ(regions.size(), 2U);  // player 1 mixes, or has only the first strategy
  EXPECT_EQ(regions[0]["supports"], json::parse("[[0, 1], [0, 1], [0, 1], [0, 1], [0, 1]]"));
  EXPECT_EQ(regions[0]["equations"],
            json({"U1(1) = U1(2): 6 x2(1) x3(1) x4(1) x5(1) - x2(1) x3(1) x4(1) x5(2) - x2(1) x3(1) "
                  "x4(2) x5(1) - x2(1) x3(1) x4(2) x5(2) - x2(1) x3(2) x4(1) x5(1) - x2(1) x3(2) x4(1) "
                  "x5(2) - x2(1) x3(2) x4(2) x5(1) - x2(1) x3(2) x4(2) x5(2) - x2(2) x3(1) x4(1) x5(1) "
                  "- x2(2) x3(1) x4(1) x5(2) - x2(2) x3(1) x4(2) x5(1) - x2(2) x3(1) x4(2) x5(2) - "
                  "x2(2) x3(2) x4(1) x5(1) - x2(2) x3(2) x4(1) x5(2) - x2(2) x3(2) x4(2) x5(1) + 6 "
                  "x2(2) x3(2) x4(2) x5(2) = 0"}));
  EXPECT_FALSE(regions[0]["cells"].empty());
  EXPECT_EQ(run_program("-", game).out.find(" = 0"), std::string::npos);
  const std::string text = run_program("-v -", game).out;
  EXPECT_NE(text.find("    U1(1) = U1(2): 6 x2(1) x3(1) x4(1) x5(1) - x2(1) x3(1) x4(1) x5(2) - x2(1)\n"),
            std::string::npos);
  EXPECT_NE(text.find("    within x1(1) in ["), std::string::npos) << text;
  EXPECT_NE(text.find("    (x1(1) is the probability with which player 1 plays 1)\n"), std::string::npos);
}

TEST(Program, UndecidedResultsExitWithThree) {
  const Outcome outcome = run_program("--format json --find all --time-limit 60 -",
                                      R"({"payoffs": [[[[1,1,1],[0,0,0]],[[0,0,0],[0,0,0]]]]})");
  const json document = document_of(outcome);
  EXPECT_EQ(outcome.code, document["status"] == "complete" ? 0 : 3);
  const Outcome pure = run_program("--find pure --format json games/bos.json");
  EXPECT_EQ(pure.code, 0);
  EXPECT_EQ(document_of(pure)["equilibria"].size(), 2U);
}

TEST(Program, PureEquilibriaAreAWholeAnswer) {
  const Outcome none = run_program("--find pure games/matching_pennies.json");
  EXPECT_EQ(none.code, 0);
  EXPECT_NE(none.out.find("\nNo pure equilibrium (all profiles were checked).\n"), std::string::npos)
      << none.out;
  const Outcome one = run_program("--find pure games/prisoners_dilemma.json");
  EXPECT_NE(one.out.find("\n1 pure equilibrium, no other pure one.\n"), std::string::npos) << one.out;
  const Outcome two = run_program("--find pure --details never games/bos.json");
  EXPECT_NE(two.out.find("\n2 pure equilibria, no other pure ones.\n"), std::string::npos) << two.out;
  const Outcome first = run_program("--find pure --limit 1 games/bos.json");
  EXPECT_NE(first.out.find("\n1 pure equilibrium found as far as asked; there may be others.\n"),
            std::string::npos)
      << first.out;
  const json document = document_of(run_program("--find pure --format json games/bos.json"));
  EXPECT_EQ(document["status"], "complete");
  EXPECT_EQ(document["scope"], "pure");
  EXPECT_FALSE(document_of(run_program("--format json games/bos.json")).contains("scope"));
  const json three = document_of(run_program(
      "--find pure --format json -",
      R"({"payoffs": [[[[1,1,1],[0,0,0]],[[0,0,0],[0,0,0]]],[[[0,0,0],[0,0,0]],[[0,0,0],[2,2,2]]]]})"));
  EXPECT_EQ(three["status"], "complete");
  EXPECT_EQ(three["equilibria"].size(), 2U);
}

TEST(Program, NumberStylesOfText) {
  EXPECT_NE(run_program("games/bos.json --decimals 3").out.find("Opera 0.667, Football 0.333"),
            std::string::npos);
  const std::string game = R"({"payoffs": [[[1000003, 0], [0, 1]], [[0, 1], [1, 0]]]})";
  EXPECT_NE(run_program("- --details never", game).out.find("1: 1/2, 2: 1/2 | 1: 1/1000004, 2: ~0.999999"),
            std::string::npos);
  EXPECT_NE(run_program("- --details never --exact", game).out.find("2: 1000003/1000004"), std::string::npos);
}

TEST(Program, ColoursOnlyWhereAskedForOrOnATerminal) {
  EXPECT_EQ(run_program("games/bos.json").out.find('\x1b'), std::string::npos);
  EXPECT_NE(run_program("games/bos.json --color always").out.find('\x1b'), std::string::npos);
}

TEST(Program, AnOutputFileIsWholeOrAbsent) {
  const Scratch scratch;
  const std::string path = scratch.path("result.json");
  const Outcome outcome = run_program("--format json games/bos.json -o " + path);
  expect(outcome, 0, "", "");
  EXPECT_EQ(schema_complaints(content_of(path)), "");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(std::filesystem::path(path).parent_path()), {}),
            1);
  const Outcome folder = run_program("check games/bos.json Opera Opera -o games");
  expect(folder, 1, "", "games: found a folder, expected the name of a file\n");
  const std::string nowhere = scratch.path("no/where");
  expect(run_program("games/bos.json -o " + nowhere), 1, "",
         nowhere + ": cannot be written: No such file or directory\n");
}

TEST(Program, AFullDiskIsAnError) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "the system has no /dev/full";
  const Outcome outcome =
      run_shell("cd '" NASHSOLVE_SOURCE_DIR "' && \"$nashsolve\" games/bos.json > /dev/full");
  EXPECT_EQ(outcome.err, "standard output: cannot be written: No space left on device\n");
  EXPECT_EQ(outcome.code, 1);
}

TEST(Program, AClosedPipeEndsQuietly) {
  const std::string pipeline =
      "yes '" + kPennies + "' 2>/dev/null | \"$nashsolve\" --format jsonl - | head -n 3";
  for (const std::string setting : {"", "trap '' PIPE; "}) {
    const Outcome outcome = run_shell(setting + pipeline);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(lines_of(outcome.out).size(), 3U);
  }
}

TEST(Program, AnInterruptedSearchPrintsWhatItFound) {
  // All payoffs differ, and the game is far too large to be finished.
  std::string game = R"({"matrices": [[)";
  unsigned long long state = 1;
  for (int matrix = 0; matrix < 2; ++matrix) {
    if (matrix > 0) game += "],[";
    for (int row = 0; row < 80; ++row) {
      game += row == 0 ? "[" : ",[";
      for (int column = 0; column < 80; ++column) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        game += (column == 0 ? "" : ",") + std::to_string(state >> 40U);
      }
      game += "]";
    }
  }
  game += "]]}";
  const Scratch scratch;
  const std::string path = scratch.file("large.json", game);
  const Outcome outcome = run_shell("\"$nashsolve\" --format json " + path +
                                    " & program=$!; sleep 1; kill -TERM $program; wait $program");
  EXPECT_EQ(outcome.code, 130) << outcome.err;
  EXPECT_EQ(document_of(outcome)["status"], "interrupted");
  const Outcome limited = run_program("--format json --time-limit 0.2 " + path);
  EXPECT_EQ(limited.code, 3) << limited.err;
  EXPECT_EQ(document_of(limited)["status"], "time_limit");
  const Outcome unproved =
      run_program("--format json --time-limit 0.2 --proof " + scratch.path("unproved.txt") + " " + path);
  EXPECT_EQ(unproved.code, 3);
  EXPECT_EQ(unproved.err, path + ": no proof was written: the search did not end\n");
  EXPECT_FALSE(std::filesystem::exists(scratch.path("unproved.txt")));
}

TEST(Program, FormulasAreValidDocuments) {
  int games = 0;
  for (const auto& entry : std::filesystem::directory_iterator(NASHSOLVE_SOURCE_DIR "/games")) {
    const std::string path = entry.path().string();
    if (content_of(path).find("parameter") == std::string::npos) continue;
    ++games;
    const Outcome outcome = run_program("--format json '" + path + "'");
    EXPECT_EQ(outcome.code, 0) << path << outcome.err;
    EXPECT_EQ(schema_complaints(outcome.out), "") << path;
    const auto document = document_of(outcome);
    EXPECT_EQ(document["status"], "complete") << path;
    EXPECT_EQ(document["intervals"].size(), document["values"].size() + 1) << path;
  }
  EXPECT_GE(games, 9);
}

TEST(Program, TextNamesTheProof) {
  const Scratch scratch;
  const Outcome outcome = run_program("-v --proof " + scratch.path("bos.txt") + " games/bos.json");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("\nproof nashsolve-proof/1, 19 steps, SHA-256 "), std::string::npos)
      << outcome.out;
  EXPECT_EQ(run_program("--proof " + scratch.path("bos.txt") + " games/bos.json").out.find("proof"),
            std::string::npos);
}

TEST(Program, AnInterruptWhileWaitingForInputEndsAtOnce) {
  const Outcome outcome =
      run_shell("sleep 5 | \"$nashsolve\" - & program=$!; sleep 1; kill -TERM $program; wait $program");
  EXPECT_EQ(outcome.code, 130);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

// Nobody's choice matters: the vertices are the pairs of the pure strategies, 45 * 45 of them.
TEST(Program, ListsTheExtremePointsOfALargeSetWhereItIsAskedTo) {
  std::string game = "45 45\n";
  for (int k = 0; k < 2 * 45 * 45; ++k) game += k % 45 == 44 ? "0\n" : "0 ";
  const auto equilibria = [&](const std::string& arguments) {
    const Outcome outcome = run_program(arguments + " -", game);
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(
        outcome.err.find("more extreme points than are listed") == std::string::npos,
        arguments.find("--vertices") != std::string::npos || arguments.find("csv") == std::string::npos);
    return static_cast<std::size_t>(std::count(outcome.out.begin(), outcome.out.end(), '\n'));
  };
  EXPECT_EQ(equilibria("--format csv"), 1 + 2 * 45U);
  EXPECT_EQ(equilibria("--format csv --vertices 2025"), 1 + 2025 * 2 * 45U);
  EXPECT_EQ(equilibria("--format gambit"), 2025U);
}

/// One pair of its extreme points stands for all where more are asked for than there may be.
TEST(Program, SaysThatThereMayBeMoreOfAKindThanAreListed) {
  const std::string game = R"({"payoffs": [[[0, 1], [0, 1]], [[0, 1], [0, 1]], [[0, 1], [0, 1]]]})";
  EXPECT_NE(run_program("--only pure -", game).out.find("Shown: 6 that are pure; left out: 0.\n"),
            std::string::npos);
  EXPECT_NE(run_program("--only pure --vertices 2 -", game)
                .out.find("Shown: 1 that is pure; left out: 0. There may be more on sets whose points are\n"
                          "not all listed; --find pure lists all.\n"),
            std::string::npos);
  EXPECT_NE(run_program("--only symmetric -", R"({"symmetric": [[0, 0], [0, 0]]})")
                .out.find("Shown: 2 that are symmetric; left out: 2. Of continua the points that are\n"
                          "listed were looked at, no others.\n"),
            std::string::npos);
  EXPECT_NE(run_program("--only strict -", R"({"symmetric": [[0, 0], [0, 0]]})")
                .out.find("Shown: 0 that are strict; left out: 4.\n"),
            std::string::npos);
}

}  // namespace
}  // namespace nashsolve::test
