// JSON results, to the letter, and against the schema.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>

#include "nashsolve/report.hpp"
#include "nashsolve/solve.hpp"
#include "result_view.hpp"
#include "support/report_games.hpp"
#include "support/schema_check.hpp"

namespace nashsolve {
namespace {

using nlohmann::json;

const Source kSource = {"games/bos.json", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};

std::string json_of(const Game& game, const VerifiedSolution& solution, const JsonOptions& options = {}) {
  std::string out;
  write_json(game, kSource, solution, options, [&](std::string_view text) { out += text; });
  EXPECT_EQ(test::schema_complaints(out), "") << out.substr(0, 2000);
  return out;
}

json document_of(const Game& game, const JsonOptions& options = {}) {
  return json::parse(json_of(game, solve(game), options));
}

MixedStrategy mixed(const std::vector<Rational>& probabilities) {
  return MixedStrategy::from_probabilities(probabilities);
}

Solution solution_of_battle_of_the_sexes() {
  const auto third = make_rational(1, 3);
  const auto two_thirds = make_rational(2, 3);
  Solution solution;
  solution.status = Status::complete;
  solution.method = "support search, exact";
  solution.counts = {{"nodes", 7}};
  solution.seconds = 0.0002;
  solution.equilibria = {
      {Profile{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)}, 0, 1, std::nullopt},
      {Profile{MixedStrategy::pure(2, 1), MixedStrategy::pure(2, 1)}, 1, 1, std::nullopt},
      {Profile{mixed({two_thirds, third}), mixed({third, two_thirds})}, 2, -1, true},
  };
  for (std::size_t k = 0; k < 3; ++k) {
    solution.components.push_back({{k}, {NashSubset{{{k}, {k}}}}, solution.equilibria[k].index});
  }
  return solution;
}

TEST(ReportJson, BattleOfTheSexesIndented) {
  const Game game = test::battle_of_the_sexes();
  const std::string text =
      json_of(game, verify(game, solution_of_battle_of_the_sexes()), {Details::automatic, true});
  const std::string head = R"({
  "schema": "nashsolve/1",
  "game": {
    "title": "Battle of the Sexes",
    "source": "games/bos.json",
    "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "players": [
      {"name": "Player 1", "strategies": ["Opera", "Football"]},
      {"name": "Player 2", "strategies": ["Opera", "Football"]}
    ]
  },
  "status": "complete",
  "equilibria": [
    {
      "id": 1,
      "kind": "pure",
      "profile": [["1", "0"], ["1", "0"]],
)";
  EXPECT_EQ(text.substr(0, head.size()), head);
  const std::string tail = R"(
    {
      "id": 3,
      "kind": "mixed",
      "profile": [["2/3", "1/3"], ["1/3", "2/3"]],
      "probabilities": [[0.6666666666666666, 0.3333333333333333], [0.3333333333333333, 0.6666666666666666]],
      "support": [[0, 1], [0, 1]],
      "payoffs": ["2/3", "2/3"],
      "payoff_values": [0.6666666666666666, 0.6666666666666666],
      "best_responses": [
        {"payoffs": ["2/3", "2/3"], "strategies": [0, 1], "regret": "0"},
        {"payoffs": ["2/3", "2/3"], "strategies": [0, 1], "regret": "0"}
      ],
      "properties": {"strict": false, "quasi_strict": true, "regular": true, "symmetric": null, "efficient_among_equilibria": false, "efficient_among_pure_profiles": false, "pareto_dominated": true, "payoff_dominant": false, "risk_dominant": null, "undominated": true, "evolutionarily_stable": null},
      "index": -1,
      "component": 3
    }
  ],
  "components": [
    {
      "id": 1,
      "isolated": true,
      "index": 1,
      "dimension": 0,
      "equilibria": [1],
      "subsets": [
        {"strategies": [[1], [1]]}
      ]
    },
    {
      "id": 2,
      "isolated": true,
      "index": 1,
      "dimension": 0,
      "equilibria": [2],
      "subsets": [
        {"strategies": [[2], [2]]}
      ]
    },
    {
      "id": 3,
      "isolated": true,
      "index": -1,
      "dimension": 0,
      "equilibria": [3],
      "subsets": [
        {"strategies": [[3], [3]]}
      ]
    }
  ],
  "method": "support search, exact",
  "statistics": {"nodes": 7, "seconds": 0.0002}
}
)";
  ASSERT_GT(text.size(), tail.size());
  EXPECT_EQ(text.substr(text.size() - tail.size()), tail);
}

