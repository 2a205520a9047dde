// Where a table has labels: which of its rows and columns name strategies. Labels are optional, so this is
// where a table may have two readings; it is refused then, since each of them is another game.
//
//   - An empty corner, or one that names both players, `Row \ Column`, has labels below and beside it, even
//   numbers.
//   - A first row that is one cell shorter than all others stands above their second to last cells.
//   - Above and beside cells with several payoffs, what is a single number is a label.
//   - Among single payoffs words are labels: a first row of words, a first column of words. What looks like a
//   number is
//     never a label here: a row or column of numbers under a named corner is refused where it could be a list
//     of labels, as is a first row 0, 1, 2 that may be a header.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "blocks.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

struct TableLabels {
  bool above = false;
  bool left = false;
  /// The row above lacks the corner.
  bool has_no_corner = false;
  /// Each label above stands over two columns, one per player.
  bool over_two = false;
  /// `Row \ Column` in the corner.
  std::optional<std::pair<std::string, std::string>> names;
};

/// Fails where the block may be read in two ways, or is nothing but labels. `twin` is the other one of two
/// tables, which has the same labels, or null.
TableLabels find_labels(const Sheet& sheet, const Block& block, const Block* twin);

/// Fails where two tables both begin with the row 0, 1, 2.
void check_common_labels(const Sheet& sheet, const Block& first, const Block& second);

/// What the cells hold, without the colons that set all of them off from the payoffs: `T: 4 0`. Quotes keep
/// them. Fails where one stands twice, or some have none; `may_lack_first` where what stands beside the first
/// will fail as no payoff.
std::vector<std::string> labels_in(const Sheet& sheet, const std::vector<const Cell*>& cells,
                                   bool may_lack_first = false);

/// "row 3, column C", as a spreadsheet shows it.
std::string cell_place(const Sheet& sheet, const Block& block, std::size_t row, std::size_t column);

}  // namespace nashsolve::formats
