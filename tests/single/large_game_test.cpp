// One equilibrium of a two-player game of any size is one: the check of the definition says so.
#include "large_game.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "nashsolve/solve.hpp"
#include "support/matrices.hpp"
#include "support/never.hpp"
#include "support_pairs.hpp"

namespace nashsolve {
namespace {

using single::find_in_large_game;
using testing::kNever;
using testing::Matrices;
using testing::random_matrices;
using testing::uniform;

void expect_equilibrium(const Game& game, const Profile& profile) {
  for (const PlayerCheck& check : check_profile(game, profile)) EXPECT_EQ(check.regret, 0);
}

/// Every cell's payoffs conflict, so that few equilibria are on small supports.
Matrices conflicting(std::mt19937_64& random, std::size_t size, long range) {
  Matrices matrices = random_matrices(random, size, size, -range, range);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j)
      matrices.b[i][j] = uniform(random, -range, range) / 2 - matrices.a[i][j];
  }
  return matrices;
}

TEST(LargeGame, FindsWhatTheSearchLists) {
  std::mt19937_64 random(81);
  std::map<std::string, int> methods;
  int regular = 0;
  for (const long range : {1L, 2L, 5L, 1000L}) {
    for (int round = 0; round < 100; ++round) {
      const std::size_t size = 2 + random() % 7;
      const Game game = conflicting(random, size, range).game();
      const auto found = find_in_large_game(game, kNever);
      // Degenerate games may need paths in integers.
      if (!found && range < 1000) continue;
      ASSERT_TRUE(found);
      ++methods[std::string(found->method)];
      expect_equilibrium(game, found->profile);
      const VerifiedSolution all = solve(game);
      const auto listed =
          std::find_if(all.solution().equilibria.begin(), all.solution().equilibria.end(),
                       [&](const Equilibrium& each) { return each.exact() == found->profile; });
      if (!found->is_regular) continue;
      ++regular;
      ASSERT_NE(listed, all.solution().equilibria.end());
      EXPECT_EQ(listed->regular, true);
    }
  }
  EXPECT_GT(regular, 200);
  for (const auto& [method, count] : methods) EXPECT_GT(count, 20) << method;
  EXPECT_EQ(methods.size(), 3U);
}

TEST(LargeGame, PathsEndAtEquilibriaOfConflictingGames) {
  std::mt19937_64 random(82);
  for (const long range : {1L, 100L}) {
    for (int round = 0; round < 10; ++round) {
      const Game game = conflicting(random, 30, range).game();
      const auto found = find_in_large_game(game, kNever);
      ASSERT_TRUE(found);
      expect_equilibrium(game, found->profile);
    }
  }
}

TEST(LargeGame, PayoffsBeyondMachineIntegers) {
  std::mt19937_64 random(83);
  Matrices matrices = conflicting(random, 12, 100);
  const Rational huge = make_rational(Integer("123456789012345678901234567890"), 7);
  for (auto* matrix : {&matrices.a, &matrices.b}) {
    for (auto& row : *matrix) {
      for (Rational& entry : row) entry *= huge;
    }
  }
  const auto found = find_in_large_game(matrices.game(), kNever);
  ASSERT_TRUE(found);
  expect_equilibrium(matrices.game(), found->profile);
}

TEST(LargeGame, StopsByTheWorkDone) {
  std::mt19937_64 random(84);
  const Game game = conflicting(random, 150, 100000).game();
  int asked = 0;
  EXPECT_FALSE(find_in_large_game(game, [&] { return ++asked >= 3; }));
  EXPECT_LE(asked, 5);
}

TEST(SupportPairs, AreFoundWhereTheListHasOne) {
  std::mt19937_64 random(85);
  int pairs = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = 2 + random() % 5;
    const std::size_t columns = 2 + random() % 5;
    const Game game = random_matrices(random, rows, columns, 0, 1000).game();
    const VerifiedSolution all = solve(game);
    const bool is_listed = std::any_of(
        all.solution().equilibria.begin(), all.solution().equilibria.end(), [](const Equilibrium& each) {
          return each.exact()[0].support().size() == 2 && each.exact()[1].support().size() == 2;
        });
    const auto found = single::support_pair_equilibrium(game, kNever);
    ASSERT_EQ(found.has_value(), is_listed);
    if (!found) continue;
    ++pairs;
    expect_equilibrium(game, *found);
  }
  EXPECT_GT(pairs, 50);
}

}  // namespace
}  // namespace nashsolve
