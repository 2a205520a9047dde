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

/// Game `k` of a row: every third has payoffs in -1..1, every third one payoff in a row repeated, every fifth
/// copies of strategies, every seventh payoffs beyond 64 bits in its determinants.
inline Matrices various_matrices(int k) {
  std::mt19937_64 random(static_cast<std::uint64_t>(k));
  const auto size = [&] { return static_cast<std::size_t>(uniform(random, 1, k % 10 == 9 ? 11 : 7)); };
  const long range = k % 3 == 0 ? 1 : k % 7 == 0 ? 1'000'000'000'000 : 50;
  Matrices matrices = random_matrices(random, size(), size(), -range, range);
  if (k % 3 == 1) {
    for (Matrix* matrix : {&matrices.a, &matrices.b}) {
      for (auto& row : *matrix)
        row[static_cast<std::size_t>(uniform(random, 0, 1)) % row.size()] = row.back();
    }
  }
  if (k % 5 == 0) {
    for (Matrix* matrix : {&matrices.a, &matrices.b}) {
      matrix->push_back(matrix->front());
      for (auto& row : *matrix) row.insert(row.begin(), row.back());
    }
  }
  return matrices;
}

}  // namespace nashsolve::testing
