// Explanations and descriptions of games: whole texts for the games of the theory, and facts that must hold
// of any.
#include "nashsolve/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "constant_sum.hpp"
#include "degeneracy.hpp"
#include "info.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/write.hpp"
#include "support/cases.hpp"
#include "support/explained.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using testing::explained;
using testing::in_one_line;
using testing::Matrices;

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(NASHSOLVE_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Game game_file(const std::string& name) {
  GameReader reader(std::string(NASHSOLVE_SOURCE_DIR) + "/games/" + name, {});
  return reader.next().value().game;
}

std::string described(const Game& game) {
  SolveOptions pure;
  pure.find = Find::pure;
  InfoFindings findings;
  findings.strict = find_dominance(game, Dominance::strict, never_stop);
  findings.weak = find_dominance(game, Dominance::weak, never_stop);
  findings.pure = solve(game, pure);
  if (game.player_count() == 2) {
    findings.degeneracy = find_degeneracy(game, never_stop);
    if (check_sum(game).is_constant()) findings.value = single::zero_sum_value(game, [] { return false; });
  }
  std::string text;
  write_info(game, {"game.json", ""}, findings, {}, [&](std::string_view piece) { text += piece; });
  return text;
}

TEST(Explain, BattleOfTheSexesAsInATextbook) {
  EXPECT_EQ(explained(game_file("bos.json")), file_text("tests/golden/explain_bos.txt"));
}

TEST(Explain, MatchingPenniesInThreeLanguages) {
  const Game game = game_file("matching_pennies.json");
  EXPECT_EQ(explained(game), file_text("tests/golden/explain_matching_pennies.txt"));
  EXPECT_EQ(explained(game, {ExplainFormat::markdown, {}}),
            file_text("tests/golden/explain_matching_pennies.md"));
  EXPECT_EQ(explained(game, {ExplainFormat::latex, {}}),
            file_text("tests/golden/explain_matching_pennies.tex"));
}

// Between dollar signs many readers of Markdown see a formula.
TEST(Explain, PricesAreNoFormulasInMarkdown) {
  const Game plain = bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}});
  const Game game({{"Shop", {"$1", "$2"}}, {"Rival", {"$3", "$4"}}}, {plain.payoffs(0), plain.payoffs(1)});
  const std::string text = explained(game, {ExplainFormat::markdown, {}});
  EXPECT_HAS(text, "against \\$3, Shop would leave \\$2 (0) for \\$1 (2)");
}

TEST(Explain, OneEquilibriumOnly) {
  const std::string text = explained(game_file("bos.json"), {ExplainFormat::text, 2});
  EXPECT_HAS(text, "Equilibrium 3");
  EXPECT_HAS(text, "2q = 1 - q, so q = 1/3");
  EXPECT_HAS(text, "p = 2 - 2p, so p = 2/3");
  EXPECT_EQ(text.find("Equilibrium 1\n"), std::string::npos);
  EXPECT_EQ(text.find("Supports"), std::string::npos);
}

TEST(Explain, ThreeUnknownsAreSolvedOneByOne) {
  const std::string text = explained(game_file("rock_paper_scissors.json"));
  EXPECT_HAS(text, "q1 = 1/3 and q2 = 1/3");
  EXPECT_HAS(text, "1 - q1 - q2");
}

/// One equilibrium that uses all of its strategies: a cycle of `size`, each beaten by the next ones.
Game cycle(int size) {
  const auto count = static_cast<std::size_t>(size);
  std::vector<std::vector<Rational>> a(count, std::vector<Rational>(count));
  for (int i = 0; i < size; ++i) {
    for (int j = 0; j < size; ++j) {
      const int ahead = (i - j + size) % size;
      a[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = ahead == 0          ? 0
                                                                    : ahead <= size / 2 ? 1
                                                                                        : -1;
    }
  }
  auto b = a;
  for (auto& row : b) {
    for (Rational& entry : row) entry = -entry;
  }
  return bimatrix_game(a, b);
}

TEST(Explain, LongFormulasGoOnBelow) {
  std::istringstream lines(explained(cycle(5)));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 78U) << line;
}

