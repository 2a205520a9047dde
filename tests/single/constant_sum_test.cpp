// The value of a constant-sum game is that of exact pivots, and both strategies are best responses.
#include "constant_sum.hpp"

#include <gtest/gtest.h>

#include <random>

#include "linear_program.hpp"
#include "nashsolve/solve.hpp"
#include "support/cases.hpp"
#include "support/matrices.hpp"
#include "support/never.hpp"

namespace nashsolve {
namespace {

using testing::kNever;
using testing::Matrices;
using testing::Matrix;
using testing::uniform;

const Matrices kMatchingPennies{{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}};

Matrix random_matrix(std::mt19937_64& random, std::size_t rows, std::size_t columns, long low, long high) {
  Matrix matrix(rows, std::vector<Rational>(columns));
  for (auto& row : matrix) {
    for (Rational& entry : row) entry = uniform(random, low, high);
  }
  return matrix;
}

Game constant_sum(const Matrix& a, const Rational& sum = 0) {
  Matrix b = a;
  for (auto& row : b) {
    for (Rational& entry : row) entry = sum - entry;
  }
  return bimatrix_game(a, b);
}

/// The minimax theorem's two sides meet in the value: no player gains by deviating from the two strategies.
void expect_optimal(const Game& game, const single::ZeroSumOptimum& optimum) {
  const ProfileCheck checks = check_profile(game, optimum.optimal);
  EXPECT_EQ(checks[0].payoff, optimum.value);
  for (const PlayerCheck& check : checks) EXPECT_EQ(check.regret, 0);
}

TEST(ZeroSum, TheValueIsThatOfExactPivots) {
  std::mt19937_64 random(73);
  for (int round = 0; round < 40; ++round) {
    const std::size_t rows = 5 + random() % 30;
    const std::size_t columns = 5 + random() % 30;
    const long high = round % 2 == 0 ? 1 : 100;
    const Matrix matrix = random_matrix(random, rows, columns, -high, high);
    const Game game = constant_sum(matrix);
    const auto optimum = single::solve_zero_sum(game, kNever);
    ASSERT_TRUE(optimum);
    expect_optimal(game, *optimum);
    LinearProgram program{std::vector<Integer>(columns, 1), {}, std::vector<Integer>(rows, 1)};
    for (const auto& row : matrix) {
      for (const Rational& entry : row) program.matrix.emplace_back(entry.get_num() + high + 1);
    }
    EXPECT_EQ(optimum->value, 1 / maximise(program)->value - (high + 1));
  }
}

TEST(ZeroSum, NearTiesThatDoublesCannotTellApart) {
  std::mt19937_64 random(74);
  const Rational large = make_rational(Integer("1000000000000000000000"), 1);
  for (int round = 0; round < 30; ++round) {
    const std::size_t size = 3 + random() % 12;
    Matrix matrix = random_matrix(random, size, size + static_cast<std::size_t>(round % 3), -1, 1);
    for (auto& row : matrix) {
      for (Rational& entry : row) entry = entry * large + uniform(random, -1, 1);
    }
    const Game game = constant_sum(matrix);
    const auto optimum = single::solve_zero_sum(game, kNever);
    ASSERT_TRUE(optimum);
    expect_optimal(game, *optimum);
  }
}

TEST(ZeroSum, PayoffsOfVeryDifferentSizes) {
  std::mt19937_64 random(75);
  for (int round = 0; round < 30; ++round) {
    const std::size_t size = 2 + random() % 8;
    Matrix matrix = random_matrix(random, size, size, 1, 9);
    for (auto& row : matrix) {
      for (Rational& entry : row) {
        for (std::uint64_t power = random() % 30; power > 0; --power) entry *= 10;
      }
    }
    const Game game = constant_sum(matrix);
    const auto optimum = single::solve_zero_sum(game, kNever);
    ASSERT_TRUE(optimum);
    expect_optimal(game, *optimum);
  }
}

TEST(ZeroSum, PayoffsBeyondTheRangeOfDoublesTakeThePivotsOfSmallOnes) {
  std::mt19937_64 random(79);
  const Integer factor("1" + std::string(700, '0'));
  Matrix matrix = random_matrix(random, 20, 25, -100, 100);
  const auto small = single::solve_zero_sum(constant_sum(matrix), kNever);
  for (auto& row : matrix) {
    for (Rational& entry : row) entry *= factor;
  }
  const Game game = constant_sum(matrix);
  const auto large = single::solve_zero_sum(game, kNever);
  ASSERT_TRUE(small && large);
  expect_optimal(game, *large);
  EXPECT_EQ(large->value, small->value * factor);
  EXPECT_EQ(large->pivots, small->pivots);
}

TEST(ZeroSum, AGameOfTwoHundred) {
  std::mt19937_64 random(76);
  const Game game = constant_sum(random_matrix(random, 200, 200, -100, 100));
  const auto optimum = single::solve_zero_sum(game, kNever);
  ASSERT_TRUE(optimum);
  EXPECT_TRUE(optimum->is_strict_and_unique);
  expect_optimal(game, *optimum);
}

TEST(ZeroSum, StopsByTheWorkDone) {
  std::mt19937_64 random(77);
  const Game game = constant_sum(random_matrix(random, 250, 250, -100, 100));
  for (const int most : {1, 2, 5}) {
    int asked = 0;
    EXPECT_FALSE(single::solve_zero_sum(game, [&] { return ++asked >= most; }));
    EXPECT_LE(asked, most + 6);
  }
}

TEST(ZeroSum, ValueOfMatchingPenniesAndOfAConstantSum) {
  const ZeroSumValue pennies = *single::zero_sum_value(kMatchingPennies.game(), kNever);
  EXPECT_EQ(pennies.pure_maxmin, -1);
  EXPECT_EQ(pennies.pure_minmax, 1);
  EXPECT_EQ(pennies.value, 0);
  EXPECT_EQ(pennies.optimal[0].probability(0), Rational(1, 2));
  const Matrices half{{{Rational(1, 2), 0}, {0, Rational(1, 2)}}, {{0, Rational(1, 2)}, {Rational(1, 2), 0}}};
  EXPECT_EQ(single::zero_sum_value(half.game(), kNever)->value, Rational(1, 4));
}

TEST(ZeroSum, TheValueIsWhatEveryEquilibriumPays) {
  for (const testing::Case& each : testing::bimatrix_cases("zero-sum")) {
    SCOPED_TRACE(each.name);
    const Game game = each.matrices.game();
    ASSERT_TRUE(check_sum(game).is_constant());
    const ZeroSumValue value = *single::zero_sum_value(game, kNever);
    const VerifiedSolution solution = solve(game);
    for (const auto& checks : solution.checks()) EXPECT_EQ(checks[0].payoff, value.value);
    for (const PlayerCheck& check : check_profile(game, value.optimal)) EXPECT_EQ(check.regret, 0);
    EXPECT_LE(value.pure_maxmin, value.value);
    EXPECT_GE(value.pure_minmax, value.value);
  }
}

}  // namespace
}  // namespace nashsolve
