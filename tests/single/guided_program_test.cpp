// Large linear programs by way of floating point, against the simplex method in integers.
#include "guided_program.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/never.hpp"

namespace nashsolve {
namespace {

using testing::kNever;

/// Bounded, as the first row has no coefficient that is not positive; with many zeros and ties.
LinearProgram random_program(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return static_cast<int>(random() % bound); };
  const std::size_t rows = 1 + static_cast<std::size_t>(below(12));
  const std::size_t columns = 1 + static_cast<std::size_t>(below(12));
  LinearProgram program;
  const Integer factor = seed % 3 == 0 ? Integer(1) << 90U : Integer(1);
  for (std::size_t i = 0; i < rows; ++i) {
    program.bounds.emplace_back(below(3) == 0 ? 0 : below(9));
    for (std::size_t k = 0; k < columns; ++k) {
      program.matrix.emplace_back(i == 0 ? 1 + below(3) : below(3) == 0 ? below(7) - 3 : 0);
      if (seed % 3 == 0 && below(2) == 0) program.matrix.back() *= factor;
    }
  }
  for (std::size_t k = 0; k < columns; ++k) program.objective.emplace_back(below(9) - 3);
  return program;
}

Rational product(const std::vector<Integer>& coefficients, const std::vector<Rational>& values) {
  Rational sum;
  for (std::size_t k = 0; k < values.size(); ++k) sum += values[k] * Rational(coefficients[k]);
  return sum;
}

TEST(GuidedProgram, FindsTheOptimumInIntegers) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    const LinearProgram program = random_program(seed);
    const auto expected = maximise(program);
    const auto found = single::maximise_guided(program, kNever);
    ASSERT_TRUE(expected && found) << seed;
    EXPECT_EQ(found->value, expected->value) << seed;
    EXPECT_EQ(product(program.objective, found->solution), found->value) << seed;
    EXPECT_EQ(product(program.bounds, found->duals), found->value) << seed;
    const std::size_t columns = program.objective.size();
    for (std::size_t i = 0; i < program.bounds.size(); ++i) {
      const auto begin = program.matrix.begin() + static_cast<std::ptrdiff_t>(i * columns);
      const std::vector<Integer> row(begin, begin + static_cast<std::ptrdiff_t>(columns));
      EXPECT_LE(product(row, found->solution), Rational(program.bounds[i])) << seed;
      EXPECT_GE(sgn(found->duals[i]), 0) << seed;
    }
    for (const Rational& value : found->solution) EXPECT_GE(sgn(value), 0) << seed;
  }
}

TEST(GuidedProgram, NumbersBeyondDoublesAreLeftToIntegers) {
  LinearProgram program{{Integer(1)}, {Integer(1) << 2000U}, {Integer(3)}};
  const auto found = single::maximise_guided(program, kNever);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->value, make_rational(Integer(3), Integer(1) << 2000U));
}

TEST(GuidedProgram, StopsWhereItIsTold) {
  EXPECT_FALSE(single::maximise_guided(random_program(1), [] { return true; }));
}

}  // namespace
}  // namespace nashsolve
