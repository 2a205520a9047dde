// The rules of --select on games whose answer is known.
#include "selection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dimension.hpp"
#include "entropy.hpp"
#include "nashsolve/solve.hpp"
#include "support/game_files.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::Matrices;
using testing::Matrix;

using Positions = std::vector<std::size_t>;

Selection selected(SelectionRule rule, const Game& game) {
  const VerifiedSolution verified = solve(game);
  return select(rule, game, verified.solution(), verified.checks(),
                find_properties(game, verified.solution(), verified.checks()));
}

const Matrices kStagHunt{{{5, 0}, {4, 2}}, {{5, 4}, {0, 2}}};
const Matrices kBattle{{{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}};
const Matrices kSegment{{{-2, 2}, {0, 0}}, {{-2, 2}, {0, 0}}};

TEST(Selection, StagHunt) {
  const Game game = kStagHunt.game();
  EXPECT_EQ(selected(SelectionRule::welfare, game).equilibria, Positions{0});
  EXPECT_EQ(selected(SelectionRule::welfare, game).value, Rational(10));
  EXPECT_EQ(selected(SelectionRule::egalitarian, game).value, Rational(5));
  EXPECT_EQ(selected(SelectionRule::payoff_dominant, game).equilibria, Positions{0});
  EXPECT_EQ(selected(SelectionRule::risk_dominant, game).equilibria, Positions{1});
  EXPECT_EQ(selected(SelectionRule::pareto, game).equilibria, Positions{0});
  EXPECT_EQ(selected(SelectionRule::max_support, game).equilibria, Positions{2});
  EXPECT_EQ(selected(SelectionRule::max_entropy, game).equilibria, Positions{2});
}

TEST(Selection, TiesAreAllChosen) {
  const Game game = kBattle.game();
  EXPECT_EQ(selected(SelectionRule::welfare, game).equilibria, (Positions{0, 1}));
  EXPECT_EQ(selected(SelectionRule::pareto, game).equilibria, (Positions{0, 1}));
  const Selection none = selected(SelectionRule::risk_dominant, game);
  EXPECT_TRUE(none.equilibria.empty());
  EXPECT_EQ(none.reason, "deviating alone costs as much from one strict equilibrium as from the other");
  EXPECT_TRUE(selected(SelectionRule::payoff_dominant, game).equilibria.empty());
}

TEST(Selection, OfAListThatIsNotCompleteNothingIsSaidOfTheGame) {
  const Game game = kStagHunt.game();
  SolveOptions options;
  options.limit = 1;
  const VerifiedSolution verified = solve(game, options);
  ASSERT_EQ(verified.solution().equilibria.size(), 1U);
  const auto properties = find_properties(game, verified.solution(), verified.checks());
  EXPECT_EQ(
      select(SelectionRule::risk_dominant, game, verified.solution(), verified.checks(), properties).reason,
      "risk dominance compares the two strict equilibria of a 2x2 game, and no such two are listed; the list "
      "is not known to be complete");
  options = {};
  options.find = Find::pure;
  const Game pennies = Matrices{{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}}.game();
  const VerifiedSolution none = solve(pennies, options);
  for (const SelectionRule rule :
       {SelectionRule::welfare, SelectionRule::egalitarian, SelectionRule::pareto, SelectionRule::max_entropy,
        SelectionRule::max_support, SelectionRule::payoff_dominant}) {
    EXPECT_EQ(select(rule, pennies, none.solution(), none.checks(), {}).reason,
              "no equilibrium is listed; mixed equilibria were not searched");
  }
}

// Where players 1 to 3 all play their third strategy, player 4 chooses which of the first two gets 100 and
// which nothing, at no cost: even, both expect 50. Without third strategies the first three have the game
// below, whose one equilibrium is irrational and pays the least of them 2.77 (player 4 gets more by its first
// strategy).
TEST(Selection, InsideASegmentTheLeastPayoffMayBeMoreThanAtAnIrrationalEquilibrium) {
  const std::int64_t inner[8][3] = {{3, 7, 4}, {2, 5, 6}, {9, 5, 8}, {3, 5, 1},
                                    {0, 3, 4}, {9, 9, 3}, {1, 5, 2}, {4, 7, 0}};
  const testing::Shape shape{3, 3, 3, 2};
  std::vector<std::vector<std::int64_t>> payoffs(4);
  for (std::size_t cell = 0; cell < testing::cell_count(shape); ++cell) {
    const std::vector<std::size_t> s = testing::choices_in(cell, shape);
    const auto outside = std::count(s.begin(), s.begin() + 3, 2U);
    for (std::size_t i = 0; i < 3; ++i) {
      const std::int64_t of_all = i == 2 || i == s[3] ? 100 : 0;
      const std::int64_t alone = s[i] == 2 ? -100 : -50;
      payoffs[i].push_back(outside == 0   ? inner[4 * s[0] + 2 * s[1] + s[2]][i]
                           : outside == 3 ? of_all
                                          : alone);
    }
    payoffs[3].push_back(outside == 0 && s[3] == 0 ? 1001 : 1000);
  }
  const Selection best = selected(SelectionRule::egalitarian, testing::game_from(shape, std::move(payoffs)));
  EXPECT_EQ(best.equilibria, Positions{2});
  EXPECT_EQ(best.reason, "the largest payoff of the player who gets least; inside component 1 it is 50");
}

TEST(Selection, TheOnlyEquilibriumIsPayoffDominant) {
  const Game game = Matrices{{{2, 0}, {3, 1}}, {{2, 3}, {0, 1}}}.game();
  EXPECT_EQ(selected(SelectionRule::payoff_dominant, game).equilibria, Positions{0});
}

TEST(Selection, CostsAreSmallWhereWelfareIsLarge) {
  const Selection cheap =
      selected(SelectionRule::welfare, as_costs(Matrices{{{5, 9}, {9, 1}}, {{5, 9}, {9, 1}}}.game()));
  EXPECT_EQ(cheap.equilibria, Positions{1});
  EXPECT_EQ(cheap.value, Rational(-2));
  EXPECT_EQ(cheap.reason, "the smallest sum of costs");
}

TEST(Selection, InsideAContinuumThereIsMoreEntropyAndSupport) {
  // The segment from the pure strategy 1 to the even mixture of player 2; the even mixture has the most.
  const Game game = kSegment.game();
  const Selection entropy_rule = selected(SelectionRule::max_entropy, game);
  ASSERT_EQ(entropy_rule.equilibria.size(), 1U);
  EXPECT_NEAR(entropy_rule.entropy.value(), 1.0, 1e-12);
  EXPECT_TRUE(entropy_rule.interior.empty());

  // Here the segment joins the two pure strategies of player 2.
  const Game joined = Matrices{{{1, 1}}, {{0, 0}}}.game();
  const Selection inside = selected(SelectionRule::max_entropy, joined);
  EXPECT_EQ(inside.equilibria, (Positions{0, 1}));
  EXPECT_EQ(inside.entropy, 0.0);
  ASSERT_EQ(inside.interior.size(), 1U);
  EXPECT_LE(inside.interior[0].lower, 1.0);
  EXPECT_GE(inside.interior[0].upper, 1.0);
  EXPECT_LT(inside.interior[0].upper - inside.interior[0].lower, 1e-5);
  const std::vector<Integer> even = {1, 1};
  EXPECT_EQ(inside.interior[0].point,
            (Profile{MixedStrategy::pure(1, 0), MixedStrategy::from_weights(even)}));
  EXPECT_NE(selected(SelectionRule::max_support, joined).reason.find("inside component 1"),
            std::string::npos);
}

TEST(Selection, OnACurveMoreMayBeInUseThanAtAKnownPoint) {
  const Game game = testing::one_who_cares();
  const std::vector<std::vector<Integer>> weights = {{1, 1, 1}, {1, 1}, {3, 5, 4}};
  Profile all;
  for (const std::vector<Integer>& own : weights) all.push_back(MixedStrategy::from_weights(own));
  for (const PlayerCheck& check : check_profile(game, all)) EXPECT_EQ(sgn(check.regret), 0);
  // All 8 strategies are in use there, so no number below may be called the most.
  const std::string reason = selected(SelectionRule::max_support, game).reason;
  EXPECT_TRUE(reason.ends_with(" 8")) << reason;
}

TEST(Entropy, OfATriangleIsWhereCalculusPutsIt) {
  // On the segment from (1, 0, 0) to (0, 1/2, 1/2) the optimum is the even distribution, log2 3.
  const std::vector<Integer> even = {0, 1, 1};
  const std::vector<MixedStrategy> corners = {MixedStrategy::pure(3, 0), MixedStrategy::from_weights(even)};
  const auto bounds = largest_entropy(corners);
  EXPECT_LE(bounds.lower, std::log2(3.0));
  EXPECT_GE(bounds.upper, std::log2(3.0));
  EXPECT_LT(bounds.upper - bounds.lower, 1e-5);
}

// On the segment from (1, 0) to (1/3, 2/3) it is a quarter of the way; between (3/4, 1/4, 0) and (0, 0, 1) no
// point with small numbers has it, and the one that is named has all but a millionth.
TEST(Entropy, ThePointIsTheSimplestThatHasIt) {
  const std::vector<Integer> third = {1, 2};
  const LargestEntropy even = largest_entropy(
      std::vector<MixedStrategy>{MixedStrategy::pure(2, 0), MixedStrategy::from_weights(third)});
  EXPECT_EQ(even.point.probabilities(), (std::vector<Rational>{make_rational(1, 2), make_rational(1, 2)}));
  EXPECT_NEAR(even.lower, 1.0, 1e-12);
  const std::vector<Integer> quarter = {3, 1, 0};
  const LargestEntropy other = largest_entropy(
      std::vector<MixedStrategy>{MixedStrategy::from_weights(quarter), MixedStrategy::pure(3, 2)});
  // log2 of 1 + 2^h, h the entropy of (3/4, 1/4).
  const double most = std::log2(1 + std::exp2(2 - 0.75 * std::log2(3.0)));
  EXPECT_LE(other.lower, most);
  EXPECT_GE(other.upper, most);
  EXPECT_LT(most - other.lower, 2e-6);
  EXPECT_NEAR(entropy({other.point}).lower, other.lower, 1e-12);
}

TEST(Entropy, AnOptimumAtACornerIsFound) {
  const std::vector<Integer> most = {1, 1, 1};
  const std::vector<Integer> less = {2, 1, 1};
  const std::vector<MixedStrategy> corners = {MixedStrategy::from_weights(most),
                                              MixedStrategy::from_weights(less)};
  const auto bounds = largest_entropy(corners);
  EXPECT_LE(bounds.lower, std::log2(3.0));
  EXPECT_GE(bounds.upper, std::log2(3.0));
  EXPECT_LT(bounds.upper - bounds.lower, 1e-4);
}

// #1 pays 2, 2, 2, every point of the segment 1, 1, 1.
TEST(Selection, PayoffDominanceOverAContinuumOfThreePlayers) {
  const Selection chosen =
      selected(SelectionRule::payoff_dominant, testing::game_in("faults/payoffdom_rational.json"));
  EXPECT_EQ(chosen.equilibria, std::vector<std::size_t>{0});
}

// Three hunters: a stag needs all three and is worth 2 to each, a hare is worth 1. The third equilibrium has
// the stag with 1/sqrt 2 and pays what a hare does.
TEST(Selection, PayoffDominanceOverAnIrrationalEquilibrium) {
  std::vector<PayoffTable> tables;
  for (std::size_t player = 0; player < 3; ++player) {
    std::vector<Rational> payoffs;
    for (std::size_t cell = 0; cell < 8; ++cell) {
      const bool hunts_hare = (cell >> (2 - player) & 1U) != 0;
      payoffs.emplace_back(hunts_hare ? 1 : cell == 0 ? 2 : 0);
    }
    tables.push_back(PayoffTable::from(payoffs));
  }
  const Game game(default_players(testing::Shape{2, 2, 2}), std::move(tables));
  const VerifiedSolution verified = solve(game);
  ASSERT_EQ(verified.solution().equilibria.size(), 3U);
  ASSERT_FALSE(verified.solution().equilibria[2].is_exact());
  EXPECT_EQ(verified.checks()[2][0].payoff_enclosure->lower, Rational(1));
  EXPECT_EQ(verified.checks()[2][0].payoff_enclosure->upper, Rational(1));
  const auto properties = find_properties(game, verified.solution(), verified.checks());
  EXPECT_EQ(properties[0].payoff_dominant, true);
  EXPECT_EQ(properties[1].payoff_dominant, false);
  EXPECT_EQ(properties[2].payoff_dominant, false);
  EXPECT_EQ(properties[2].efficient_among_equilibria, false);
  EXPECT_EQ(properties[2].efficient_among_pure_profiles, false);
  EXPECT_EQ(properties[2].undominated, true);
  for (const SelectionRule rule : {SelectionRule::payoff_dominant, SelectionRule::pareto}) {
    const Selection chosen = selected(rule, game);
    EXPECT_EQ(chosen.equilibria, Positions{0});
    EXPECT_EQ(chosen.reason.find("not"), std::string::npos) << chosen.reason;
  }
}

// Two even mixtures, 2 bits, are in the second piece, a set of dimension 2 that is no product; the segment
// has 1 bit.
TEST(Selection, NoEntropyBoundOfAComponentForgetsItsCurves) {
  const Game game = testing::game_of(nlohmann::json::parse(R"({"payoffs":
      [[[[0, 1, 1], [0, 0, 1]], [[0, 1, 1], [0, 1, 0]]], [[[0, 1, 0], [1, 0, 1]], [[0, 1, 0], [0, 1, 0]]]]})"));
  const std::vector<Integer> even = {1, 1};
  const MixedStrategy half = MixedStrategy::from_weights(even);
  for (const PlayerCheck& check : check_profile(game, {half, half, MixedStrategy::pure(2, 0)})) {
    ASSERT_EQ(check.regret, Rational(0));
  }
  const Selection chosen = selected(SelectionRule::max_entropy, game);
  ASSERT_EQ(chosen.interior.size(), 1U);
  EXPECT_LE(chosen.interior[0].lower, 2);
  EXPECT_GE(chosen.interior[0].upper, 2);
}

// The ends of the segment give the least of three 1, its midpoint gives everybody 3.
TEST(Selection, TheLeastPayoffIsLargerInsideASegment) {
  const Selection chosen = selected(SelectionRule::egalitarian, testing::game_in("faults/egal3.json"));
  EXPECT_EQ(chosen.value, Rational(1));
  EXPECT_NE(chosen.reason.find("inside component 1 it is 3"), std::string::npos) << chosen.reason;
}

TEST(Selection, EveryProfileOfAConstantGameIsEfficient) {
  const Selection chosen = selected(SelectionRule::pareto, testing::game_in("faults/zero222.json"));
  EXPECT_EQ(chosen.equilibria.size(), 8U);
  EXPECT_FALSE(chosen.reason.empty());
}

// The supports of irrational equilibria are known, so that max-support compares them as well.
TEST(Selection, IrrationalEquilibriaHaveSupports) {
  const Game game = testing::game_in("faults/irr222.json");
  const Solution solution = solve(game).solution();
  const Selection chosen = selected(SelectionRule::max_support, game);
  ASSERT_FALSE(chosen.equilibria.empty());
  EXPECT_EQ(chosen.value, Rational(6));
  for (const std::size_t k : chosen.equilibria) EXPECT_FALSE(solution.equilibria[k].is_exact());
  EXPECT_EQ(chosen.reason.find("not compared"), std::string::npos);
}

TEST(Selection, ContinuaWithIrrationalCornersAreNotComparedAndSaySo) {
  const Selection chosen = selected(SelectionRule::max_entropy, testing::game_in("faults/crash_select.json"));
  EXPECT_NE(chosen.reason.find("equilibria that are not known exactly were not compared"), std::string::npos);
}

// Three copies of a strategy share one irrational probability: a triangle.
TEST(Dimension, OfAContinuumWithIrrationalCorners) {
  const Solution solution = solve(testing::game_in("faults/crash_triple.json")).solution();
  ASSERT_EQ(solution.status, Status::complete);
  std::size_t continua = 0;
  for (const Component& component : solution.components) {
    if (component.equilibria.size() == 1) continue;
    ++continua;
    EXPECT_EQ(dimension(solution, component), 2U);
  }
  EXPECT_EQ(continua, 1U);
}

}  // namespace
}  // namespace nashsolve
