// Games at the edges: degenerate throughout, large duplicates, one strategy, long and thin, huge payoffs, and
// searches that stop early.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using testing::Matrices;
using testing::Matrix;

std::uint64_t count(const Solution& solution, const std::string& name) {
  for (const auto& [key, value] : solution.counts) {
    if (key == name) return value;
  }
  ADD_FAILURE() << "no count named " << name;
  return 0;
}

Solution solved(const Matrices& matrices, const SolveOptions& options = {}) {
  const Game game = matrices.game();
  return verify(game, solve_bimatrix(game, options)).solution();
}

Matrix constant(std::size_t rows, std::size_t columns, long value) {
  return {rows, std::vector<Rational>(columns, Rational(value))};
}

TEST(BimatrixShapes, AZeroGameIsOneSubsetOfAllPureProfiles) {
  const Solution solution = solved({constant(20, 20, 0), constant(20, 20, 0)});
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size(), 400U);
  ASSERT_EQ(solution.components.size(), 1U);
  ASSERT_EQ(solution.components[0].subsets.size(), 1U);
  EXPECT_EQ(solution.components[0].subsets[0].vertices[0].size(), 20U);
}

TEST(BimatrixShapes, OneIndifferentPlayerWithoutIdenticalStrategies) {
  // Player 1 does not care, player 2's best responses cut the simplex of x into its regions.
  std::mt19937_64 random(5);
  Matrices game = testing::random_matrices(random, 6, 6, -100, 100);
  game.a = constant(6, 6, 0);
  const Solution solution = solved(game);
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 1U);
  EXPECT_GT(solution.equilibria.size(), 6U);
}

TEST(BimatrixShapes, EveryStrategyOfATwelveByTwelveGameDuplicated) {
  std::mt19937_64 random(6);
  const Matrices base = testing::random_matrices(random, 6, 6, -100, 100);
  Matrices game{constant(12, 12, 0), constant(12, 12, 0)};
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t j = 0; j < 12; ++j) {
      game.a[i][j] = base.a[i / 2][j / 2];
      game.b[i][j] = base.b[i / 2][j / 2];
    }
  }
  const Solution small = solved(base);
  const Solution large = solved(game);
  EXPECT_EQ(large.status, Status::complete);
  EXPECT_EQ(large.components.size(), small.components.size());
  std::size_t expected = 0;
  for (const Equilibrium& equilibrium : small.equilibria) {
    expected +=
        std::size_t{1} << (equilibrium.exact()[0].support().size() + equilibrium.exact()[1].support().size());
  }
  EXPECT_EQ(large.equilibria.size(), expected);
  EXPECT_EQ(count(large, "exact_nodes"), count(small, "exact_nodes"));
}

TEST(BimatrixShapes, OneStrategy) {
  EXPECT_EQ(solved({{{7}}, {{-3}}}).equilibria.size(), 1U);
  const Solution row = solved({{{1, 2, 3, 4, 5, 6, 7}}, {{0, 5, 5, 1, 5, 2, 3}}});
  EXPECT_EQ(row.equilibria.size(), 3U);
  EXPECT_EQ(row.components.size(), 1U);
  const Solution column = solved({{{3}, {9}, {9}}, {{1}, {2}, {3}}});
  EXPECT_EQ(column.equilibria.size(), 2U);
}

TEST(BimatrixShapes, LongAndThin) {
  std::mt19937_64 random(7);
  const Solution solution = solved(testing::random_matrices(random, 2, 500, -1000, 1000));
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size() % 2, 1U);
  std::mt19937_64 tied(8);
  EXPECT_EQ(solved(testing::random_matrices(tied, 500, 2, 0, 3)).status, Status::complete);
}

TEST(BimatrixShapes, PayoffsOfAnySize) {
  // Battle of the Sexes in units of 10^80, and with a payoff difference of 10^-80.
  Integer unit = 1;
  for (int k = 0; k < 80; ++k) unit *= 10;
  const Solution large = solved({{{Rational(2 * unit), 0}, {0, Rational(unit)}}, {{1, 0}, {0, 2}}});
  ASSERT_EQ(large.equilibria.size(), 3U);
  EXPECT_EQ(large.equilibria[2].exact()[1].probability(0), make_rational(1, 3));
  const Rational tiny = make_rational(1, unit);
  const Solution close = solved({{{1 + tiny, 0}, {1, 0}}, {{1, 0}, {0, 1}}});
  EXPECT_EQ(close.components.size(), 2U);
  EXPECT_GT(count(close, "big_nodes"), 0U);
}

TEST(BimatrixShapes, ALimitStopsTheSearchAndSaysSo) {
  std::mt19937_64 random(9);
  const Matrices game = testing::random_matrices(random, 9, 9, -100, 100);
  const Solution all = solved(game);
  ASSERT_GT(all.equilibria.size(), 3U);
  SolveOptions options;
  options.limit = 2;
  const Solution some = solved(game, options);
  EXPECT_EQ(some.status, Status::limit);
  EXPECT_EQ(some.equilibria.size(), 2U);
  EXPECT_LT(count(some, "leaves"), count(all, "leaves"));
  options.limit = all.equilibria.size() + 1;
  EXPECT_EQ(solved(game, options).status, Status::complete);
}

TEST(BimatrixShapes, ALimitInsideAContinuumListsOnlyWhatIsThere) {
  SolveOptions options;
  options.limit = 7;
  const Solution solution = solved({constant(4, 4, 0), constant(4, 4, 0)}, options);
  EXPECT_EQ(solution.status, Status::limit);
  EXPECT_EQ(solution.equilibria.size(), 7U);
  EXPECT_EQ(solution.components.at(0).is_isolated(), false);
}

TEST(BimatrixShapes, AnInterruptEndsTheSearchHonestly) {
  std::mt19937_64 random(10);
  const std::atomic<bool> interrupt = true;
  SolveOptions options;
  options.interrupt = &interrupt;
  const Solution solution = solved(testing::random_matrices(random, 10, 10, -100, 100), options);
  EXPECT_EQ(solution.status, Status::interrupted);
  EXPECT_EQ(count(solution, "nodes"), 0U);
}

TEST(BimatrixShapes, ATimeLimitEndsALongSearch) {
  std::mt19937_64 random(11);
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(0.05);
  EXPECT_EQ(solved(testing::random_matrices(random, 40, 40, -100000, 100000), options).status,
            Status::time_limit);
}

}  // namespace
}  // namespace nashsolve
