#include "determinant.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "elimination.hpp"
#include "linear_system.hpp"

namespace nashsolve::bimatrix {

namespace {

/// The sign of the determinant of a square matrix, row-major; destroys it.
template <class Number>
int sign_by_elimination(std::vector<typename Number::Value>& matrix, std::size_t size) {
  using Value = typename Number::Value;
  int sign = 1;
  Value previous(1);
  for (std::size_t step = 0; step < size; ++step) {
    std::size_t row = step;
    while (row < size && Number::sign(matrix[row * size + step]) == 0) ++row;
    if (row == size) return 0;
    if (row != step) {
      for (std::size_t k = step; k < size; ++k) std::swap(matrix[row * size + k], matrix[step * size + k]);
      sign = -sign;
    }
    const Value* pivot_row = &matrix[step * size + step];
    const Elimination<Number> eliminate(*pivot_row, previous, pivot_row, size - step);
    for (std::size_t other = step + 1; other < size; ++other) eliminate(&matrix[other * size + step], 0);
    previous = *pivot_row;
  }
  return size == 0 ? 1 : sign * Number::sign(previous);
}

Integer difference(const PayoffTable& payoffs, std::size_t i, std::size_t k, std::size_t j, std::size_t l) {
  return payoffs.numerator(i + j) - payoffs.numerator(i + l) - payoffs.numerator(k + j) +
         payoffs.numerator(k + l);
}

/// From this size on minors outgrow machine integers.
constexpr std::size_t kManyRows = 6;

bool are_small(const std::vector<std::int64_t>& matrix) {
  constexpr std::int64_t kSmall = std::int64_t{1} << 40U;
  return std::all_of(matrix.begin(), matrix.end(),
                     [](std::int64_t entry) { return entry <= kSmall && entry >= -kSmall; });
}

/// a - b - c + d, where it fits.
std::int64_t checked_difference(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  constexpr std::int64_t kSafe = std::int64_t{1} << 60;
  for (const std::int64_t value : {a, b, c, d}) {
    if (value > kSafe || value < -kSafe) throw Overflow();
  }
  return a - b - c + d;
}

}  // namespace

int determinant_sign(const PayoffTable& payoffs, std::size_t column_count,
                     std::span<const std::uint32_t> rows, std::span<const std::uint32_t> columns) {
  const std::size_t size = rows.size() - 1;
  const std::size_t last_row = rows.back() * column_count;
  const std::size_t last_column = columns.back();
  if (const auto* small = std::get_if<std::vector<std::int64_t>>(&payoffs.numerators())) {
    try {
      std::vector<std::int64_t> matrix;
      matrix.reserve(size * size);
      for (const std::uint32_t i : rows.first(size)) {
        const std::size_t row = i * column_count;
        for (const std::uint32_t j : columns.first(size)) {
          matrix.push_back(checked_difference((*small)[row + j], (*small)[row + last_column],
                                              (*small)[last_row + j], (*small)[last_row + last_column]));
        }
      }
      if (size >= kManyRows && are_small(matrix)) return nashsolve::determinant_sign(matrix, size);
      return sign_by_elimination<MachineNumber>(matrix, size);
    } catch (const Overflow&) {
      // Again with larger integers.
    }
  }
  std::vector<BigNumber::Value> matrix;
  matrix.reserve(size * size);
  for (const std::uint32_t i : rows.first(size)) {
    for (const std::uint32_t j : columns.first(size)) {
      matrix.emplace_back(difference(payoffs, i * column_count, last_row, j, last_column));
    }
  }
  return sign_by_elimination<BigNumber>(matrix, size);
}

}  // namespace nashsolve::bimatrix
