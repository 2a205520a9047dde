#include "opponent_sums.hpp"

#include <utility>

namespace nashsolve {

std::vector<std::size_t> opponent_cells(const Game& game, const Supports& supports, std::size_t player) {
  std::vector<std::size_t> cells{0};
  for (std::size_t k = 0; k < supports.size(); ++k) {
    if (k == player) continue;
    std::vector<std::size_t> next;
    for (const std::size_t cell : cells) {
      for (const std::size_t s : supports[k]) next.push_back(cell + s * game.stride(k));
    }
    cells = std::move(next);
  }
  return cells;
}

std::vector<Interval> weighted(std::vector<Interval> table, const std::vector<std::vector<Interval>>& weights,
                               std::size_t player, std::size_t skipped) {
  std::size_t inner = 1;
  for (std::size_t k = weights.size(); k-- > 0;) {
    if (k == player) continue;
    const std::size_t size = weights[k].size();
    if (k == skipped) {
      inner = size;
      continue;
    }
    std::vector<Interval> sums;
    for (std::size_t start = 0; start < table.size(); start += size * inner) {
      for (std::size_t y = 0; y < inner; ++y) {
        Interval sum = table[start + y] * weights[k][0];
        for (std::size_t s = 1; s < size; ++s) {
          sum = sum + table[start + s * inner + y] * weights[k][s];
        }
        sums.push_back(sum);
      }
    }
    table = std::move(sums);
  }
  return table;
}

}  // namespace nashsolve
