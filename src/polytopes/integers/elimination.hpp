// What a pivot without fractions makes of the other rows (Edmonds 1967): each entry times the pivot, less the
// entry of the pivot's column times that of the pivot's row, over the determinant of before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "number.hpp"

namespace nashsolve::bimatrix {

template <class Number>
class Elimination {
 public:
  using Value = typename Number::Value;

  /// Of rows of so many entries, of which the pivot's may not change as long as this is used.
  Elimination(const Value& pivot, const Value& determinant, const Value* pivot_row, std::size_t count)
      : pivot_(pivot),
        is_determinant_(pivot == determinant),
        divisor_(determinant),
        scale_(pivot, determinant, divisor_),
        pivot_row_(pivot_row),
        count_(count) {
    if constexpr (std::is_same_v<Number, MachineNumber>) bits_ = Number::bits_of(pivot_row, count);
  }

  /// `column`: the place of the pivot in its row.
  void operator()(Value* entries, std::size_t column) const {
    const Value factor = entries[column];
    const bool is_zero = Number::sign(factor) == 0;
    if (is_zero && is_determinant_) return;
    if constexpr (std::is_same_v<Number, MachineNumber>) {
      if (Number::cross_row(entries, pivot_, factor, pivot_row_, bits_, count_, divisor_)) {
        entries[column] = -factor;
        return;
      }
    }
    for (std::size_t k = 0; k < count_; ++k) {
      if (k == column) continue;
      if (is_zero || (Number::Scale::kIsFast && Number::sign(pivot_row_[k]) == 0)) {
        if (Number::sign(entries[k]) != 0) scale_(entries[k]);
      } else {
        Number::cross(entries[k], pivot_, factor, pivot_row_[k], divisor_);
      }
    }
    entries[column] = -factor;
  }

 private:
  Value pivot_;
  bool is_determinant_;
  typename Number::Divisor divisor_;
  typename Number::Scale scale_;
  const Value* pivot_row_;
  std::size_t count_;
  /// Of machine integers in the pivot's row.
  std::uint64_t bits_ = 0;
};

}  // namespace nashsolve::bimatrix
