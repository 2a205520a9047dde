// Who chooses what in a table: player 1 the row and player 2 the column, unless names say otherwise. Headings
// of two matrices are obeyed in either order. Where a corner, a title, a comment, the names beside the table
// or the labels themselves give the rows to player 2 (`columns: player 1`, `Player 2: T` at the left), or put
// player 2's payoff first in each cell, the table is refused.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "payoff_cells.hpp"

namespace nashsolve::formats {

/// Fails at `A = 2` above a matrix.
void refuse_number_above(const SourceText& source, const Block& block);

/// Whether the headings of two matrices say that player 2's stands first. Fails where they do not say whose
/// is whose.
bool is_second_player_first(const SourceText& source, const Block& first, const Block& second);

/// What a text says that is not as it is read.
enum class Exchange { none, choices, payoffs };

/// Of a text such as `Rows: player 2` or `Column player's payoff first`.
Exchange exchange_in(std::string_view text);

/// Whether a corner of these names gives the rows to player 2, or the columns to player 1.
bool names_exchange(std::string_view rows, std::string_view columns);

/// Whether all labels of the rows begin with player 2's name, or all of the columns with player 1's.
bool labels_exchange(const std::vector<std::string>& rows, const std::vector<std::string>& columns);

/// Fails where anything about the table says so; `labels` are those of the rows and of the columns.
void check_order_of_players(const Sheet& sheet, const Table& table,
                            const std::array<std::vector<std::string>, 2>& labels);

}  // namespace nashsolve::formats
