// A linear program's dictionary in integers over one denominator, which stays as small as determinants are
// (Edmonds 1967).
//
//   determinant * basic = entries[row][0] - sum of entries[row][1 + column] * nonbasic
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "compact_integer.hpp"
#include "nashsolve/exact.hpp"

namespace nashsolve {

struct IntegerTableau {
  /// One more than there are nonbasic variables.
  std::size_t width;
  /// Row-major. There may be more rows than basic variables: of objectives.
  std::vector<CompactInteger> entries;
  /// Variables by row, and by column.
  std::vector<std::size_t> basic;
  std::vector<std::size_t> nonbasic;
  /// Positive.
  CompactInteger determinant{1};

  [[nodiscard]] const CompactInteger& at(std::size_t row, std::size_t k) const {
    return entries[row * width + k];
  }
  [[nodiscard]] int sign(std::size_t row, std::size_t k) const { return at(row, k).sign(); }
  /// That entry over the determinant.
  [[nodiscard]] Rational value(std::size_t row, std::size_t k) const {
    return make_rational(at(row, k).exact(), determinant.exact());
  }

  /// Exchanges the basic variable of the row for the nonbasic one of the column. Requires that the entry is
  /// not 0. Asks must_stop between rows of long numbers; where it says so: false, and no tableau left.
  [[nodiscard]] bool pivot(std::size_t row, std::size_t column, const std::function<bool()>& must_stop);
};

}  // namespace nashsolve
