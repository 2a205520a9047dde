#include "nashsolve/solve.hpp"

#include <gtest/gtest.h>

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

TEST(Solve, PureEquilibriaOnlyIsNoClaimOfCompleteness) {
  SolveOptions options;
  options.find = Find::pure;
  const Solution two = solve(battle_of_the_sexes(), options).solution();
  EXPECT_EQ(two.status, Status::limit);
  EXPECT_EQ(two.equilibria.size(), 2U);
  const Solution none = solve(bimatrix_game({{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}), options).solution();
  EXPECT_EQ(none.status, Status::limit);
  EXPECT_TRUE(none.equilibria.empty());
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
