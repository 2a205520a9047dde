// The span of vectors of rationals, as a basis in reduced echelon form (Gauss and Jordan).
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

class RowSpace {
 public:
  using Row = std::vector<Rational>;

  /// Of the first `width` entries of each row. What follows them is carried along: of a row it tells by which
  /// combination of the rows it came about.
  /// `must_stop` is asked where numbers are long; once it said true what the span holds means nothing.
  explicit RowSpace(std::size_t width, std::function<bool()> must_stop = {})
      : width_(width), must_stop_(std::move(must_stop)) {}

  /// Whether the row was not in the span before.
  bool add(Row row);
  [[nodiscard]] bool contains(Row row) const { return reduce(row) == width_; }
  /// Subtracts what makes the row zero in every leading column of the basis; the same row for all rows that
  /// differ by an element of the span. The place of its first entry other than 0 before the width, or the
  /// width.
  std::size_t reduce(Row& row) const;

  [[nodiscard]] std::size_t rank() const { return rows_.size(); }
  /// The basis, in the order of leading columns, each of whose other entries is 0 and whose own is 1.
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  /// row -= factor * other
  void subtract(Row& row, const Rational& factor, const Row& other) const;

  std::size_t width_;
  std::function<bool()> must_stop_;
  std::vector<Row> rows_;
  std::vector<std::size_t> leading_;
};

}  // namespace nashsolve
