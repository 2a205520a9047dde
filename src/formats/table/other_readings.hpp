// Tables that read well as they stand and may all the same be meant as another game: a number without its
// sign of percent beside those that have one, 1 1/2 for one and a half, costs, and numbers in pairs or
// triples with wider gaps between them. Headings may say which is meant; otherwise they are refused, with
// what tells the readings apart.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "blocks.hpp"
#include "nashsolve/game.hpp"
#include "payoff_cells.hpp"

namespace nashsolve::formats {

/// Fails at a label such as `Up: 4 2` where nothing stands above the columns: it may hold the first payoffs.
void check_labels(const Sheet& sheet, const Table& table);

/// Fails at a column of pairs such as `2 | 1` without a label: a matrix of two columns may have bars, too.
/// And at one whose rows are profiles, `T/L` and so on.
void check_lone_column(const Sheet& sheet, const Table& table, const std::vector<std::string>& rows);

/// Fails where cells of several payoffs stand under, or beside, labels that are players: `4,2` under `Player
/// 1` may be player 1's payoffs of a row. `labels` are those of the rows and of the columns.
void check_labels_of_players(const Sheet& sheet, const Table& table,
                             const std::array<std::vector<std::string>, 2>& labels);

/// Fails where cells of several payoffs stand under the title of one player's payoffs, `Payoffs of Bob`.
void check_one_owner(const Sheet& sheet, const Table& table);

/// Fails where some of a player's labels say in which unit their payoffs are, `L (x10)`, and the others do
/// not say the same.
void check_units(const Table& table, const SourceText& source, const std::vector<std::string>& labels);

/// Fails at a corner that says that the numbers are no payoffs: `Standard deviation`, `Count`.
void check_corner(const Sheet& sheet, const Table& table);

/// Fails where the title or the corner calls the numbers costs and neither the options nor a note
/// `# objective:` says what they are.
void check_costs(const Sheet& sheet, const ReadOptions& options, const Table& table);

/// Fails where a remark makes another game of the numbers.
void check_remarks(const Sheet& sheet, const ReadOptions& options);

/// Fails where a title or a remark says that the numbers are not yet the payoffs, or that the one matrix of a
/// zero-sum game is another player's.
void check_statements(const Sheet& sheet, const Table& table, SingleMatrix single_matrix);

/// Fails where wider gaps divide the numbers of two matrices, which nothing names, into pairs or triples:
/// each may be the payoffs of a cell.
void check_gaps(const Sheet& sheet, const Table& first, const Table& second);

/// Fails at numbers beyond 1 without a sign of percent among those with one, and where each cell is a mixed
/// number such as 1 1/2.
void check_numbers(const Sheet& sheet, const std::vector<Table>& tables);

}  // namespace nashsolve::formats
