#include "stability.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "linear_system.hpp"

namespace nashsolve {

namespace {

constexpr std::size_t kMaxUnused = 8;

using Matrix = std::vector<std::vector<Integer>>;

/// Whether all cofactors of the last row are positive.
bool has_positive_cofactors(const Matrix& matrix) {
  const std::size_t last = matrix.size() - 1;
  for (std::size_t removed = 0; removed <= last; ++removed) {
    Matrix minor(matrix.begin(), matrix.end() - 1);
    for (auto& row : minor) row.erase(row.begin() + static_cast<std::ptrdiff_t>(removed));
    const int sign = determinant_sign(std::move(minor));
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
    if (has_positive_cofactors(part) && determinant_sign(std::move(part)) <= 0) return false;
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
  const auto a = [&](std::uint32_t i, std::uint32_t j) { return payoffs.numerator(i * game.stride(0) + j); };
  const Integer base_payoff = a(base, base);
  const auto entry = [&](std::uint32_t i, std::uint32_t j) -> Integer {
    return a(i, base) + a(base, j) + a(j, base) + a(base, i) - a(i, j) - a(j, i) - 2 * base_payoff;
  };
  // A definite form has a positive diagonal; many equilibria fail there.
  for (std::size_t i = 0; i < used; ++i) {
    if (sgn(entry(order[i], order[i])) <= 0) return false;
  }
  Matrix form(order.size(), std::vector<Integer>(order.size()));
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) form[i][j] = form[j][i] = entry(order[i], order[j]);
  }
  Integer previous = 1;
  for (std::size_t step = 0; step < used; ++step) {
    if (sgn(form[step][step]) <= 0) return false;
    eliminate_without_fractions(form, step, previous);
    previous = form[step][step];
  }
  Matrix rest;
  for (std::size_t i = used; i < form.size(); ++i) {
    rest.emplace_back(form[i].begin() + static_cast<std::ptrdiff_t>(used), form[i].end());
  }
  return is_strictly_copositive(rest);
}

}  // namespace nashsolve