// Every engine has the sign between the actions of a tree's strategy, and may end a line there.
TEST(Explain, StrategiesOfTreesInLatex) {
  const Game plain = bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}});
  const Game game({{"Ann", {"l\u00B7r", "l\u00B7s"}}, {"Bob", {"1", "2"}}},
                  {plain.payoffs(0), plain.payoffs(1)});
  const std::string text = explained(game, {ExplainFormat::latex, {}});
  EXPECT_HAS(text, "l\u00B7\\allowbreak{}r");
  EXPECT_EQ(text.find("\\shownchar{00B7}"), std::string::npos);
}

TEST(Explain, ManyUnknownsAreNotEliminated) {
  const std::string solved = in_one_line(explained(cycle(13)));
  EXPECT_EQ(solved.find("how they are solved is left out"), std::string::npos);
  EXPECT_NE(solved.find("Put into one another"), std::string::npos);
  const std::string left_out = in_one_line(explained(cycle(15)));
  EXPECT_NE(left_out.find("14 equations in 14 unknowns hold; how they are solved is left out"),
            std::string::npos)
      << left_out;
  EXPECT_EQ(left_out.find("Put into one another"), std::string::npos);
}

TEST(Explain, WhatThereIsNoTimeForIsLeftOut) {
  const Game game = game_file("bos.json");
  ExplainOptions options;
  std::string text;
  const Sink sink = [&text](std::string_view piece) { text += piece; };
  EXPECT_TRUE(write_explanation(game, {"game.json", ""}, solve(game), options, sink));
  EXPECT_NE(text.find("Equilibrium 3"), std::string::npos);
  text.clear();
  options.must_stop = [] { return true; };
  EXPECT_FALSE(write_explanation(game, {"game.json", ""}, solve(game), options, sink));
  EXPECT_NE(text.find("Equilibrium 1"), std::string::npos);
  EXPECT_EQ(text.find("Equilibrium 2"), std::string::npos);
  EXPECT_NE(text.find("How the other 2 of 3 follow is left out"), std::string::npos) << text;
  EXPECT_NE(text.find("Which pairs of supports survive is left out"), std::string::npos) << text;
}

TEST(Explain, AStrategyThatWouldNeedTheProbabilityZeroIsNotUsed) {
  EXPECT_HAS(
      in_one_line(explained(Matrices{{{1, 0}, {1, 2}}, {{1, 0}, {0, 1}}}.game())),
      "1 and 2 against 1 and 2: to make Player 1 indifferent, 2 would need the     probability 0, which "
      "leaves it unused");
}

TEST(Explain, OneThatIsLeftOutIsOne) {
  ExplainOptions options;
  options.must_stop = [] { return true; };
  EXPECT_HAS(explained(Matrices{{{1, 1}}, {{2, 2}}}.game(), options),
             "How the other one of 2 follows is left out");
}

TEST(Explain, DominatedStrategiesGoFirst) {
  const std::string text = explained(game_file("prisoners_dilemma.json"));
  EXPECT_HAS(text, "strictly dominated by");
  EXPECT_HAS(text, "There is one pair of supports, and it survives:");
}

TEST(Explain, TheResultIsThatOfSolve) {
  const auto result = [](const Game& game) {
    const std::string text = in_one_line(explained(game));
    return text.substr(text.find("Result"));
  };
  EXPECT_HAS(result(game_file("matching_pennies.json")), "1 equilibrium, complete: the game has no other.");
  EXPECT_HAS(
      result(game_file("continuum.json")),
      "Infinitely many equilibria (1 isolated, 1 continuum with 2 extreme points), complete: the game has "
      "no others.");
  const Game nothing_matters = bimatrix_game({{0, 0}, {0, 0}}, {{0, 0}, {0, 0}});
  EXPECT_HAS(in_one_line(explained(nothing_matters)), "All 9 pairs of supports survive:");
}

