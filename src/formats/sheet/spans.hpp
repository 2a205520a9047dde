// Names above several columns, as merged cells and Markdown have them: the name of player 2, repeated in each
// of its columns, or the strategies of player 3, each above a table of three payoffs a cell.
#pragma once

#include "sheet.hpp"

namespace nashsolve::formats {

/// Leaves one name of those that are repeated, and puts the tables of player 3 one below the other.
void take_spans(Sheet& sheet);

}  // namespace nashsolve::formats
