// Games at the edges: degenerate throughout, large duplicates, one strategy, long and thin, huge payoffs, and
// searches that stop early.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "shorten.hpp"
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

Solution solved_shape(const Matrices& matrices, const SolveOptions& options = {}) {
  const Game game = matrices.game();
  return verify(game, solve_bimatrix(game, options)).solution();
}

Matrix constant(std::size_t rows, std::size_t columns, long value) {
  return {rows, std::vector<Rational>(columns, Rational(value))};
}

TEST(BimatrixShapes, AZeroGameIsOneSubsetOfAllPureProfiles) {
  const Solution solution = solved_shape({constant(20, 20, 0), constant(20, 20, 0)});
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
  const Solution solution = solved_shape(game);
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 1U);
  EXPECT_GT(solution.equilibria.size(), 6U);
}

/// The solution of a square system of rows [coefficients | right-hand side], where there is one.
std::optional<std::vector<Rational>> solved_system(Matrix rows) {
  const std::size_t size = rows.size();
  for (std::size_t step = 0; step < size; ++step) {
    std::size_t pivot = step;
    while (pivot < size && sgn(rows[pivot][step]) == 0) ++pivot;
    if (pivot == size) return std::nullopt;
    std::swap(rows[pivot], rows[step]);
    for (std::size_t row = 0; row < size; ++row) {
      if (row == step) continue;
      const Rational factor = rows[row][step] / rows[step][step];
      for (std::size_t k = step; k <= size; ++k) rows[row][k] -= factor * rows[step][k];
    }
  }
  std::vector<Rational> solution;
  for (std::size_t k = 0; k < size; ++k) solution.push_back(rows[k][size] / rows[k][k]);
  return solution;
}

std::vector<std::size_t> members(std::size_t set) {
  std::vector<std::size_t> result;
  for (std::size_t k = 0; set >> k != 0; ++k) {
    if ((set >> k & 1U) != 0) result.push_back(k);
  }
  return result;
}

/// Every (x, j) where x is a vertex of the region of player 1's strategies to which column j is a best
/// response: all solutions of as many ties as x has strategies.
std::set<std::pair<std::vector<Rational>, std::size_t>> region_vertices(const Matrix& b) {
  const std::size_t m = b.size();
  const std::size_t n = b.front().size();
  std::set<std::pair<std::vector<Rational>, std::size_t>> result;
  for (std::size_t rows = 1; rows < std::size_t{1} << m; ++rows) {
    for (std::size_t columns = 1; columns < std::size_t{1} << n; ++columns) {
      const std::vector<std::size_t> used = members(rows);
      const std::vector<std::size_t> tied = members(columns);
      if (used.size() != tied.size()) continue;
      // Unknown are the probabilities and the payoff.
      Matrix system;
      for (const std::size_t j : tied) {
        std::vector<Rational>& row = system.emplace_back();
        for (const std::size_t i : used) row.push_back(b[i][j]);
        row.insert(row.end(), {Rational(-1), Rational(0)});
      }
      std::vector<Rational>& sum = system.emplace_back(used.size(), Rational(1));
      sum.insert(sum.end(), {Rational(0), Rational(1)});
      const auto solution = solved_system(system);
      if (!solution) continue;
      std::vector<Rational> x(m);
      bool is_feasible = true;
      for (std::size_t k = 0; k < used.size(); ++k) {
        x[used[k]] = (*solution)[k];
        is_feasible = is_feasible && sgn(x[used[k]]) >= 0;
      }
      for (std::size_t j = 0; j < n; ++j) {
        Rational payoff;
        for (std::size_t i = 0; i < m; ++i) payoff += b[i][j] * x[i];
        is_feasible = is_feasible && payoff <= solution->back();
      }
      if (!is_feasible) continue;
      for (const std::size_t j : tied) result.emplace(x, j);
    }
  }
  return result;
}

TEST(BimatrixShapes, AnIndifferentPlayersEquilibriaAreTheVerticesOfTheOthersRegions) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 24; ++round) {
    // Few payoffs make degenerate regions, and regions without inner points.
    const long range = round % 2 == 0 ? 2 : 50;
    const std::size_t m = 2 + random() % 4;
    const std::size_t n = 2 + random() % 4;
    Matrices game = testing::random_matrices(random, m, n, -range, range);
    game.a = constant(m, n, 0);
    const auto expected = region_vertices(game.b);
    for (const bool is_swapped : {false, true}) {
      const Matrices asked =
          is_swapped ? Matrices{testing::transposed(game.b), testing::transposed(game.a)} : game;
      std::set<std::pair<std::vector<Rational>, std::size_t>> found;
      const Solution solution = solved_shape(asked);
      for (const Equilibrium& equilibrium : solution.equilibria) {
        const MixedStrategy& indifferent = equilibrium.exact()[is_swapped ? 1 : 0];
        const MixedStrategy& other = equilibrium.exact()[is_swapped ? 0 : 1];
        ASSERT_TRUE(other.is_pure());
        found.emplace(indifferent.probabilities(), other.support().front());
      }
      EXPECT_EQ(solution.status, Status::complete);
      EXPECT_EQ(found.size(), solution.equilibria.size());
      EXPECT_EQ(found, expected) << "round " << round;
    }
  }
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
  const Solution small = solved_shape(base);
  const Solution large = solved_shape(game);
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
  EXPECT_EQ(solved_shape({{{7}}, {{-3}}}).equilibria.size(), 1U);
  const Solution row = solved_shape({{{1, 2, 3, 4, 5, 6, 7}}, {{0, 5, 5, 1, 5, 2, 3}}});
  EXPECT_EQ(row.equilibria.size(), 3U);
  EXPECT_EQ(row.components.size(), 1U);
  const Solution column = solved_shape({{{3}, {9}, {9}}, {{1}, {2}, {3}}});
  EXPECT_EQ(column.equilibria.size(), 2U);
}