TEST(Explain, CostsAreCalledCosts) {
  const std::string text = explained(as_costs(Matrices{{{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}}.game()));
  EXPECT_HAS(text, "C1(");
  EXPECT_HAS(text, "Both want to pay little.");
  EXPECT_EQ(text.find("payoff"), std::string::npos) << text;
  EXPECT_EQ(text.find("-2"), std::string::npos) << text;
}

TEST(Explain, ThreePlayers) {
  const std::size_t counts[] = {2, 2, 2};
  const PayoffTable table = PayoffTable::from(std::vector<Rational>{1, 0, 0, 0, 0, 0, 0, 2});
  const std::string text = explained(Game(default_players(counts), {table, table, table}));
  EXPECT_HAS(text, "Player 3: 1");
  EXPECT_HAS(text, "best response");
}

TEST(Explain, LatexEscapesWhatLabelsContain) {
  const std::size_t counts[] = {2, 2};
  std::vector<Player> players = default_players(counts);
  players[0].strategies = {"50% & more_$", "#{x}~^\\"};
  const PayoffTable table = PayoffTable::from(std::vector<Rational>{1, 0, 0, 1});
  const std::string text = explained(Game(players, {table, table}), {ExplainFormat::latex, {}});
  EXPECT_HAS(text, "50\\% \\& more\\_\\$");
  EXPECT_HAS(text, "\\#\\{x\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}");
}

/// The lines between "survive" and the reasons.
std::set<std::string> surviving_pairs(const std::string& text) {
  std::istringstream lines(text);
  std::set<std::string> pairs;
  bool is_inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("survive") != std::string::npos) {
      is_inside = true;
    } else if (is_inside && line.rfind("- ", 0) == 0) {
      pairs.insert(line.substr(2));
    } else if (is_inside && !line.empty()) {
      break;
    }
  }
  return pairs;
}

std::string support_name(std::span<const std::uint32_t> support) {
  std::string name;
  for (std::size_t k = 0; k < support.size(); ++k) {
    if (k > 0) name += k + 1 == support.size() ? " and " : ", ";
    name += std::to_string(support[k] + 1);
  }
  return name;
}

TEST(Explain, TheSupportsThatSurviveAreThoseOfTheEquilibria) {
  std::mt19937_64 random(90);
  int compared = 0;
  for (int k = 0; k < 150; ++k) {
    const auto rows = static_cast<std::size_t>(testing::uniform(random, 2, 3));
    const auto columns = static_cast<std::size_t>(testing::uniform(random, 2, 4));
    const Game game = testing::random_matrices(random, rows, columns, 0, 1000).game();
    if (find_degeneracy(game, never_stop).is_degenerate != false) continue;
    std::set<std::string> expected;
    const VerifiedSolution verified = solve(game);
    for (const Equilibrium& equilibrium : verified.solution().equilibria) {
      expected.insert(support_name(equilibrium.exact()[0].support()) + " against " +
                      support_name(equilibrium.exact()[1].support()));
    }
    EXPECT_EQ(surviving_pairs(explained(game, {ExplainFormat::markdown, {}})), expected) << "game " << k;
    ++compared;
  }
  EXPECT_GT(compared, 100);
}

TEST(Info, BattleOfTheSexes) {
  EXPECT_EQ(described(game_file("bos.json")),
            R"(Battle of the Sexes                                                  game.json
2 players, 2 x 2 strategies

Player 1                Opera, Football; payoffs from 0 to 2
Player 2                Opera, Football; payoffs from 0 to 2

zero-sum                no
constant-sum            no: the payoffs add up to 3 at (Opera, Opera), to 0 at
                        (Opera, Football)
symmetric               no
degenerate              no
identical strategies    none
strictly dominated      none
weakly dominated        none
pure equilibria         (Opera, Opera)
                        (Football, Football)
)");
}

TEST(Info, AZeroSumGameHasAValue) {
  const std::string text = described(game_file("rock_paper_scissors.json"));
  EXPECT_HAS(text, "zero-sum                yes");
  EXPECT_HAS(text, "symmetric               yes");
  EXPECT_HAS(text, "pure equilibria         none");
  EXPECT_HAS(text, "secures -1 (maxmin) and is held to 1 (minmax)");
}

