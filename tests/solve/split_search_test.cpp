// A search in parts: each maximal Nash subset is found in one of them, whatever kernels and arithmetic a part
// is searched with, and all together give the solution of one search.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include "bimatrix.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/split.hpp"
#include "nashsolve/verify.hpp"
#include "support/equal_solutions.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::expect_equal;
using testing::uniform;

std::size_t subset_count(const Solution& solution) {
  std::size_t count = 0;
  for (const Component& component : solution.components) count += component.subsets.size();
  return count;
}

std::vector<Solution> parts_of(const Game& game, std::size_t count) {
  std::vector<Solution> parts;
  for (std::vector<OpenPart>& open : split(game, count)) {
    Solution& part = parts.emplace_back();
    part.open_parts = std::move(open);
    part.part = PartOfSearch{parts.size(), count, "", false};
  }
  return parts;
}

Solution go_on(const Game& game, const Solution& earlier, const SolveOptions& given = {}) {
  SolveOptions options = given;
  options.earlier = &earlier;
  return solve(game, options).solution();
}

/// Searches the parts, each in another way, and returns how many there were.
std::size_t expect_whole(const Game& game, std::size_t count, const SolveOptions& options = {}) {
  constexpr bimatrix::Search kSearches[] = {bimatrix::Search::certified, bimatrix::Search::exact,
                                            bimatrix::Search::certified_scalar};
  const Solution expected = solve(game, options).solution();
  std::vector<Solution> parts = parts_of(game, count);
  EXPECT_FALSE(parts.empty());
  EXPECT_LE(parts.size(), count);
  std::size_t subsets = 0;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    SolveOptions of_part = options;
    of_part.earlier = &parts[k];
    of_part.threads = 1;
    const Solution done = verify(game, bimatrix::solve(game, of_part, kSearches[k % 3])).solution();
    EXPECT_EQ(done.status, Status::limit);
    EXPECT_TRUE(done.part && done.part->is_done && done.part->number == k + 1);
    for (const Component& component : done.components) {
      for (const NashSubset& subset : component.subsets) subsets += subset.is_listed() ? 1U : 0U;
    }
    subsets += done.open_parts.size();
    parts[k] = done;
  }
  EXPECT_EQ(subsets, subset_count(expected));
  expect_equal(go_on(game, join(parts), options), expected);
  return parts.size();
}

TEST(SplitSearch, GivesWhatOneSearchGivesOnRandomGames) {
  std::mt19937_64 random(1811);
  for (int k = 0; k < 30 && !HasFailure(); ++k) {
    const auto rows = static_cast<std::size_t>(uniform(random, 8, 13));
    const auto columns = static_cast<std::size_t>(uniform(random, 8, 13));
    const Game game = testing::random_matrices(random, rows, columns, -50, 50).game();
    EXPECT_GT(expect_whole(game, static_cast<std::size_t>(uniform(random, 2, 9))), 1U);
  }
}

TEST(SplitSearch, KnowsSubsetsWithinGamesFullOfTies) {
  std::mt19937_64 random(1812);
  std::size_t parts = 0;
  for (int k = 0; k < 60 && !HasFailure(); ++k) {
    const auto rows = static_cast<std::size_t>(uniform(random, 3, 8));
    const auto columns = static_cast<std::size_t>(uniform(random, 3, 8));
    const testing::Matrices drawn = testing::random_matrices(random, rows, columns, 0, uniform(random, 1, 3));
    const Game game = drawn.game();
    try {
      parts += expect_whole(game, 5);
    } catch (const std::invalid_argument&) {
      // Dominance may leave constant payoffs.
      EXPECT_TRUE(solve(game).solution().status == Status::complete);
    }
  }
  EXPECT_GT(parts, 150U);
}

TEST(SplitSearch, DescribesOnceAllIsJoinedWhatHasTooManyExtremePoints) {
  // Player 1 is indifferent throughout, player 2 among all but the last strategy.
  std::mt19937_64 random(1813);
  testing::Matrix a(8, std::vector<Rational>(8, Rational(1)));
  testing::Matrix b = a;
  for (auto& row : b) {
    for (Rational& payoff : row) payoff = Rational(uniform(random, 0, 2));
  }
  SolveOptions few;
  few.vertices = 2;
  EXPECT_GT(expect_whole(bimatrix_game(a, b), 4, few), 1U);
}

