// The span of vectors modulo the prime 2^31 - 1: a quick guess at what RowSpace would tell.
//
// Residues modulo a Mersenne prime are found by adding the bits above it, so that rows are subtracted by
// loops that compilers make vectors of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::nplayer {

class ResidueSpace {
 public:
  using Row = std::vector<std::uint64_t>;

  /// Of the first `width` entries of each row; what follows them is carried along.
  explicit ResidueSpace(std::size_t width) : width_(width), row_with_(width, kNoRow) {}

  static std::uint64_t residue(const Integer& value);

  /// Subtracts rows of the basis until the first entry other than 0 leads none of them. Its place, or the
  /// width.
  std::size_t reduce(Row& row) const;
  /// Adds a row that reduce() has left with its first entry there.
  void add_reduced(Row row, std::size_t leading);
  /// Whether the row was not in the span before.
  bool add(Row row);

  [[nodiscard]] std::size_t rank() const { return rows_.size(); }
  /// Of each row in the order they were added.
  [[nodiscard]] const std::vector<std::size_t>& leading() const { return leading_; }

 private:
  static constexpr std::size_t kNoRow = SIZE_MAX;

  std::size_t width_;
  std::vector<std::size_t> row_with_;
  std::vector<Row> rows_;
  std::vector<std::size_t> leading_;
};

}  // namespace nashsolve::nplayer
