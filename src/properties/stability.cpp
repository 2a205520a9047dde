#include "stability.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace nashsolve {

namespace {

constexpr std::size_t kMaxUnused = 8;

using Matrix = std::vector<std::vector<Rational>>;

Rational determinant(Matrix matrix) {
  Rational result = 1;
  for (std::size_t step = 0; step < matrix.size(); ++step) {
    std::size_t row = step;
    while (row < matrix.size() && sgn(matrix[row][step]) == 0) ++row;
    if (row == matrix.size()) return 0;
    if (row != step) {
      std::swap(matrix[row], matrix[step]);
      result = -result;
    }
    result *= matrix[step][step];
    for (std::size_t other = step + 1; other < matrix.size(); ++other) {
      const Rational factor = matrix[other][step] / matrix[step][step];
      for (std::size_t k = step; k < matrix.size(); ++k) matrix[other][k] -= factor * matrix[step][k];
    }
  }
  return result;
}

/// Whether all cofactors of the last row are positive.
bool has_positive_cofactors(const Matrix& matrix) {
  const std::size_t last = matrix.size() - 1;
  for (std::size_t removed = 0; removed <= last; ++removed) {
    Matrix minor(matrix.begin(), matrix.end() - 1);
    for (auto& row : minor) row.erase(row.begin() + static_cast<std::ptrdiff_t>(removed));
    const int sign = sgn(determinant(std::move(minor)));
    if (((last + removed) % 2 == 0 ? sign : -sign) <= 0) return false;
  }
  return true;
}

/// Whether z'Mz > 0 for all z >= 0 but 0, for a symmetric matrix: every principal submatrix whose last row
/// has positive cofactors has a positive determinant (Hadeler 1983).
bool is_strictly_copositive(const Matrix& matrix) {
  for (unsigned chosen = 1; chosen < 1U << matrix.size(); ++chosen) {
    Matrix part;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      if ((chosen >> i & 1U) == 0) continue;
      part.emplace_back();
      for (std::size_t j = 0; j < matrix.size(); ++j) {
        if ((chosen >> j & 1U) != 0) part.back().push_back(matrix[i][j]);
      }
    }
    if (has_positive_cofactors(part) && sgn(determinant(part)) <= 0) return false;
  }
  return true;
}

}  // namespace

std::optional<bool> is_evolutionarily_stable(const Game& game, const MixedStrategy& x,
                                             std::span<const std::uint32_t> best_responses) {
  const auto support = x.support();
  const std::uint32_t base = support.back();
  std::vector<std::uint32_t> order(support.begin(), support.end() - 1);
  const std::size_t used = order.size();
  for (const std::uint32_t strategy : best_responses) {
    if (!std::binary_search(support.begin(), support.end(), strategy)) order.push_back(strategy);
  }
  if (order.size() - used > kMaxUnused) return std::nullopt;

  const PayoffTable& payoffs = game.payoffs(0);
  const auto a = [&](std::uint32_t i, std::uint32_t j) -> Rational {
    return payoffs.numerator(i * game.stride(0) + j);
  };
  Matrix form(order.size(), std::vector<Rational>(order.size()));
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < order.size(); ++j) {
      const Rational difference =
          a(order[i], order[j]) - a(order[i], base) - a(base, order[j]) + a(base, base);
      form[i][j] -= difference;
      form[j][i] -= difference;
    }
  }
  for (std::size_t step = 0; step < used; ++step) {
    if (sgn(form[step][step]) <= 0) return false;
    for (std::size_t i = step + 1; i < form.size(); ++i) {
      const Rational factor = form[i][step] / form[step][step];
      for (std::size_t j = step; j < form.size(); ++j) form[i][j] -= factor * form[step][j];
    }
  }
  Matrix rest;
  for (std::size_t i = used; i < form.size(); ++i) {
    rest.emplace_back(form[i].begin() + static_cast<std::ptrdiff_t>(used), form[i].end());
  }
  return is_strictly_copositive(rest);
}

}  // namespace nashsolve