TEST(ReportJson, OneLineSaysTheSame) {
  const Game game = test::battle_of_the_sexes();
  const VerifiedSolution verified = verify(game, solution_of_battle_of_the_sexes());
  const std::string line = json_of(game, verified);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(json::parse(line), json::parse(json_of(game, verified, {Details::automatic, true})));
}

TEST(ReportJson, ContinuaHaveSubsetsOfTheirVertices) {
  const json document = document_of(bimatrix_game({{-2, 2}, {0, 0}}, {{-2, 2}, {0, 0}}));
  EXPECT_EQ(document["components"], json::parse(R"([
    {"id": 1, "isolated": true, "index": 1, "dimension": 0, "equilibria": [1], "subsets": [{"strategies": [[1], [1]]}]},
    {"id": 2, "isolated": false, "index": 0, "dimension": 1, "equilibria": [2, 3], "subsets": [{"strategies": [[2], [2, 3]]}]}])"));
  EXPECT_EQ(document["equilibria"][2]["component"], 2);
  EXPECT_EQ(document["equilibria"][1]["properties"]["pareto_dominated"], true);
  EXPECT_EQ(document["equilibria"][0]["properties"], json::parse(R"({
    "strict": true, "quasi_strict": true, "regular": true, "symmetric": null,
    "efficient_among_equilibria": true, "efficient_among_pure_profiles": true, "pareto_dominated": false,
    "payoff_dominant": true, "risk_dominant": null, "undominated": true, "evolutionarily_stable": null})"));
  EXPECT_EQ(document["equilibria"][0]["index"], 1);
  EXPECT_EQ(document["equilibria"][1]["index"], nullptr);
}

// Decided against all other equilibria one by one, in games with many ties among the payoffs.
TEST(ReportJson, ParetoDominanceAgreesWithItsDefinition) {
  std::mt19937 random(20260101);
  int dominated = 0;
  int undominated = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<std::vector<Rational>> a(4, std::vector<Rational>(4));
    std::vector<std::vector<Rational>> b = a;
    for (auto* matrix : {&a, &b}) {
      for (auto& row : *matrix) {
        for (auto& entry : row) entry = static_cast<int>(random() % 4);
      }
    }
    const Game game = bimatrix_game(a, b);
    const VerifiedSolution verified = solve(game);
    const json document = json::parse(json_of(game, verified));
    const auto& checks = verified.checks();
    for (std::size_t k = 0; k < checks.size(); ++k) {
      bool is_dominated = false;
      for (const auto& other : checks) {
        is_dominated = is_dominated ||
                       (other[0].payoff >= checks[k][0].payoff && other[1].payoff >= checks[k][1].payoff &&
                        other[0].payoff + other[1].payoff > checks[k][0].payoff + checks[k][1].payoff);
      }
      ASSERT_EQ(document["equilibria"][k]["properties"]["efficient_among_equilibria"], !is_dominated)
          << document;
      ++(is_dominated ? dominated : undominated);
    }
  }
  EXPECT_GT(dominated, 100);
  EXPECT_GT(undominated, 100);
}

