#include "dense_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nashsolve::nplayer {

std::optional<SquareMatrix> approximate_inverse(SquareMatrix matrix) {
  constexpr double kSmallestPivot = 1e-13;
  const std::size_t n = matrix.size;
  SquareMatrix inverse(n);
  for (std::size_t k = 0; k < n; ++k) inverse.at(k, k) = 1;
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t p = c;
    for (std::size_t r = c + 1; r < n; ++r) {
      if (std::fabs(matrix.at(r, c)) > std::fabs(matrix.at(p, c))) p = r;
    }
    if (!(std::fabs(matrix.at(p, c)) > kSmallestPivot)) return std::nullopt;
    for (std::size_t k = 0; k < n; ++k) {
      std::swap(matrix.at(p, k), matrix.at(c, k));
      std::swap(inverse.at(p, k), inverse.at(c, k));
    }
    const double scale = 1 / matrix.at(c, c);
    for (std::size_t k = 0; k < n; ++k) {
      matrix.at(c, k) *= scale;
      inverse.at(c, k) *= scale;
    }
    for (std::size_t r = 0; r < n; ++r) {
      const double factor = matrix.at(r, c);
      if (r == c || factor == 0) continue;
      for (std::size_t k = 0; k < n; ++k) {
        matrix.at(r, k) -= factor * matrix.at(c, k);
        inverse.at(r, k) -= factor * inverse.at(c, k);
      }
    }
  }
  return inverse;
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
