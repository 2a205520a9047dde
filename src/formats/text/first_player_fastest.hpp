// The order of cells that Gambit's, GameTracer's and Game Theory Explorer's files share: player 1's strategy
// moves fastest, then player 2's. In a Game the last player's does.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::formats {

/// Brings each table from the order of the file into that of Game.
inline void reorder_first_player_fastest(std::vector<PayoffTable>& tables,
                                         const std::vector<std::size_t>& strategy_counts) {
  const std::size_t players = strategy_counts.size();
  std::vector<std::size_t> file_stride(players);
  std::size_t stride = 1;
  for (std::size_t player = 0; player < players; ++player) {
    file_stride[player] = stride;
    stride *= strategy_counts[player];
  }
  std::vector<std::size_t> file_cells(stride);
  std::vector<std::size_t> profile(players);
  std::size_t next = 0;
  for (std::size_t& file_cell : file_cells) {
    file_cell = next;
    for (std::size_t player = players; player-- > 0;) {
      next += file_stride[player];
      if (++profile[player] < strategy_counts[player]) break;
      next -= strategy_counts[player] * file_stride[player];
      profile[player] = 0;
    }
  }
  for (PayoffTable& table : tables) table = table.chosen(file_cells);
}

/// Calls `visit` with the cells of the game in the order of such a file.
template <typename Visit>
void for_each_cell_first_player_fastest(const Game& game, Visit visit) {
  std::vector<std::size_t> profile(game.player_count());
  std::size_t cell = 0;
  for (std::size_t count = 0; count < game.cell_count(); ++count) {
    visit(cell);
    for (std::size_t player = 0; player < game.player_count(); ++player) {
      cell += game.stride(player);
      if (++profile[player] < game.strategy_count(player)) break;
      cell -= game.strategy_count(player) * game.stride(player);
      profile[player] = 0;
    }
  }
}

}  // namespace nashsolve::formats
