// Who chooses what in a table: player 1 the row and player 2 the column, unless names say otherwise. Headings
// of two matrices are obeyed in either order. Where a corner, a title, a comment, the names beside the table
// or the labels themselves give the rows to player 2 (`columns: player 1`, `Player 2: T` at the left), or put
// player 2's payoff first in each cell, the table is refused. A third player chooses the table.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "payoff_cells.hpp"

namespace nashsolve::formats {

/// Fails at `A = 2` above a matrix.
/// Takes the notes `# player:` and `# strategy:`. Fails where the table has other names.
void take_notes_on_players(const Sheet& sheet, const Table& first, std::vector<Player>& players);

/// Names the owners of two matrices as their headings do: `Payoffs of Ann` and `Payoffs of Bob`; by one name
/// above the columns of both player 2.
void name_owners(const std::vector<Table>& tables, std::vector<Player>& players);

/// Fails where the comments right above two matrices without headings are those of two games: `# Week 1`, `#
/// Week 2`.
void refuse_comments_of_two_games(const Sheet& sheet, const std::vector<Table>& tables);

void refuse_number_above(const SourceText& source, const Block& block);

/// Whether the headings of two matrices say that player 2's stands first. Fails where they do not say whose
/// is whose.
bool is_second_player_first(const SourceText& source, const Table& first, const Table& second);

/// The same of the corners of two matrices without headings, `B` and `A`.
bool are_swapped(const Sheet& sheet, std::vector<Table> tables);

/// Fails where anything about the table says so; `labels` are those of the rows and of the columns.
void check_order_of_players(const Sheet& sheet, const Table& table,
                            const std::array<std::vector<std::string>, 2>& labels);

/// Fails where a heading says that player 1 or 2 chooses between the tables of three players.
void check_third_player(const SourceText& source, const std::vector<Table>& tables);

/// Of `In` and `Out`, `Player 3: In` and `Player 3: Out`, or `Carol: In` and `Carol: Out`; nothing where the
/// titles do not tell the tables apart.
void name_third_player(const Sheet& sheet, const std::vector<Table>& tables, Player& player);

}  // namespace nashsolve::formats
