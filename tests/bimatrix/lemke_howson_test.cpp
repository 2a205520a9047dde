// The path of Lemke and Howson ends at an extreme equilibrium, whatever the game.
#include "lemke_howson.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "support/matrices.hpp"

namespace nashsolve::bimatrix {
namespace {

Game random_game(std::mt19937_64& random, int range) {
  const std::size_t rows = 1 + random() % 6;
  const std::size_t columns = 1 + random() % 6;
  const auto matrix = [&] {
    std::vector<std::vector<Rational>> result(rows, std::vector<Rational>(columns));
    for (auto& row : result) {
      for (Rational& entry : row) entry = static_cast<int>(random() % static_cast<unsigned>(range));
    }
    return result;
  };
  const auto a = matrix();
  return bimatrix_game(a, matrix());
}

std::optional<ExtremeEquilibrium> first(const Game& game) {
  std::uint64_t pivots = 0;
  return lemke_howson(
      best_response_polytopes(game), Label{0}, [] { return false; }, pivots);
}

TEST(LemkeHowson, FindsOneOfTheExtremeEquilibria) {
  std::mt19937_64 random(64);
  int isolated = 0;
  // Small ranges make degenerate games.
  for (const int range : {1, 2, 3, 5, 1000}) {
    for (int round = 0; round < 200; ++round) {
      const Game game = random_game(random, range);
      const auto found = first(game);
      ASSERT_TRUE(found);
      const Profile profile = {*found->subset.faces[0].point, *found->subset.faces[1].point};
      const Solution all = solve(game, {}, Search::exact);
      const auto listed = std::find_if(all.equilibria.begin(), all.equilibria.end(),
                                       [&](const Equilibrium& each) { return each.exact() == profile; });
      ASSERT_NE(listed, all.equilibria.end());
      if (!found->is_isolated) continue;
      ++isolated;
      ASSERT_EQ(all.components[listed->component].is_isolated(), true);
    }
  }
  EXPECT_GT(isolated, 200);
}

TEST(LemkeHowson, EndsInDegenerateGamesOfAnySize) {
  // All payoffs equal; and a game in which every strategy ties with every other somewhere.
  const std::vector<std::vector<Rational>> zero(30, std::vector<Rational>(20, 0));
  EXPECT_TRUE(first(bimatrix_game(zero, zero)));
  std::vector<std::vector<Rational>> ties(30, std::vector<Rational>(30, 0));
  for (std::size_t k = 0; k < 30; ++k) ties[k][k] = ties[k][(k + 1) % 30] = 1;
  const Game game = bimatrix_game(ties, ties);
  const auto found = first(game);
  ASSERT_TRUE(found);
  for (const PlayerCheck& check :
       check_profile(game, {*found->subset.faces[0].point, *found->subset.faces[1].point})) {
    EXPECT_EQ(check.regret, 0);
  }
}

TEST(LemkeHowson, StopsWhenToldTo) {
  std::uint64_t pivots = 0;
  // By the work done: a path of a small game is over before.
  const std::vector<std::vector<Rational>> zero(1200, std::vector<Rational>(1200, 0));
  EXPECT_FALSE(lemke_howson(
      best_response_polytopes(bimatrix_game(zero, zero)), Label{0}, [] { return true; }, pivots));
}

TEST(FindOne, IsOneEquilibriumOfALargeGameAtOnce) {
  std::mt19937_64 random(66);
  const Game game = testing::random_matrices(random, 120, 120, 0, 99999).game();
  SolveOptions options;
  options.find = Find::one;
  const VerifiedSolution found = verify(game, solve_bimatrix(game, options));
  EXPECT_EQ(found.solution().status, Status::limit);
  ASSERT_EQ(found.solution().equilibria.size(), 1U);
  EXPECT_EQ(found.solution().components[0].is_isolated(), true);
}

TEST(TimeLimit, WhatIsAddedIsNoDuplicateAndNoClaim) {
  std::mt19937_64 random(67);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::vector<Rational>> a(14, std::vector<Rational>(14));
    auto b = a;
    for (auto* matrix : {&a, &b}) {
      for (auto& row : *matrix) {
        for (Rational& entry : row) entry = static_cast<int>(random() % (round % 2 == 0 ? 1000 : 4));
      }
    }
    const Game game = bimatrix_game(a, b);
    SolveOptions options;
    options.time_limit = std::chrono::duration<double>(1e-9);
    // verify() refuses repeated and wrong equilibria.
    const VerifiedSolution found = verify(game, solve_bimatrix(game, options));
    EXPECT_EQ(found.solution().status, Status::time_limit);
    EXPECT_GE(found.solution().equilibria.size(), 1U);
  }
}

}  // namespace
}  // namespace nashsolve::bimatrix