TEST(ReportJson, IncompleteListsClaimNoMore) {
  const Game game = test::battle_of_the_sexes();
  SolveOptions options;
  options.limit = 1;
  const json document = json::parse(json_of(game, solve(game, options)));
  EXPECT_EQ(document["status"], "limit");
  ASSERT_EQ(document["equilibria"].size(), 1U);
  EXPECT_EQ(document["equilibria"][0]["properties"]["pareto_dominated"], nullptr);
}

TEST(ReportJson, SelectionPointsAtEquilibria) {
  JsonOptions options;
  options.select = SelectionRule::welfare;
  const json document = document_of(test::battle_of_the_sexes(), options);
  EXPECT_EQ(document["equilibria"].size(), 3U);
  EXPECT_EQ(document["selection"], json::parse(R"({"rule": "welfare", "equilibria": [1, 2], "value": "3",
                                                  "reason": "the largest sum of payoffs"})"));
  options.select = SelectionRule::max_entropy;
  const json inside = document_of(bimatrix_game({{1, 1}}, {{0, 0}}), options);
  EXPECT_EQ(inside["selection"]["entropy_bits"], 0.0);
  EXPECT_EQ(inside["selection"]["interior"][0]["component"], 1);
  EXPECT_EQ(inside["selection"]["interior"][0]["profile"], json::parse(R"([["1"], ["1/2", "1/2"]])"));
}

TEST(ReportJson, CostsAreTheUsersOwnNumbers) {
  const Game game = as_costs(bimatrix_game({{2, 5}, {3, 1}}, {{2, 5}, {3, 1}}));
  const json document = document_of(game);
  EXPECT_EQ(document["game"]["objective"], "minimize");
  ASSERT_EQ(document["equilibria"].size(), 3U);
  EXPECT_EQ(document["equilibria"][0]["payoffs"], json::parse(R"(["2", "2"])"));
  EXPECT_EQ(document["equilibria"][1]["payoff_values"], json::parse("[1.0, 1.0]"));
  EXPECT_EQ(document["equilibria"][1]["best_responses"][0]["payoffs"], json::parse(R"(["5", "1"])"));
  EXPECT_EQ(document["equilibria"][1]["best_responses"][0]["strategies"], json::parse("[1]"));
}

TEST(ReportJson, UndecidedRegionsAreListed) {
  const PayoffTable table = PayoffTable::from(std::vector<Rational>{3, 0, 0, 1, 0, 1, 1, 0});
  const std::vector<std::size_t> sizes = {2, 2, 2};
  const Game game(default_players(sizes), {table, table, table});
  Solution solution;
  solution.status = Status::undecided;
  solution.equilibria.push_back({Profile(3, MixedStrategy::pure(2, 0)), 0, std::nullopt, std::nullopt});
  solution.components.push_back({{0}, {}, std::nullopt});
  const Rational half = make_rational(1, 2);
  solution.undecided.push_back(
      {"these supports", {{0, 1}, {0}, {1}}, {{{{0, half}, {half, 1}}, {{1, 1}}, {{1, 1}}}}});
  const json document = json::parse(json_of(game, verify(game, solution)));
  EXPECT_EQ(document["undecided"],
            json::parse(R"([{"description": "these supports", "supports": [[0, 1], [0], [1]],
                             "equations": ["U1(1) = U1(2): -1 = 0"],
                             "cells": [[[["0", "1/2"], ["1/2", "1"]], [["1", "1"]], [["1", "1"]]]]}])"));
  // A strict equilibrium is isolated whatever else there is.
  EXPECT_EQ(document["components"][0]["isolated"], true);
}

TEST(ReportJson, LabelsAreEscaped) {
  const Game bos = test::battle_of_the_sexes();
  const Game game({{"\"\\\n\x01", {"甲", "\xff"}}, {"b", {"c", "d"}}}, {bos.payoffs(0), bos.payoffs(1)});
  const json document = document_of(game);
  EXPECT_EQ(document["game"]["players"][0]["name"], "\"\\\n\x01");
  EXPECT_EQ(document["game"]["players"][0]["strategies"], json({"甲", "\xef\xbf\xbd"}));
}

