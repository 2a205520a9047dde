#include "row_space.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve {

namespace {

/// From about so many bits on an operation takes longer than a look at the clock.
constexpr std::size_t kLong = 4096;

}  // namespace

void RowSpace::subtract(Row& row, const Rational& factor, const Row& other) const {
  if (sgn(factor) == 0) return;
  const bool is_long = must_stop_ && bit_length(factor.get_num()) + bit_length(factor.get_den()) > kLong;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (is_long && must_stop_()) return;
    if (sgn(other[c]) != 0) row[c] -= factor * other[c];
  }
}

std::size_t RowSpace::reduce(Row& row) const {
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    const Rational factor = row[leading_[k]];
    subtract(row, factor, rows_[k]);
  }
  const auto end = row.begin() + static_cast<std::ptrdiff_t>(width_);
  const auto first = std::find_if(row.begin(), end, [](const Rational& x) { return sgn(x) != 0; });
  return static_cast<std::size_t>(first - row.begin());
}

bool RowSpace::add(Row row) {
  const std::size_t leading = reduce(row);
  if (leading == width_) return false;
  const Rational pivot = row[leading];
  for (Rational& entry : row) entry /= pivot;
  for (Row& other : rows_) {
    const Rational factor = other[leading];
    subtract(other, factor, row);
  }
  const auto place = std::lower_bound(leading_.begin(), leading_.end(), leading) - leading_.begin();
  leading_.insert(leading_.begin() + place, leading);
  rows_.insert(rows_.begin() + place, std::move(row));
  return true;
}

}  // namespace nashsolve
