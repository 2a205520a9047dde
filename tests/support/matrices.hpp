// Two payoff matrices under operations whose effect on the equilibria is a theorem, and seeded random ones.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::testing {

using Matrix = std::vector<std::vector<Rational>>;

struct Matrices {
  Matrix a;
  Matrix b;

  [[nodiscard]] std::size_t rows() const { return a.size(); }
  [[nodiscard]] std::size_t columns() const { return a.front().size(); }
  [[nodiscard]] Game game() const { return bimatrix_game(a, b); }
};

inline Matrix transposed(const Matrix& matrix) {
  Matrix result(matrix.front().size(), std::vector<Rational>(matrix.size()));
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < matrix[i].size(); ++j) result[j][i] = matrix[i][j];
  }
  return result;
}

/// Uniform in [low, high]; the same on every platform, unlike std::uniform_int_distribution.
inline long uniform(std::mt19937_64& random, long low, long high) {
  return low + static_cast<long>(random() % static_cast<std::uint64_t>(high - low + 1));
}

inline Matrices random_matrices(std::mt19937_64& random, std::size_t rows, std::size_t columns, long low,
                                long high) {
  Matrices result{Matrix(rows, std::vector<Rational>(columns)), Matrix(rows, std::vector<Rational>(columns))};
  for (Matrix* matrix : {&result.a, &result.b}) {
    for (auto& row : *matrix) {
      for (Rational& payoff : row) payoff = uniform(random, low, high);
    }
  }
  return result;
}

}  // namespace nashsolve::testing
