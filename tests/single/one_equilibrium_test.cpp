// One equilibrium of every game, and all of a constant-sum game, without the search for all.
#include "one_equilibrium.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>

#include "nashsolve/errors.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify.hpp"
#include "nearest_profile.hpp"
#include "support/linear_programming_check.hpp"
#include "support/matrices.hpp"
#include "support/never.hpp"

namespace nashsolve {
namespace {

using testing::expect_solved_as_searched;
using testing::kNever;
using testing::Matrices;
using testing::Matrix;
using testing::random_matrices;
using testing::uniform;

Matrices zero_sum(std::mt19937_64& random, std::size_t rows, std::size_t columns, long range) {
  Matrices matrices = random_matrices(random, rows, columns, -range, range);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) matrices.b[i][j] = 7 - matrices.a[i][j];
  }
  return matrices;
}

TEST(OneEquilibriumOf, AnyGameHasNoRegret) {
  std::mt19937_64 random(91);
  for (const long range : {0L, 1L, 2L, 1000L}) {
    for (int round = 0; round < 100; ++round) {
      const std::size_t rows = 1 + random() % 9;
      const Matrices matrices = random_matrices(random, rows, 1 + random() % 9, -range, range);
      const Game game = matrices.game();
      const auto found = single::one_equilibrium(game, kNever);
      ASSERT_TRUE(found);
      for (const PlayerCheck& check : check_profile(game, found->profile)) EXPECT_EQ(check.regret, 0);
    }
  }
}

TEST(ConstantSum, AllEquilibriaAreThoseOfTheSearch) {
  std::mt19937_64 random(92);
  std::size_t continua = 0;
  for (const long range : {1L, 2L, 3L, 100L}) {
    for (int round = 0; round < 12; ++round) {
      const std::size_t rows = 7 + random() % 5;
      continua += expect_solved_as_searched(zero_sum(random, rows, 7 + random() % 5, range).game()) ? 1U : 0U;
    }
  }
  EXPECT_GE(continua, 5U);
}

TEST(ConstantSum, CopiesOfStrategiesAreEquilibriaToo) {
  std::mt19937_64 random(93);
  Matrices matrices = zero_sum(random, 9, 9, 50);
  for (Matrix* matrix : {&matrices.a, &matrices.b}) {
    const Matrix once = *matrix;
    matrix->insert(matrix->end(), once.begin(), once.end());
  }
  expect_solved_as_searched(matrices.game());
}

TEST(TimeLimit, OfNoTimeAtAllStillGivesAnEquilibriumOfALargeGame) {
  std::mt19937_64 random(94);
  for (const Game& game :
       {random_matrices(random, 60, 50, -100, 100).game(), zero_sum(random, 50, 60, 100).game(),
        random_matrices(random, 9, 9, 0, 1).game()}) {
    for (const Find find : {Find::all, Find::one}) {
      SolveOptions options;
      options.find = find;
      options.time_limit = std::chrono::duration<double>(1e-9);
      const Solution found = verify(game, solve_bimatrix(game, options)).solution();
      EXPECT_GE(found.equilibria.size(), 1U);
    }
  }
}

// Time is up before the linear program of a large game is solved.
TEST(NearestProfile, StandsInWhereThereIsNoTimeAndIsNoEquilibrium) {
  std::mt19937_64 random(95);
  const Game game = zero_sum(random, 800, 800, 1000).game();
  std::atomic<bool> interrupt = true;
  SolveOptions options;
  options.interrupt = &interrupt;
  const VerifiedSolution verified = solve(game, options);
  const Solution& solution = verified.solution();
  ASSERT_EQ(solution.status, Status::interrupted);
  ASSERT_TRUE(solution.approximate);
  EXPECT_TRUE(solution.equilibria.empty());
  const ProfileCheck check = check_profile(game, *solution.approximate);
  Rational largest;
  for (std::size_t player = 0; player < 2; ++player) {
    EXPECT_EQ(check[player].regret, verified.approximate_check()[player].regret);
    largest = std::max(largest, check[player].regret);
  }
  EXPECT_GT(largest, 0);
  // Fictitious play comes near an equilibrium where the sum is constant, as slowly as it does.
  EXPECT_LT(largest, 1000);
}

TEST(NearestProfile, IsPureForFractionsWithoutANumerator) {
  std::mt19937_64 random(96);
  Matrices matrices = random_matrices(random, 12, 12, 1, 1000);
  for (Matrix* matrix : {&matrices.a, &matrices.b}) {
    for (auto& row : *matrix) {
      for (Rational& payoff : row) payoff /= uniform(random, 1, 1L << 60);
    }
  }
  const Game game = matrices.game();
  std::atomic<bool> interrupt = true;
  SolveOptions options;
  options.interrupt = &interrupt;
  const Solution solution = solve(game, options).solution();
  EXPECT_EQ(solution.status, Status::interrupted);
  EXPECT_EQ(solution.equilibria.size() + (solution.approximate ? 1 : 0), 1U);
  // Nor are the numerators made by verification.
  EXPECT_FALSE(game.payoffs(0).find_numerators([] { return true; }));
  const Profile& profile = solution.approximate ? *solution.approximate : solution.equilibria[0].exact();
  Rational of_fractions[2];
  for (std::size_t player = 0; player < 2; ++player) {
    of_fractions[player] = regret(strategy_payoffs(game, profile, player), profile[player]);
  }
  for (std::size_t player = 0; player < 2; ++player) {
    ASSERT_TRUE(game.payoffs(player).find_numerators([] { return false; }));
    EXPECT_EQ(regret(strategy_payoffs(game, profile, player), profile[player]), of_fractions[player]);
  }
}

TEST(NearestProfile, IsAnEquilibriumWhereThePlayBeginsAtOne) {
  const Game game = Matrices{{{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}}.game();
  const Profile both_first = {MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)};
  EXPECT_EQ(single::nearest_profile(game, 1000), both_first);
}

TEST(NearestProfile, ComesNearerTheLongerThePlayIs) {
  // Prisoner's Dilemma: both cooperate once, then never again; each regrets that once.
  const Game game = Matrices{{{2, 0}, {3, 1}}, {{2, 3}, {0, 1}}}.game();
  Rational before = 1;
  for (const std::size_t work : {std::size_t{0}, std::size_t{10'000}, std::size_t{100'000}}) {
    const ProfileCheck check = check_profile(game, single::nearest_profile(game, work));
    EXPECT_EQ(check[0].regret, check[1].regret);
    EXPECT_GT(check[0].regret, 0);
    EXPECT_LT(check[0].regret, before);
    before = check[0].regret;
  }
  EXPECT_LT(before, Rational(1, 100));
}

TEST(NearestProfile, VerificationRefusesWhatIsAnEquilibriumOrNotAlone) {
  const Game game = Matrices{{{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}}.game();
  Solution solution;
  solution.status = Status::time_limit;
  solution.approximate = Profile{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)};
  EXPECT_THROW(verify(game, solution), InternalError);
  solution.approximate = Profile{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 1)};
  EXPECT_NO_THROW(verify(game, solution));
  solution.equilibria.push_back({Profile{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)}, 0, {}, {}});
  solution.components.push_back({{0}, {}, {}});
  EXPECT_THROW(verify(game, solution), InternalError);
}

}  // namespace
}  // namespace nashsolve
