#include "dixon.hpp"

#include <gtest/gtest.h>

#include <random>

#include "linear_system.hpp"
#include "support/matrices.hpp"
#include "support/never.hpp"

namespace nashsolve {
namespace {

using testing::kNever;

template <class Entry>
std::vector<Entry> transposed(const std::vector<Entry>& matrix, std::size_t size) {
  std::vector<Entry> result;
  for (std::size_t k = 0; k < size; ++k) {
    for (std::size_t i = 0; i < size; ++i) result.push_back(matrix[i * size + k]);
  }
  return result;
}

std::vector<Integer> integers(const std::vector<std::int64_t>& matrix) {
  std::vector<Integer> result;
  for (const std::int64_t entry : matrix) result.push_back(to_integer(entry));
  return result;
}

void expect_same(const RationalVector& actual, const std::optional<CramerSolution>& expected) {
  ASSERT_TRUE(expected);
  ASSERT_EQ(actual.numerators.size(), expected->numerators.size());
  EXPECT_GT(sgn(actual.denominator), 0);
  Integer common = actual.denominator;
  for (std::size_t k = 0; k < actual.numerators.size(); ++k) {
    EXPECT_EQ(actual.numerators[k] * expected->determinant, expected->numerators[k] * actual.denominator);
    common = greatest_common_divisor(common, actual.numerators[k]);
  }
  EXPECT_EQ(common, 1);
}

TEST(Dixon, AgreesWithEliminationWithoutFractions) {
  std::mt19937_64 random(11);
  for (const std::int64_t high :
       {std::int64_t{1}, std::int64_t{3}, std::int64_t{200}, std::int64_t{1} << 55}) {
    for (std::size_t size = 1; size <= 24; ++size) {
      std::vector<std::int64_t> matrix(size * size);
      for (std::int64_t& entry : matrix) entry = testing::uniform(random, -high, high);
      const std::vector<Integer> large = integers(matrix);
      const auto expected = solve_for_ones(large, size);
      const auto actual = solve_both_for_ones(matrix, size, kNever);
      ASSERT_EQ(actual.has_value(), expected.has_value()) << size << " " << high;
      if (!actual) continue;
      expect_same(actual->columns, expected);
      expect_same(actual->rows, solve_for_ones(transposed(large, size), size));
    }
  }
}

TEST(Dixon, EntriesOfAnySize) {
  std::mt19937_64 random(12);
  for (std::size_t size = 1; size <= 10; ++size) {
    std::vector<Integer> matrix(size * size);
    for (Integer& entry : matrix) {
      entry = 1;
      for (int k = 0; k < 4; ++k) entry *= to_integer(testing::uniform(random, -(1L << 50), 1L << 50));
    }
    const auto actual = solve_both_for_ones(matrix, size, kNever);
    ASSERT_TRUE(actual);
    expect_same(actual->columns, solve_for_ones(matrix, size));
    expect_same(actual->rows, solve_for_ones(transposed(matrix, size), size));
    expect_same(*solve_large_for_ones(matrix, size, kNever), solve_for_ones(matrix, size));
  }
}

TEST(Dixon, DenominatorsThatOnlyLaterEntriesHave) {
  // A diagonal: the solution is 1, 1/2, 1/3, 1/4, 1/6.
  const std::vector<std::int64_t> diagonal = {1, 2, 3, 4, 6};
  std::vector<std::int64_t> matrix(25);
  for (std::size_t k = 0; k < 5; ++k) matrix[6 * k] = diagonal[k];
  const auto solution = solve_large_for_ones(matrix, 5, kNever);
  ASSERT_TRUE(solution);
  EXPECT_EQ(solution->denominator, 12);
  EXPECT_EQ(solution->numerators, (std::vector<Integer>{12, 6, 4, 3, 2}));
}

TEST(Dixon, ASolutionOfASystemOfOneHundred) {
  std::mt19937_64 random(13);
  constexpr std::size_t kSize = 100;
  std::vector<std::int64_t> matrix(kSize * kSize);
  for (std::int64_t& entry : matrix) entry = testing::uniform(random, 1, 201);
  const auto solution = solve_both_for_ones(matrix, kSize, kNever);
  ASSERT_TRUE(solution);
  for (std::size_t i = 0; i < kSize; ++i) {
    Integer row = 0;
    Integer column = 0;
    for (std::size_t k = 0; k < kSize; ++k) {
      add_product(row, solution->columns.numerators[k], matrix[i * kSize + k]);
      add_product(column, solution->rows.numerators[k], matrix[k * kSize + i]);
    }
    EXPECT_EQ(row, solution->columns.denominator);
    EXPECT_EQ(column, solution->rows.denominator);
  }
}

TEST(Dixon, AnyRightHandSides) {
  std::mt19937_64 random(16);
  for (std::size_t size = 1; size <= 12; ++size) {
    for (const unsigned shift : {0U, 100U}) {
      std::vector<Integer> matrix;
      std::vector<Integer> right;
      std::vector<Integer> left;
      const auto number = [&](long bound) {
        return Integer(to_integer(testing::uniform(random, -bound, bound)) << shift);
      };
      for (std::size_t k = 0; k < size * size; ++k) matrix.push_back(number(100));
      for (std::size_t k = 0; k < size; ++k) {
        right.push_back(number(1'000'000));
        left.push_back(number(3));
      }
      const auto solution = solve_both(matrix, right, left, kNever);
      ASSERT_TRUE(solution);
      for (std::size_t i = 0; i < size; ++i) {
        Integer row;
        Integer column;
        for (std::size_t k = 0; k < size; ++k) {
          add_product(row, solution->columns.numerators[k], matrix[i * size + k]);
          add_product(column, solution->rows.numerators[k], matrix[k * size + i]);
        }
        EXPECT_EQ(row, right[i] * solution->columns.denominator);
        EXPECT_EQ(column, left[i] * solution->rows.denominator);
      }
    }
  }
}

TEST(Dixon, SingularMatricesHaveNoSolution) {
  std::mt19937_64 random(14);
  for (std::size_t size = 2; size <= 12; ++size) {
    std::vector<std::int64_t> matrix(size * size);
    for (std::int64_t& entry : matrix) entry = testing::uniform(random, 1, 100);
    for (std::size_t k = 0; k < size; ++k) matrix[(size - 1) * size + k] = 2 * matrix[k];
    EXPECT_FALSE(solve_both_for_ones(matrix, size, kNever));
  }
}

TEST(Dixon, FewEquationsOfLongNumbersAreLeftToElimination) {
  const Integer large = Integer(1) << 20000U;
  const std::vector<Integer> matrix = {large, 1, 3, Integer(large + 5)};
  EXPECT_FALSE(solve_both_for_ones(matrix, 2, kNever));
  EXPECT_FALSE(solve_large_for_ones(matrix, 2, kNever));
}

TEST(Dixon, AsksByTheLengthOfNumbers) {
  const Integer large = Integer(1) << 20000U;
  const std::vector<Integer> matrix = {large, 1, 3, Integer(large + 5)};
  int asks = 0;
  const auto solved = solve_large(matrix, std::vector<Integer>{1, 1}, [&asks] { return ++asks < 0; });
  ASSERT_TRUE(solved);
  // Cramer's rule.
  EXPECT_EQ(solved->numerators[0] * (large * (large + 5) - 3), solved->denominator * (large + 4));
  EXPECT_GT(asks, 3);
}

TEST(Dixon, StopsWhenAsked) {
  constexpr std::size_t kSize = 400;
  std::mt19937_64 random(15);
  std::vector<std::int64_t> matrix(kSize * kSize);
  for (std::int64_t& entry : matrix) entry = testing::uniform(random, 1, 201);
  int asked = 0;
  EXPECT_FALSE(solve_both_for_ones(matrix, kSize, [&] { return ++asked >= 2; }));
  // Once by the work, and once where the factors failed.
  EXPECT_LE(asked, 3);
}

}  // namespace
}  // namespace nashsolve
