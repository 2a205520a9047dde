#include "linear_system.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/matrices.hpp"

namespace nashsolve {
namespace {

std::vector<std::int64_t> random_matrix(std::mt19937_64& random, std::size_t size, long low, long high) {
  std::vector<std::int64_t> matrix(size * size);
  for (std::int64_t& entry : matrix) entry = testing::uniform(random, low, high);
  return matrix;
}

std::vector<Integer> large(const std::vector<std::int64_t>& matrix) {
  std::vector<Integer> result;
  for (const std::int64_t entry : matrix) result.push_back(to_integer(entry));
  return result;
}

/// The other way to the same answer: elimination without fractions.
void expect_agreement(const std::vector<std::int64_t>& matrix, std::size_t size) {
  const auto expected = solve_for_ones(large(matrix), size);
  const auto actual = solve_for_ones(matrix, size);
  ASSERT_EQ(actual.has_value(), expected.has_value());
  if (expected) {
    EXPECT_EQ(actual->determinant, expected->determinant);
    EXPECT_EQ(actual->numerators, expected->numerators);
  }
  EXPECT_EQ(determinant_sign(matrix, size), expected ? sgn(expected->determinant) : 0);
}

TEST(LinearSystem, ModularAndFractionFreeEliminationAgree) {
  std::mt19937_64 random(1);
  for (const long high : {2L, 9L, 201L, 1L << 31}) {
    for (std::size_t size = 1; size <= 20; ++size) {
      for (int k = 0; k < 5; ++k) expect_agreement(random_matrix(random, size, 1, high), size);
    }
  }
}

TEST(LinearSystem, SingularMatricesHaveNoSolution) {
  std::mt19937_64 random(2);
  for (std::size_t size = 2; size <= 12; ++size) {
    std::vector<std::int64_t> matrix = random_matrix(random, size, 1, 100);
    for (std::size_t column = 0; column < size; ++column) matrix[(size - 1) * size + column] = matrix[column];
    EXPECT_FALSE(solve_for_ones(matrix, size));
    EXPECT_EQ(determinant_sign(matrix, size), 0);
  }
}

TEST(LinearSystem, AKnownSolution) {
  // 2x + y = 1, x + 3y = 1: determinant 5, x = 2/5, y = 1/5.
  const std::vector<std::int64_t> matrix = {2, 1, 1, 3};
  const auto solution = solve_for_ones(matrix, 2);
  ASSERT_TRUE(solution);
  EXPECT_EQ(solution->determinant, 5);
  EXPECT_EQ(solution->numerators, (std::vector<Integer>{2, 1}));
}

TEST(LinearSystem, SignsOfDeterminantsWithNegativeEntries) {
  std::mt19937_64 random(3);
  int negative = 0;
  for (int k = 0; k < 200; ++k) {
    const std::size_t size = 1 + static_cast<std::size_t>(k) % 10;
    const std::vector<std::int64_t> matrix = random_matrix(random, size, -(1L << 40), 1L << 40);
    const auto expected = solve_for_ones(large(matrix), size);
    const int sign = expected ? sgn(expected->determinant) : 0;
    EXPECT_EQ(determinant_sign(matrix, size), sign);
    std::vector<std::vector<Integer>> rows(size);
    for (std::size_t cell = 0; cell < matrix.size(); ++cell) {
      rows[cell / size].push_back(to_integer(matrix[cell]));
    }
    EXPECT_EQ(determinant_sign(std::move(rows)), sign);
    negative += sign < 0 ? 1 : 0;
  }
  EXPECT_GT(negative, 50);
}

}  // namespace
}  // namespace nashsolve
