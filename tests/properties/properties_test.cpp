// Properties of equilibria of known games.
#include <gtest/gtest.h>

#include "equilibrium_properties.hpp"
#include "nashsolve/solve.hpp"
#include "support/analysed.hpp"
#include "support/game_files.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::Analysed;
using testing::Matrices;
using testing::Matrix;
using testing::symmetric_game;

const Matrix kHunt{{5, 0}, {4, 2}};
const Matrix kDilemma{{2, 0}, {3, 1}};
const Matrix kHawkDove{{-1, 4}, {0, 2}};

TEST(Properties, StagHuntPayoffAndRiskPointToDifferentEquilibria) {
  const Analysed stag(symmetric_game(kHunt));
  ASSERT_EQ(stag.properties.size(), 3U);
  EXPECT_EQ(stag.profile(0)[0], MixedStrategy::pure(2, 0));
  EXPECT_EQ(stag.properties[0].payoff_dominant, true);
  EXPECT_EQ(stag.properties[0].risk_dominant, false);
  EXPECT_EQ(stag.properties[1].payoff_dominant, false);
  EXPECT_EQ(stag.properties[1].risk_dominant, true);
  EXPECT_EQ(stag.properties[2].payoff_dominant, false);
  EXPECT_EQ(stag.properties[2].risk_dominant, std::nullopt);
  EXPECT_EQ(stag.properties[0].evolutionarily_stable, true);
  EXPECT_EQ(stag.properties[2].evolutionarily_stable, false);
}

TEST(Properties, PrisonersDilemma) {
  const Analysed dilemma(symmetric_game(kDilemma));
  ASSERT_EQ(dilemma.properties.size(), 1U);
  const EquilibriumProperties& only = dilemma.properties[0];
  EXPECT_EQ(only.pareto_dominated, true);
  EXPECT_EQ(only.efficient_among_pure_profiles, false);
  EXPECT_EQ(only.efficient_among_equilibria, true);
  EXPECT_EQ(only.payoff_dominant, std::nullopt);
  EXPECT_EQ(only.strict, true);
  EXPECT_EQ(only.regular, true);
  EXPECT_EQ(only.undominated, true);
}

TEST(Properties, HawkDovesMixedEquilibriumIsEvolutionarilyStable) {
  const Analysed game(symmetric_game(kHawkDove));
  ASSERT_EQ(game.properties.size(), 3U);
  EXPECT_EQ(game.properties[0].symmetric, false);
  EXPECT_EQ(game.properties[0].evolutionarily_stable, std::nullopt);
  EXPECT_EQ(game.properties[2].symmetric, true);
  EXPECT_EQ(game.properties[2].pure, false);
  EXPECT_EQ(game.properties[2].evolutionarily_stable, true);
}

TEST(Properties, RockPaperScissorsIsStableOnlyWhereATieIsWorseThanTheMeanOfWinAndLoss) {
  const auto stable = [](const Rational& win) {
    const Analysed game(symmetric_game({{0, -1, win}, {win, 0, -1}, {-1, win, 0}}));
    EXPECT_EQ(game.properties.size(), 1U);
    return game.properties[0].evolutionarily_stable;
  };
  EXPECT_EQ(stable(1), false);
  EXPECT_EQ(stable(Rational(1, 2)), false);
  EXPECT_EQ(stable(2), true);
}

TEST(Properties, AWeaklyDominatedEquilibriumIsNotUndominated) {
  const Analysed game({{{1, 0}, {0, 0}}, {{1, 0}, {0, 0}}});
  ASSERT_EQ(game.properties.size(), 2U);
  EXPECT_EQ(game.properties[0].undominated, true);
  EXPECT_EQ(game.properties[1].undominated, false);
  EXPECT_EQ(game.properties[1].quasi_strict, false);
  EXPECT_EQ(game.properties[1].regular, false);
}

TEST(Properties, OfASearchThatStoppedAreNotGuessed) {
  const Game game = Matrices{{{1, 0}, {0, 3}}, {{1, 0}, {0, 3}}}.game();
  SolveOptions options;
  options.find = Find::one;
  const VerifiedSolution verified = solve(game, options);
  const auto properties = find_properties(game, verified.solution(), verified.checks());
  ASSERT_EQ(properties.size(), 1U);
  EXPECT_EQ(properties[0].efficient_among_equilibria, std::nullopt);
  EXPECT_TRUE(properties[0].strict.has_value());
}

TEST(Properties, OfPureEquilibriaOfThreePlayers) {
  const std::size_t counts[] = {2, 2, 2};
  const std::vector<Rational> payoffs = {1, 0, 0, 0, 0, 0, 0, 2};
  const PayoffTable table = PayoffTable::from(payoffs);
  const Game game(default_players(counts), {table, table, table});
  SolveOptions options;
  options.find = Find::pure;
  const VerifiedSolution verified = solve(game, options);
  const auto properties = find_properties(game, verified.solution(), verified.checks());
  ASSERT_EQ(properties.size(), 2U);
  EXPECT_EQ(properties[0].efficient_among_pure_profiles, false);
  EXPECT_EQ(properties[1].efficient_among_pure_profiles, true);
  EXPECT_EQ(properties[0].symmetric, true);
  EXPECT_EQ(properties[0].regular, true);
  EXPECT_EQ(properties[0].risk_dominant, std::nullopt);
}

TEST(Properties, AnIrrationalEquilibriumWithAnUnusedBestResponseIsNotRegular) {
  const Game game = testing::game_in("faults/crash_select.json");
  const VerifiedSolution verified = solve(game);
  const auto properties = find_properties(game, verified.solution(), verified.checks());
  ASSERT_EQ(properties.size(), 2U);
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_FALSE(verified.solution().equilibria[k].is_exact());
    EXPECT_EQ(properties[k].quasi_strict, false);
    EXPECT_EQ(properties[k].regular, false);
  }
}

TEST(Properties, WhatDominatesInsideASetOfThreePlayersIsNotForgotten) {
  // Player 1 alone chooses, and does not care: half of the first two gives the others 4 each.
  const std::size_t counts[] = {3, 1, 1};
  const auto table = [](const std::vector<Rational>& payoffs) { return PayoffTable::from(payoffs); };
  const Game game(default_players(counts), {table({1, 1, 1}), table({8, 0, 3}), table({0, 8, 3})});
  const VerifiedSolution verified = solve(game);
  const auto properties = find_properties(game, verified.solution(), verified.checks());
  ASSERT_EQ(properties.size(), 3U);
  EXPECT_EQ(properties[0].efficient_among_equilibria, true);
  EXPECT_EQ(properties[1].efficient_among_equilibria, true);
  EXPECT_EQ(properties[2].efficient_among_equilibria, std::nullopt);
}

TEST(Properties, AmongEquilibriaThatAreNotListedNoneIsPayoffDominant) {
  const Matrix a{{5, 5, 0}, {5, 5, 0}, {0, 0, 1}};
  const Game game = Matrices{a, a}.game();
  SolveOptions options;
  options.vertices = 2;
  const VerifiedSolution verified = solve(game, options);
  const auto properties = find_properties(game, verified.solution(), verified.checks());
  ASSERT_FALSE(verified.solution().is_listed());
  EXPECT_EQ(verified.checks()[0][0].payoff, 5);
  EXPECT_EQ(properties[0].payoff_dominant, false);
}

}  // namespace
}  // namespace nashsolve