TEST(BimatrixShapes, LongAndThin) {
  std::mt19937_64 random(7);
  const Solution solution = solved_shape(testing::random_matrices(random, 2, 500, -1000, 1000));
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size() % 2, 1U);
  std::mt19937_64 tied(8);
  EXPECT_EQ(solved_shape(testing::random_matrices(tied, 500, 2, 0, 3)).status, Status::complete);
}

TEST(BimatrixShapes, PayoffsOfAnySize) {
  // Battle of the Sexes in units of 10^80, and with a payoff difference of 10^-80.
  Integer unit = 1;
  for (int k = 0; k < 80; ++k) unit *= 10;
  const Solution large = solved_shape({{{Rational(2 * unit), 0}, {0, Rational(unit)}}, {{1, 0}, {0, 2}}});
  ASSERT_EQ(large.equilibria.size(), 3U);
  EXPECT_EQ(large.equilibria[2].exact()[1].probability(0), make_rational(1, 3));
  const Rational tiny = make_rational(1, unit);
  // Against the first column the rows differ by that, against the second by 1.
  const Solution close = solved_shape({{{1 + tiny, 0}, {1, 1}}, {{1, 0}, {0, 1}}});
  ASSERT_EQ(close.equilibria.size(), 3U);
  EXPECT_EQ(close.equilibria[2].exact()[1].probability(1), tiny / (1 + tiny));
  EXPECT_GT(count(close, "big_nodes"), 0U);
}

TEST(BimatrixShapes, LargeConstantsOfAColumnCostNothing) {
  // What a column adds to all payoffs of the row player changes no preference: numbers stay small.
  Integer large = 1;
  for (int k = 0; k < 300; ++k) large *= 10;
  std::mt19937_64 random(11);
  const Matrices plain = testing::random_matrices(random, 6, 6, -9, 9);
  Matrices moved = plain;
  for (std::size_t row = 0; row < 6; ++row) {
    for (std::size_t column = 0; column < 6; ++column) {
      moved.a[row][column] += Rational(large * static_cast<int>(column + 1));
      moved.b[row][column] -= Rational(large * static_cast<int>(row + 1));
    }
  }
  const Solution small = solved_shape(plain);
  const Solution same = solved_shape(moved);
  ASSERT_EQ(same.equilibria.size(), small.equilibria.size());
  for (std::size_t k = 0; k < small.equilibria.size(); ++k) {
    EXPECT_EQ(same.equilibria[k].exact(), small.equilibria[k].exact());
  }
  EXPECT_EQ(count(same, "big_nodes"), count(small, "big_nodes"));
}

TEST(BimatrixShapes, ALimitStopsTheSearchAndSaysSo) {
  std::mt19937_64 random(9);
  const Matrices game = testing::random_matrices(random, 9, 9, -100, 100);
  const Solution all = solved_shape(game);
  ASSERT_GT(all.equilibria.size(), 3U);
  SolveOptions options;
  options.limit = 2;
  const Solution some = solved_shape(game, options);
  EXPECT_EQ(some.status, Status::limit);
  EXPECT_EQ(some.equilibria.size(), 2U);
  EXPECT_LT(count(some, "leaves"), count(all, "leaves"));
  options.limit = all.equilibria.size() + 1;
  EXPECT_EQ(solved_shape(game, options).status, Status::complete);
}

TEST(BimatrixShapes, ALimitInsideAContinuumListsOnlyWhatIsThere) {
  SolveOptions options;
  options.limit = 7;
  const Solution solution = solved_shape({constant(4, 4, 0), constant(4, 4, 0)}, options);
  EXPECT_EQ(solution.status, Status::limit);
  EXPECT_EQ(solution.equilibria.size(), 7U);
  EXPECT_EQ(solution.components.at(0).is_isolated(), false);
}

TEST(BimatrixShapes, AnInterruptEndsTheSearchHonestly) {
  std::mt19937_64 random(10);
  const std::atomic<bool> interrupt = true;
  SolveOptions options;
  options.interrupt = &interrupt;
  const Solution solution = solved_shape(testing::random_matrices(random, 10, 10, -100, 100), options);
  EXPECT_EQ(solution.status, Status::interrupted);
  EXPECT_EQ(count(solution, "nodes"), 0U);
}

TEST(BimatrixShapes, ATimeLimitEndsALongSearch) {
  std::mt19937_64 random(11);
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(0.05);
  EXPECT_EQ(solved_shape(testing::random_matrices(random, 40, 40, -100000, 100000), options).status,
            Status::time_limit);
}

/// Of two squares that share an edge 6 pairs are told, not 8.
TEST(Shorten, CountsPairsOfSeveralSubsetsOnce) {
  using bimatrix::SubsetVertices;
  const auto subsets = [] {
    std::vector<SubsetVertices> both(2);
    both[0].vertices = {{{0, 1}, {0, 1}}};
    both[1].vertices = {{{1, 2}, {0, 1}}};
    return both;
  };
  auto whole = subsets();
  bimatrix::shorten(whole, 6);
  EXPECT_TRUE(whole[0].is_whole && whole[1].is_whole);
  auto shortened = subsets();
  bimatrix::shorten(shortened, 5);
  EXPECT_FALSE(shortened[0].is_whole && shortened[1].is_whole);
}

}  // namespace
}  // namespace nashsolve