TEST(Info, SearchesThatDidNotEndFoundNotNothing) {
  const Game game = game_file("bos.json");
  InfoFindings findings;
  findings.strict.all.thoroughness = Thoroughness::too_large;
  findings.weak.all.thoroughness = Thoroughness::stopped;
  std::string text;
  write_info(game, {"game.json", ""}, findings, {}, [&](std::string_view piece) { text += piece; });
  EXPECT_HAS(text, "strictly dominated      mixed dominators were not looked for");
  EXPECT_HAS(text, "weakly dominated        not decided: the search for them stopped early");
}

TEST(Info, APayoffThatNeverChangesIsNoRange) {
  const std::string text = described(Matrices{{{1, 1}}, {{0, 2}}}.game());
  EXPECT_HAS(text, "1; payoff always 1\n");
  EXPECT_HAS(text, "1, 2; payoffs from 0 to 2\n");
}

TEST(Info, DominatedByAMixtureAndRoundByRound) {
  // The middle row falls to half of the others; then the right column falls, then the bottom row.
  const std::string text = described(Matrices{{{3, 0}, {1, 1}, {0, 3}}, {{2, 1}, {0, 5}, {1, 0}}}.game());
  EXPECT_HAS(text, "Player 1: 2 by 1: 1/2, 3: 1/2");
  EXPECT_HAS(text, "round 1: Player 1: 2 by 1: 1/2, 3: 1/2");
  EXPECT_HAS(text, "round 2: Player 2: 2 by 1");
  EXPECT_HAS(text, "round 3: Player 1: 3 by 1");
  EXPECT_HAS(text, "leaves 1 for Player 1; 1 for Player 2");
}

TEST(Info, DegeneracyShowsItsWitness) {
  EXPECT_HAS(described(Matrices{{{1, 0}, {1, 2}}, {{0, 0}, {1, 2}}}.game()),
             "degenerate              yes: against ");
}

TEST(Costs, ThePublishedCostsHaveTheAnswerOfTheNegatedPayoffs) {
  const Matrices payoffs = testing::bimatrix_case("reported", "nashpy-82").matrices;
  Matrices costs = payoffs;
  for (auto* matrix : {&costs.a, &costs.b}) {
    for (auto& row : *matrix) {
      for (Rational& entry : row) entry = -entry;
    }
  }
  const Game game = as_costs(costs.game());
  const Solution solution = solve(game).solution();
  EXPECT_EQ(solution.equilibria.size(), 8U);
  EXPECT_EQ(solution.components.size(), 4U);
  std::size_t subsets = 0;
  for (const Component& component : solution.components) subsets += component.subsets.size();
  EXPECT_EQ(subsets, 5U);
  const Solution negated = solve(payoffs.game()).solution();
  for (std::size_t k = 0; k < 8; ++k) {
    EXPECT_EQ(solution.equilibria[k].exact(), negated.equilibria[k].exact());
  }
}

TEST(Costs, WhatOneSecuresIsTheirMinmax) {
  const LoadedGame pennies =
      read_game(R"({"objective": "minimize", "zero_sum": [[1, -1], [-1, 1]]})", "game", {Format::json});
  EXPECT_HAS(described(pennies.game), "Player 1 secures 1 (minmax) and is held to -1 (maxmin)");
}

TEST(Costs, AreReadFromJsonAndWrittenBack) {
  const LoadedGame loaded =
      read_game(R"({"objective": "minimize", "zero_sum": [[1, 2], [3, 4]]})", "game", {Format::json});
  EXPECT_TRUE(loaded.warnings.empty());
  EXPECT_EQ(loaded.game.objective(), Objective::minimize);
  EXPECT_EQ(loaded.game.payoff(0, 3), -4);
  std::ostringstream written;
  write_game(written, loaded.game, Format::json);
  EXPECT_HAS(written.str(), "\"objective\": \"minimize\"");
  EXPECT_EQ(read_game(written.str(), "again", {Format::json}).game, loaded.game);
  EXPECT_THROW(write_game(written, loaded.game, Format::lrs), WriteError);
  EXPECT_THROW(read_game(R"({"objective": "both", "zero_sum": [[1]]})", "game", {Format::json}), InputError);
}

}  // namespace
}  // namespace nashsolve