TEST(ReportJson, NumbersBeyondDoublesAreNull) {
  const Rational huge = std::get<Rational>(parse_number("-1e400"));
  const json document = document_of(bimatrix_game({{huge}}, {{make_rational(1, 3)}}));
  EXPECT_EQ(document["equilibria"][0]["payoffs"][0], "-1" + std::string(400, '0'));
  EXPECT_EQ(document["equilibria"][0]["payoff_values"], json({nullptr, 1.0 / 3}));
}

TEST(ReportJson, PayoffsOfAllStrategiesAreLeftOutOnRequest) {
  const json brief = document_of(test::battle_of_the_sexes(), {Details::never, false});
  EXPECT_EQ(brief["equilibria"][0]["best_responses"][0],
            json::parse(R"({"strategies": [0], "regret": "0"})"));
}

/// An equilibrium with probabilities around the square root of 2, less 1.
struct Irrational {
  Irrational() {
    const Enclosure first = {make_rational(41421356, 100000000), make_rational(41421357, 100000000)};
    const Enclosure second = {1 - first.upper, 1 - first.lower};
    const Enclosure one = {1, 1};
    solution.status = Status::complete;
    solution.equilibria.push_back(
        {EnclosedProfile{{{first, second}, {one, {}}, {second, first}}}, 0, 1, true});
    solution.components.push_back({{0}, {NashSubset{{{0}, {0}, {0}}}}, 1});
    const Enclosure two = {make_rational(19999999, 10000000), make_rational(20000001, 10000000)};
    const Enclosure zero = {make_rational(-1, 10000000), make_rational(1, 10000000)};
    checks.push_back(
        {{2, {0, 1}, 0, two, {two, two}}, {2, {0}, 0, two, {two, zero}}, {2, {0, 1}, 0, two, {two, two}}});
  }

  Game game = [] {
    const std::vector<std::size_t> sizes = {2, 2, 2};
    const PayoffTable table = PayoffTable::from(std::vector<Rational>{2, 2, 0, 0, 2, 2, 0, 0});
    return Game(default_players(sizes), {table, table, table});
  }();
  Source source = {"roots.nfg", ""};
  Solution solution;
  std::vector<ProfileCheck> checks;
  ProfileCheck no_check = {};
  report::ResultView view{game, source, solution, checks, no_check};
};

TEST(ReportJson, IrrationalProbabilitiesHaveEnclosures) {
  const Irrational irrational;
  std::string out;
  report::write_json(irrational.view, {}, [&](std::string_view text) { out += text; });
  EXPECT_EQ(test::schema_complaints(out), "") << out;
  const json equilibrium = json::parse(out)["equilibria"][0];
  EXPECT_EQ(equilibrium["kind"], "mixed");
  EXPECT_EQ(equilibrium["profile"], json::parse(R"([[null, null], ["1", "0"], [null, null]])"));
  EXPECT_EQ(equilibrium["probabilities"][0][0], 0.414213565);
  EXPECT_EQ(equilibrium["enclosures"][0][0], json({"10355339/25000000", "41421357/100000000"}));
  EXPECT_EQ(equilibrium["enclosures"][1], json({nullptr, nullptr}));
  EXPECT_EQ(equilibrium["support"], json::parse("[[0, 1], [0], [0, 1]]"));
  EXPECT_EQ(equilibrium["payoffs"][0], nullptr);
  EXPECT_EQ(equilibrium["payoff_values"][0], 2.0);
  EXPECT_EQ(equilibrium["payoff_enclosures"][0], json({"19999999/10000000", "20000001/10000000"}));
  EXPECT_EQ(equilibrium["best_responses"][1]["strategies"], json::parse("[0]"));
  EXPECT_EQ(equilibrium["properties"]["quasi_strict"], true);
}

