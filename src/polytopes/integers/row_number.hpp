// Machine integers for a dictionary each row of which is in lowest terms by itself.
//
// One determinant below all entries grows with every label that is basic, and in games that people write
// down it shares most of its factors with all entries of a row: at 100x100 it has hundreds of digits where a
// row without its content (Gauss) has ten. So each row has a denominator of its own,
//   denominator * s_basic = right_hand_side - sum over columns of coefficient * s_nonbasic,
// and a pivot changes only the rows that have the entering column. The determinant is kept beside them: it
// makes the row one of a dictionary with a common denominator again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "number.hpp"

namespace nashsolve::bimatrix {

struct RowNumber : MachineNumber {
  using Determinant = Integer;
  static constexpr bool kReducesRows = true;

  /// Entries are below it in magnitude, so that what a pivot makes of four of them fits 128 bits.
  static constexpr Value kBound = Value(1) << 62U;
};

/// The entries of a dictionary, row after row: `used` of `width` count, the right-hand side first.
struct ReducedRows {
  std::vector<std::int64_t>& entries;
  std::vector<std::int64_t>& denominators;
  std::size_t width;
  std::size_t used;

  /// The column, counted from 0 behind the right-hand side, enters for the row, whose right-hand side is 0
  /// where its coefficient is negative. Throws Overflow.
  void pivot(std::size_t row, std::size_t column);
};

/// Divides the row and its denominator by what they have in common. Throws Overflow where that does not make
/// them fit.
std::vector<std::int64_t> in_lowest_terms(std::span<const Integer> entries, const Integer& denominator,
                                          std::int64_t& reduced_denominator);

}  // namespace nashsolve::bimatrix
