#include "dense_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "simd.hpp"

namespace nashsolve::nplayer {

namespace {

/// to -= factor * from.
void subtract_scaled(double* to, const double* from, double factor, std::size_t count) {
  // Below, the call costs more than it saves.
  constexpr std::size_t kFew = 16;
  if (count > kFew) {
    const double negated = -factor;
    loops().add_all_scaled(to, &from, &negated, 1, count);
    return;
  }
  for (std::size_t k = 0; k < count; ++k) to[k] -= factor * from[k];
}

}  // namespace

/// By Gauss and Jordan in place: the column that becomes one of the identity gives way to one of the inverse.
std::optional<SquareMatrix> approximate_inverse(SquareMatrix matrix, const StopTest& is_over) {
  constexpr double kSmallestPivot = 1e-13;
  const std::size_t n = matrix.size;
  std::vector<std::size_t> exchanged_with;
  for (std::size_t c = 0; c < n; ++c) {
    if (is_over && is_over()) return std::nullopt;
    std::size_t p = c;
    for (std::size_t r = c + 1; r < n; ++r) {
      if (std::fabs(matrix.at(r, c)) > std::fabs(matrix.at(p, c))) p = r;
    }
    if (!(std::fabs(matrix.at(p, c)) > kSmallestPivot)) return std::nullopt;
    exchanged_with.push_back(p);
    double* const own = &matrix.at(c, 0);
    if (p != c) std::swap_ranges(own, own + n, &matrix.at(p, 0));
    const double scale = 1 / own[c];
    own[c] = 1;
    for (std::size_t k = 0; k < n; ++k) own[k] *= scale;
    for (std::size_t r = 0; r < n; ++r) {
      const double factor = matrix.at(r, c);
      if (r == c || factor == 0) continue;
      matrix.at(r, c) = 0;
      subtract_scaled(&matrix.at(r, 0), own, factor, n);
    }
  }
  for (std::size_t c = n; c-- > 0;) {
    if (exchanged_with[c] == c) continue;
    for (std::size_t r = 0; r < n; ++r) std::swap(matrix.at(r, c), matrix.at(r, exchanged_with[c]));
  }
  return matrix;
}

double row_sum_norm(const SquareMatrix& matrix) {
  double norm = 0;
  for (std::size_t r = 0; r < matrix.size; ++r) {
    double sum = 0;
    for (std::size_t c = 0; c < matrix.size; ++c) sum += std::fabs(matrix.at(r, c));
    if (std::isnan(sum)) return INFINITY;
    norm = std::max(norm, sum);
  }
  return norm * (1 + 1e-12);
}

double distance_from_inverse(const SquareMatrix& a, const SquareMatrix& b) {
  const std::size_t n = a.size;
  double norm = 0;
  for (std::size_t r = 0; r < n; ++r) {
    double sum = 0;
    double magnitude = 0;
    for (std::size_t c = 0; c < n; ++c) {
      double entry = r == c ? -1.0 : 0.0;
      for (std::size_t k = 0; k < n; ++k) {
        entry += a.at(r, k) * b.at(k, c);
        magnitude += std::fabs(a.at(r, k) * b.at(k, c));
      }
      sum += std::fabs(entry);
    }
    if (std::isnan(sum)) return INFINITY;
    norm = std::max(norm, sum + (magnitude + static_cast<double>(n)) * static_cast<double>(n + 2) * 0x1p-52);
  }
  return norm * (1 + 1e-12);
}

}  // namespace nashsolve::nplayer