TEST(ReportText, IrrationalProbabilitiesAreDecimals) {
  const Irrational irrational;
  std::string out;
  report::write_text(irrational.view, {}, [&](std::string_view text) { out += text; });
  EXPECT_NE(
      out.find(
          "    Player 1   1: ~0.414214, 2: ~0.585786\n"
          "    Player 2   1\n"
          "    Player 3   1: ~0.585786, 2: ~0.414214\n"
          "    not known exactly: each probability is proven to lie in an interval of width 1e-8 or less\n"),
      std::string::npos)
      << out;
  out.clear();
  TextOptions many_digits;
  many_digits.details = Details::never;
  many_digits.numbers = {NumberStyle::Kind::decimals, 30};
  report::write_text(irrational.view, many_digits, [&](std::string_view text) { out += text; });
  EXPECT_NE(out.find("1: ~0.4142136, 2: ~0.5857864 | 1 | "), std::string::npos) << out;
}

TEST(ReportJson, CostsAreInTheUsersNumbers) {
  const Game game = as_costs(test::battle_of_the_sexes());
  const json document = document_of(game);
  EXPECT_EQ(document["game"]["objective"], "minimize");
  ASSERT_EQ(document["equilibria"].size(), 3U);
  EXPECT_EQ(document["equilibria"][0]["profile"], json::parse(R"([["1", "0"], ["0", "1"]])"));
  EXPECT_EQ(document["equilibria"][0]["payoffs"], json({"0", "0"}));
  EXPECT_EQ(document["equilibria"][0]["best_responses"][0]["payoffs"], json({"0", "1"}));
  EXPECT_EQ(document["equilibria"][2]["payoffs"], json({"2/3", "2/3"}));
  EXPECT_EQ(document["equilibria"][2]["properties"]["pareto_dominated"], true);
  std::string out;
  write_text(game, kSource, solve(game), {}, [&](std::string_view text) { out += text; });
  EXPECT_NE(out.find("costs  2/3, 2/3\n"), std::string::npos) << out;
  EXPECT_NE(out.find("    best-response check   probability   cost\n"), std::string::npos) << out;
}

TEST(CheckJson, FollowsTheSchema) {
  const Game game = test::battle_of_the_sexes();
  const Profile profile = {MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 1)};
  for (const bool indented : {false, true}) {
    std::string out;
    write_check_json(game, kSource, profile, check_profile(game, profile), {Details::automatic, indented},
                     [&](std::string_view text) { out += text; });
    EXPECT_EQ(test::schema_complaints(out), "") << out;
    const json document = json::parse(out);
    EXPECT_EQ(document["equilibrium"], false);
    EXPECT_EQ(document["deviations"], json::parse(R"([{"player": 0, "strategies": [1], "gain": "1"},
                                                      {"player": 1, "strategies": [0], "gain": "1"}])"));
  }
}

TEST(Schema, IsStrict) {
  const Game game = test::battle_of_the_sexes();
  const json good = document_of(game);
  const auto complaints_about = [&](const json& document) {
    return test::schema_complaints(document.dump());
  };
  EXPECT_EQ(complaints_about(good), "");
  json changed = good;
  changed["extra"] = 1;
  EXPECT_NE(complaints_about(changed), "");
  changed = good;
  changed["equilibria"][0]["profile"][0][0] = "0.5";
  EXPECT_NE(complaints_about(changed), "");
  changed = good;
  changed["equilibria"][0].erase("component");
  EXPECT_NE(complaints_about(changed), "");
  changed = good;
  changed["status"] = "done";
  EXPECT_NE(complaints_about(changed), "");
  changed = good;
  changed["components"][0]["subsets"][0]["strategies"][0][0] = 0;
  EXPECT_NE(complaints_about(changed), "");
  EXPECT_NE(test::schema_complaints("{"), "");
}

}  // namespace
}  // namespace nashsolve
