// The tables of a sheet: what empty rows, rows of dashes, headings and empty columns divide it into.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "headings.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

struct BlockRow {
  std::size_t offset = 0;
  /// Among all cells of the sheet.
  std::size_t first_cell = 0;
  /// Up to the last cell that is not empty.
  std::size_t width = 0;
};

struct Block {
  std::vector<BlockRow> rows;
  /// Of its first cell in the sheet.
  std::size_t column = 0;
  /// What stands above, as it stands there.
  std::string title;
  std::size_t title_offset = 0;
  /// The title stands above the columns, with nothing at the left of it.
  bool is_title_inset = false;
  std::optional<Heading> heading;
  /// What stands above that, and below the last block.
  std::vector<Remark> passed_over;
  /// The name that stood beside the labels at the left: player 1's.
  std::string name_at_left;

  [[nodiscard]] std::size_t offset() const { return rows.front().offset; }
};

/// At least one, each with at least one row of at least one cell. Fails where there is none.
std::vector<Block> find_blocks(const Sheet& sheet);

}  // namespace nashsolve::formats
