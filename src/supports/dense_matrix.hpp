// Small square matrices of doubles, row by row.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "stop.hpp"

namespace nashsolve::nplayer {

struct SquareMatrix {
  explicit SquareMatrix(std::size_t n) : size(n), entries(n * n, 0.0) {}
  double& at(std::size_t r, std::size_t c) { return entries[r * size + c]; }
  [[nodiscard]] double at(std::size_t r, std::size_t c) const { return entries[r * size + c]; }

  std::size_t size;
  std::vector<double> entries;
};

/// An approximate inverse, or nothing where the matrix is singular as far as doubles can tell, or where
/// `is_over`, asked at each column, says so.
std::optional<SquareMatrix> approximate_inverse(SquareMatrix matrix, const StopTest& is_over = {});

/// The largest absolute row sum, rounded up.
double row_sum_norm(const SquareMatrix& matrix);

/// An upper bound on the row sum norm of I - a * b, rounding included.
double distance_from_inverse(const SquareMatrix& a, const SquareMatrix& b);

}  // namespace nashsolve::nplayer
