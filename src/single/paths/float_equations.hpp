// A system of linear equations in floating point, by elimination with the largest pivots of its columns.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

#include "loops.hpp"

namespace nashsolve::single {

/// Turns `right` into the solution; `matrix`, row by row, is of no more use. False where it is singular, or
/// `spend`, told the multiplications, ended it.
inline bool solve_in_doubles(std::vector<double>& matrix, std::vector<double>& right,
                             const std::function<bool(std::size_t)>& spend) {
  const std::size_t size = right.size();
  const auto row = [&](std::size_t r) { return matrix.data() + r * size; };
  for (std::size_t c = 0; c < size; ++c) {
    std::size_t pivot = c;
    for (std::size_t r = c + 1; r < size; ++r) {
      if (std::fabs(row(r)[c]) > std::fabs(row(pivot)[c])) pivot = r;
    }
    if (!(std::fabs(row(pivot)[c]) > 0) || spend((size - c) * (size - c))) return false;
    if (pivot != c) {
      std::swap_ranges(row(c) + c, row(c) + size, row(pivot) + c);
      std::swap(right[c], right[pivot]);
    }
    for (std::size_t r = c + 1; r < size; ++r) {
      const double factor = row(r)[c] / row(c)[c];
      if (factor == 0) continue;
      loops().add_scaled(row(r) + c, row(c) + c, -factor, size - c);
      right[r] -= factor * right[c];
    }
  }
  for (std::size_t c = size; c-- > 0;) {
    right[c] -= loops().dot(row(c) + c + 1, right.data() + c + 1, size - c - 1);
    right[c] /= row(c)[c];
  }
  return true;
}

}  // namespace nashsolve::single
