// `info` and `explain` as JSON, and what every result says of how its game was read.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "program/program.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

using nlohmann::json;

TEST(Findings, AreValidDocumentsForEveryGame) {
  std::size_t games = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(NASHSOLVE_SOURCE_DIR) + "/games")) {
    // What is found of a game with a parameter needs a value of it.
    if (content_of(entry.path().string()).find("parameter") != std::string::npos) continue;
    const std::string options = " --format json " + entry.path().string() +
                                (entry.path().filename() == "hawk_dove.csv" ? " --symmetric" : "");
    for (const std::string command : {"info", "explain", "explain --equilibrium 1"}) {
      const Outcome outcome = run_program(command + options);
      EXPECT_EQ(outcome.code, 0) << command << options << outcome.err;
      EXPECT_EQ(schema_complaints(outcome.out), "") << command << options;
    }
    ++games;
  }
  EXPECT_GT(games, 15U);
}

TEST(Findings, SayOfMatchingPenniesWhatIsKnown) {
  const json info = json::parse(run_program("info --format json games/matching_pennies.json").out);
  EXPECT_EQ(info["zero_sum"], true);
  EXPECT_EQ(info["constant_sum"], "0");
  EXPECT_EQ(info["symmetric"], false);
  EXPECT_EQ(info["degenerate"], false);
  EXPECT_EQ(info["payoff_ranges"], json::parse(R"([["-1", "1"], ["-1", "1"]])"));
  EXPECT_EQ(info["strictly_dominated"], json::parse(R"({"decided": true, "strategies": []})"));
  EXPECT_EQ(info["pure_equilibria"], json::parse(R"({"complete": true, "profiles": []})"));
  EXPECT_EQ(info["value"], json::parse(R"({"value": "0", "optimal": [["1/2", "1/2"], ["1/2", "1/2"]],
                                           "pure_maxmin": "-1", "pure_minmax": "1"})"));
}

TEST(Findings, AskForMoreThanOnePlayerWhereGamesAreSymmetric) {
  const json info =
      json::parse(run_program("info --format jsonl -", R"({"payoffs": [[[1, 0]], [[0, 1]]]})").out);
  EXPECT_EQ(info["symmetric"], false);
  const std::string tree = "EFG 2 R \"\" { \"One\" }\nt \"\" 1 \"\" { 0 }\n";
  EXPECT_EQ(json::parse(run_program("info --input-format efg --format jsonl -", tree).out)["symmetric"],
            nullptr);
  EXPECT_EQ(run_program("info --input-format efg -", tree).out.find("symmetric"), std::string::npos);
}

TEST(Findings, OfAnEquilibriumThatTheGameHasNotAreAFailureOfTheGame) {
  const Outcome outcome = run_program("explain games/bos.json --equilibrium 7");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "games/bos.json: --equilibrium: found 7, expected a number from 1 to 3\n");
}

TEST(Findings, SayOfThePrisonersDilemmaWhatIsKnown) {
  const json info =
      json::parse(run_program("info --format jsonl -", R"({"symmetric": [[3, 0], [5, 1]]})").out);
  EXPECT_EQ(info["zero_sum"], false);
  EXPECT_EQ(info["constant_sum"], nullptr);
  EXPECT_EQ(info["symmetric"], true);
  const json dominated = json::parse(R"([{"player": 0, "strategy": 0, "by": ["0", "1"]},
                                         {"player": 1, "strategy": 0, "by": ["0", "1"]}])");
  EXPECT_EQ(info["strictly_dominated"]["strategies"], dominated);
  EXPECT_EQ(info["elimination_strict"], json({{"decided", true},
                                              {"rounds", json::array({dominated})},
                                              {"remaining", json::parse("[[1], [1]]")}}));
  EXPECT_EQ(info["pure_equilibria"]["profiles"], json::parse("[[1, 1]]"));
  EXPECT_FALSE(info.contains("value"));
}

/// Each strategy of player 1 is worth as much as its number, whatever player 2 does.
std::string ladder(std::size_t strategies) {
  json rows = json::array();
  for (std::size_t i = 0; i < strategies; ++i) rows.push_back(json::array({i, i}));
  return json{{"zero_sum", rows}}.dump();
}