TEST(SplitSearch, KnowsWhatDominanceLeftOut) {
  std::mt19937_64 random(1814);
  testing::Matrices drawn = testing::random_matrices(random, 14, 14, 0, 50);
  for (std::size_t j = 0; j < 14; ++j) {
    drawn.a[5][j] = Rational(-1);
    drawn.b[j][9] = Rational(-1);
  }
  const Game game = bimatrix_game(drawn.a, drawn.b);
  const std::vector<Solution> parts = parts_of(game, 6);
  ASSERT_EQ(parts.size(), 6U);
  std::vector<Solution> done;
  for (const Solution& part : parts) done.push_back(go_on(game, part));
  const Solution expected = solve(game).solution();
  ASSERT_FALSE(expected.eliminated.empty());
  expect_equal(go_on(game, join(done)), expected);
}

TEST(SplitSearch, TellsOfAPartThatWasStoppedOnlyWhatLiesInIt) {
  // A whole search that is stopped at once shows one equilibrium, wherever it lies.
  std::mt19937_64 random(1819);
  const Game game = testing::random_matrices(random, 12, 12, -50, 50).game();
  const std::atomic<bool> interrupt = true;
  SolveOptions options;
  options.interrupt = &interrupt;
  SolveOptions stopped;
  stopped.interrupt = &interrupt;
  ASSERT_FALSE(solve(game, stopped).solution().equilibria.empty());
  std::vector<Solution> done;
  for (const Solution& part : parts_of(game, 4)) {
    stopped.earlier = &part;
    const Solution begun = bimatrix::solve(game, stopped, bimatrix::Search::automatic);
    EXPECT_EQ(begun.status, Status::interrupted);
    EXPECT_TRUE(begun.equilibria.empty());
    EXPECT_EQ(begun.open_parts.size(), part.open_parts.size());
    done.push_back(go_on(game, begun));
  }
  expect_equal(go_on(game, join(done)), solve(game).solution());
}

TEST(SplitSearch, IsFoundToLackAPart) {
  std::mt19937_64 random(1815);
  const Game game = testing::random_matrices(random, 12, 12, -50, 50).game();
  std::vector<Solution> done;
  for (const Solution& part : parts_of(game, 4)) done.push_back(go_on(game, part));
  std::vector<Solution> twice = done;
  const auto has_subset = [](const Solution& part) { return subset_count(part) > 0; };
  const auto some = std::find_if(done.begin(), done.end(), has_subset);
  ASSERT_NE(some, done.end());
  twice.push_back(*some);
  EXPECT_THROW(static_cast<void>(go_on(game, join(twice))), std::invalid_argument);
}

TEST(SplitSearch, RefusesWhatItCannotDivide) {
  EXPECT_THROW(static_cast<void>(split(testing::random_game({3, 3, 1}, 1, 0, 9), 4)), std::invalid_argument);
  std::mt19937_64 random(1816);
  testing::Matrices drawn = testing::random_matrices(random, 9, 9, 0, 50);
  for (std::size_t i = 0; i < 9; ++i) {
    for (std::size_t j = 0; j < 9; ++j) drawn.b[i][j] = Rational(3) - drawn.a[i][j];
  }
  EXPECT_THROW(static_cast<void>(split(bimatrix_game(drawn.a, drawn.b), 4)), std::invalid_argument);
  const std::atomic<bool> interrupt = true;
  SolveOptions options;
  options.interrupt = &interrupt;
  EXPECT_TRUE(split(testing::random_matrices(random, 9, 9, 0, 50).game(), 4, options).empty());
}

TEST(SplitSearch, LeavesAsOnePartWhatFloatingPointCannotTell) {
  // Payoffs that differ by one in 10^40.
  std::mt19937_64 random(1817);
  testing::Matrices drawn = testing::random_matrices(random, 5, 5, 0, 9);
  Rational large(1);
  for (int k = 0; k < 40; ++k) large = large * Rational(10);
  for (auto* const matrix : {&drawn.a, &drawn.b}) {
    for (auto& row : *matrix) {
      for (Rational& payoff : row) payoff = payoff + large;
    }
  }
  expect_whole(bimatrix_game(drawn.a, drawn.b), 4);
}

}  // namespace
}  // namespace nashsolve
