#include "integer_tableau.hpp"

#include <utility>

namespace nashsolve {

namespace {

/// Bits from which on one row of a pivot takes a millisecond: products of 20 such numbers.
constexpr std::size_t kSlowBits = std::size_t{1} << 15U;

}  // namespace

bool IntegerTableau::pivot(std::size_t row, std::size_t column, const std::function<bool()>& must_stop) {
  const CompactInteger pivot_value = at(row, column + 1);
  const bool is_slow = pivot_value.bits() > kSlowBits;
  const std::size_t rows = entries.size() / width;
  const CompactQuotient quotient(determinant);
  for (std::size_t other = 0; other < rows; ++other) {
    if (other == row) continue;
    if (is_slow && must_stop()) return false;
    const CompactInteger factor = at(other, column + 1);
    for (std::size_t k = 0; k < width; ++k) {
      CompactInteger& entry = entries[other * width + k];
      if (k == column + 1 || (entry.sign() == 0 && factor.sign() == 0)) continue;
      quotient(entry, pivot_value, factor, at(row, k));
    }
    entries[other * width + column + 1] = -factor;
  }
  entries[row * width + column + 1] = determinant;
  determinant = pivot_value;
  if (determinant.sign() < 0) {
    determinant = -determinant;
    for (CompactInteger& entry : entries) entry = -entry;
  }
  std::swap(basic[row], nonbasic[column]);
  return true;
}

}  // namespace nashsolve