TEST(Findings, NameDominatorsByTheirStrategiesWhereAPlayerHasMany) {
  for (const std::size_t count : {std::size_t{1000}, std::size_t{1001}}) {
    const json info = json::parse(run_program("info --format json -", ladder(count)).out);
    const json& dominated = info["strictly_dominated"]["strategies"];
    ASSERT_EQ(dominated.size(), count - 1);
    for (const json& each : dominated) {
      const json& by = each["by"];
      ASSERT_EQ(by.is_array(), count == 1000);
      std::size_t better = 0;
      if (by.is_array()) {
        ASSERT_EQ(by.size(), count);
        while (by[better] == "0") ++better;
        EXPECT_EQ(by[better], "1");
      } else {
        ASSERT_EQ(by.size(), 1U);
        better = std::stoul(by.begin().key());
        EXPECT_EQ(by.begin().value(), "1");
      }
      EXPECT_GT(better, each["strategy"].get<std::size_t>());
    }
  }
}

TEST(Findings, NameTheFirstOfManyStrategiesInText) {
  const std::string text = run_program("info -", ladder(1000)).out;
  EXPECT_NE(text.find(" and 950 more;"), std::string::npos) << text.substr(0, 3000);
  // Dominated by the one above it, all but the first, round by round or at once.
  EXPECT_NE(text.find(" and 949 more\n"), std::string::npos);
  EXPECT_LT(text.size(), 40'000U);
}

TEST(Findings, ExplainTheSameAsJsonAndAsText) {
  const std::string text = run_program("explain games/matching_pennies.json").out;
  const json explanation = json::parse(run_program("explain --format json games/matching_pennies.json").out);
  std::vector<std::string> headings;
  std::size_t formulas = 0;
  for (const json& section : explanation["sections"]) {
    headings.push_back(section["heading"]);
    for (const json& block : section["content"]) {
      for (const json& formula : block.value("formulas", json::array())) {
        EXPECT_NE(text.find("    " + formula.get<std::string>() + "\n"), std::string::npos) << formula;
        ++formulas;
      }
    }
  }
  EXPECT_EQ(headings, (std::vector<std::string>{"Game", "Supports", "Equilibrium 1", "Result"}));
  EXPECT_GT(formulas, 2U);
}

constexpr const char* kTable = ",low,high\nlow,\"2, 1\",\"0, 0\"\nhigh,\"0, 0\",\"1, 2\"\n";
constexpr const char* kReadAs =
    "one table 2 x 2 with both payoffs in a cell, cells apart by commas; rows low, high; columns low, high";

std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

TEST(ReadAs, IsALineOfEveryTextAndAKeyOfEveryDocument) {
  const Scratch scratch;
  const std::string file = scratch.file("game.csv", kTable);
  for (const std::string command : {"solve ", "info ", "explain ", "plot ", "check "}) {
    const std::string profile = command == "check " ? " 1,0 1,0" : "";
    const Outcome outcome = run_program(command + file + profile);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(in_one_line(outcome.out).find(kReadAs), std::string::npos) << outcome.out;
    if (command == "plot ") continue;
    const Outcome document = run_program(command + "--format json " + file + profile);
    EXPECT_EQ(json::parse(document.out)["game"]["read_as"], kReadAs);
    EXPECT_EQ(schema_complaints(document.out), "");
  }
}

TEST(ReadAs, IsNotSaidWhereNothingHadToBeFoundOut) {
  for (const std::string game : {"games/bos.json", "games/shapley.nfg"}) {
    EXPECT_EQ(run_program(game).out.find("read as"), std::string::npos);
    EXPECT_FALSE(json::parse(run_program("--format json " + game).out)["game"].contains("read_as"));
  }
}

TEST(Rationalize, TellsOfEachNumberThatItChanges) {
  const std::string game = R"({"zero_sum": [[0.6666666666666666, -0.333333], [0.25, 0.142857]]})";
  const Outcome plain = run_program("convert - - --format json", game);
  EXPECT_EQ(plain.err,
            "warning: -:1:16: '0.6666666666666666' looks like 2/3 cut off and is read as the decimal it is; "
            "--rationalize reads 2/3\n"
            "warning: -: 2 further decimals like that\n");
  EXPECT_EQ(json::parse(plain.out)["payoffs"][0][0][0], "3333333333333333/5000000000000000");
  const Outcome changed = run_program("convert --rationalize - - --format json", game);
  EXPECT_EQ(changed.err,
            "warning: -:1:16: '0.6666666666666666' is read as 2/3\n"
            "warning: -:1:36: '-0.333333' is read as -1/3\n"
            "warning: -:1:55: '0.142857' is read as 1/7\n");
  EXPECT_EQ(json::parse(changed.out)["payoffs"],
            json::parse(R"([[["2/3", "-2/3"], ["-1/3", "1/3"]], [[0.25, -0.25], ["1/7", "-1/7"]]])"));
}

}  // namespace
}  // namespace nashsolve::test
