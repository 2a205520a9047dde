// Tables that read well as they stand and may all the same be meant as another game: a last row of totals, a
// number without its sign of percent beside those that have one, 1 1/2 for one and a half, costs, numbers in
// pairs or triples with wider gaps between them, and the players in the other order. Headings may say which
// is meant; otherwise they are refused, with what tells the readings apart.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "blocks.hpp"
#include "nashsolve/game.hpp"
#include "payoff_cells.hpp"

namespace nashsolve::formats {

/// Whether the headings of two matrices say that player 2's stands first. Fails where they do not say whose
/// is whose.
bool is_second_player_first(const SourceText& source, const Block& first, const Block& second);

/// Whether a corner of these names gives the rows to player 2, or the columns to player 1.
bool names_exchange(std::string_view rows, std::string_view columns);

/// Fails where a corner, or the names above the columns and beside the rows, give the rows to player 2, or
/// the columns to player 1.
void check_order_of_players(const Sheet& sheet, const Table& table);

/// Fails at a label such as `Up: 4 2` where nothing stands above the columns: it may hold the first payoffs.
void check_labels(const Sheet& sheet, const Table& table);

/// Fails where the title or the corner calls the numbers costs and neither the options nor a note
/// `# objective:` says what they are.
void check_costs(const Sheet& sheet, const ReadOptions& options, const Table& table);

/// Fails where a heading says that player 1 or 2 chooses between the tables of three players.
void check_third_player(const SourceText& source, const std::vector<Table>& tables);

/// Fails where wider gaps divide the numbers of two matrices, which nothing names, into pairs or triples:
/// each may be the payoffs of a cell.
void check_gaps(const Sheet& sheet, const Table& first, const Table& second);

/// Fails at numbers beyond 1 without a sign of percent among those with one, and where each cell is a mixed
/// number such as 1 1/2.
void check_numbers(const Sheet& sheet, const std::vector<Table>& tables);

/// Fails at a row or column that is called a total, mean, row minimum or column maximum, and is the others'.
void check_summaries(const Sheet& sheet, const Table& table, std::span<const PayoffTable> payoffs,
                     const std::array<std::vector<std::string>, 2>& labels);

}  // namespace nashsolve::formats
