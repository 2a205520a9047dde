#include "nashsolve/solve.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

Game battle_of_the_sexes() {
  return bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}});
}

TEST(Solve, BattleOfTheSexesInTheStatedOrder) {
  const VerifiedSolution verified = solve(battle_of_the_sexes());
  const Solution& solution = verified.solution();
  EXPECT_EQ(solution.status, Status::complete);
  ASSERT_EQ(solution.equilibria.size(), 3U);
  EXPECT_EQ(solution.equilibria[0].exact()[0], MixedStrategy::pure(2, 0));
  EXPECT_EQ(solution.equilibria[1].exact()[0], MixedStrategy::pure(2, 1));
  EXPECT_EQ(solution.equilibria[2].exact()[0].probability(0), make_rational(2, 3));
  EXPECT_EQ(solution.equilibria[2].exact()[1].probability(0), make_rational(1, 3));
  EXPECT_EQ(verified.checks()[2][1].payoff, make_rational(2, 3));
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(solution.equilibria[k].component, k);
    EXPECT_EQ(solution.components[k].is_isolated(), true);
  }
}

TEST(Solve, PureEquilibriaAreAllPureOnesAndNoMore) {
  SolveOptions options;
  options.find = Find::pure;
  const Solution two = solve(battle_of_the_sexes(), options).solution();
  EXPECT_EQ(two.status, Status::complete);
  EXPECT_EQ(two.scope, Scope::pure);
  EXPECT_FALSE(two.is_whole());
  EXPECT_EQ(two.equilibria.size(), 2U);
  const Solution none = solve(bimatrix_game({{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}), options).solution();
  EXPECT_EQ(none.status, Status::complete);
  EXPECT_TRUE(none.equilibria.empty());
  options.limit = 2;
  EXPECT_EQ(solve(battle_of_the_sexes(), options).solution().status, Status::complete);
  options.limit = 1;
  const Solution some = solve(battle_of_the_sexes(), options).solution();
  EXPECT_EQ(some.status, Status::limit);
  EXPECT_EQ(some.equilibria.size(), 1U);
  options.limit.reset();
  const std::atomic<bool> interrupt = true;
  options.interrupt = &interrupt;
  EXPECT_EQ(solve(battle_of_the_sexes(), options).solution().status, Status::interrupted);
}

TEST(Solve, NoMorePureEquilibriaThanThereIsTimeToTell) {
  // 60x60 zeros: each profile is an equilibrium, and each is said to take minutes to print.
  const std::vector<std::vector<Rational>> zeros(60, std::vector<Rational>(60));
  const Game game = bimatrix_game(zeros, zeros);
  SolveOptions options;
  options.find = Find::pure;
  options.time_limit = std::chrono::hours(1);
  EXPECT_EQ(solve(game, options).solution().equilibria.size(), 3600U);
  options.prints = 5'000'000;
  const Solution some = solve(game, options).solution();
  EXPECT_EQ(some.status, Status::time_limit);
  EXPECT_GE(some.equilibria.size(), 1U);
  EXPECT_LT(some.equilibria.size(), 20U);
}

TEST(Solve, OnePlayersAlikeStrategiesAreToldAsFarAsThereIsTime) {
  // 1,200 of 1,201 strategies are best.
  std::vector<Rational> payoffs(1201, Rational(7));
  payoffs[5] = 3;
  std::vector<std::string> strategies;
  for (std::size_t s = 0; s < payoffs.size(); ++s) strategies.push_back(std::to_string(s));
  const Game game({Player{"Ann", strategies}}, {PayoffTable::from(payoffs)});
  const Solution all = solve(game).solution();
  EXPECT_EQ(all.status, Status::complete);
  EXPECT_EQ(all.equilibria.size(), 1200U);
  ASSERT_EQ(all.components.size(), 1U);
  EXPECT_EQ(all.components[0].index, 1);
  SolveOptions options;
  const std::atomic<bool> interrupt = true;
  options.interrupt = &interrupt;
  const Solution some = solve(game, options).solution();
  EXPECT_EQ(some.status, Status::interrupted);
  EXPECT_EQ(some.equilibria.size(), 1U);
  ASSERT_EQ(some.components.size(), 1U);
  EXPECT_FALSE(some.components[0].index);
  EXPECT_TRUE(some.components[0].subsets.empty());
}

TEST(Solve, AllEquilibriaAreOfTheWholeScope) {
  const Solution all = solve(battle_of_the_sexes()).solution();
  EXPECT_EQ(all.scope, Scope::all);
  EXPECT_TRUE(all.is_whole());
  SolveOptions options;
  options.find = Find::one;
  const Solution one = solve(battle_of_the_sexes(), options).solution();
  EXPECT_EQ(one.scope, Scope::all);
  EXPECT_EQ(one.status, Status::limit);
}

TEST(Solve, OneEquilibriumIsOne) {
  SolveOptions options;
  options.find = Find::one;
  EXPECT_EQ(solve(battle_of_the_sexes(), options).solution().equilibria.size(), 1U);
}

TEST(Solve, EquilibriaAreGroupedByComponentAndOrdered) {
  std::mt19937_64 random(3);
  for (int k = 0; k < 200; ++k) {
    const Solution solution = solve(testing::random_matrices(random, 4, 4, 0, 2).game()).solution();
    ASSERT_FALSE(solution.equilibria.empty());
    for (std::size_t e = 1; e < solution.equilibria.size(); ++e) {
      const Equilibrium& before = solution.equilibria[e - 1];
      const Equilibrium& after = solution.equilibria[e];
      EXPECT_LE(before.component, after.component);
      if (before.component == after.component) {
        EXPECT_GT(before.exact(), after.exact());
      }
    }
  }
}

}  // namespace
}  // namespace nashsolve
