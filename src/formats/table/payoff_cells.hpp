// The cells of a game's tables between their labels: how many payoffs each holds, which is the same for all,
// and whether what stands between them may be something else: the comma of a decimal, a separator of
// thousands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "blocks.hpp"
#include "cells.hpp"
#include "labels.hpp"
#include "nashsolve/read.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

/// A block and its labels: rows and columns count cells of the game.
struct Table {
  Block block;
  TableLabels labels;
  std::size_t rows = 0;
  std::size_t columns = 0;

  /// Of the block.
  [[nodiscard]] std::size_t row(std::size_t row) const { return row + (labels.above ? 1 : 0); }
  [[nodiscard]] std::size_t column(std::size_t column) const { return column + (labels.left ? 1 : 0); }
  [[nodiscard]] std::size_t width() const { return columns * (labels.over_two ? 2 : 1); }
};

/// Where labels above and at the left meet; null where they do not.
const Cell* corner_cell(const Sheet& sheet, const Table& table);

/// Fails where a row of the table is longer or shorter than it should be, or has an empty cell.
Table make_table(const Sheet& sheet, Block block, TableLabels labels);

/// Gives the players the names in the corner, or at the left and, over the only table, above the columns.
void name_players(const SourceText& source, const Table& table, bool is_only, std::vector<Player>& players);

/// How many payoffs the cells hold. Fails where that differs, or where `3,000`, `0,5` or `1 200` may be one
/// number or two. With an option or a note that says one payoff a cell, more are refused.
std::size_t payoffs_in_cells(const Sheet& sheet, const std::vector<Table>& tables,
                             SingleMatrix single_matrix);

/// What to write in place of a cell that holds no number, but perhaps two: "expected " is to be put before
/// it.
std::string payoffs_instead(std::string_view text);

/// Fails at a cell that does not hold its number of payoffs, `found` which is read otherwise than expected.
[[noreturn]] void fail_at_cell(const Sheet& sheet, const Table& table, std::size_t row, std::size_t column,
                               const std::string& expected, const std::string& hint = {});

}  // namespace nashsolve::formats
