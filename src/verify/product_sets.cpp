#include "product_sets.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace nashsolve {
namespace {

/// Payoffs in the order of cells: of some players' strategies, the last one's run fastest.
using Table = std::vector<Integer>;

/// The table where a player, of whose strategies each has `inner` payoffs in a row, plays the strategy; times
/// its denominator.
Table summed_up(const Table& table, std::size_t count, std::size_t inner, const MixedStrategy& strategy) {
  const std::size_t outer = table.size() / (count * inner);
  Table result(outer * inner);
  const std::span<const std::uint32_t> support = strategy.support();
  for (std::size_t o = 0; o < outer; ++o) {
    for (std::size_t u = 0; u < support.size(); ++u) {
      const std::size_t from = (o * count + support[u]) * inner;
      for (std::size_t k = 0; k < inner; ++k)
        result[o * inner + k] += strategy.weights()[u] * table[from + k];
    }
  }
  return result;
}

}  // namespace

bool is_best_all_over(const Game& game, const CurvedSet& product, std::size_t player) {
  std::set<Table> tables;
  {
    Table whole;
    whole.reserve(game.cell_count());
    for (std::size_t cell = 0; cell < game.cell_count(); ++cell)
      whole.push_back(game.payoffs(player).numerator(cell));
    tables.insert(std::move(whole));
  }
  const auto sum_up = [&](std::size_t opponent, std::size_t inner) {
    std::set<Table> next;
    while (!tables.empty()) {
      const Table table = std::move(tables.extract(tables.begin()).value());
      for (const MixedStrategy& vertex : product.polytopes[opponent])
        next.insert(summed_up(table, game.strategy_count(opponent), inner, vertex));
    }
    tables = std::move(next);
  };
  for (std::size_t opponent = game.player_count(); --opponent > player;) sum_up(opponent, 1);
  const std::size_t own = game.strategy_count(player);
  for (std::size_t opponent = player; opponent-- > 0;) sum_up(opponent, own);
  std::vector<bool> is_used(own, false);
  for (const MixedStrategy& vertex : product.polytopes[player]) {
    for (const std::uint32_t strategy : vertex.support()) is_used[strategy] = true;
  }
  for (const Table& payoffs : tables) {
    const Integer& best = *std::ranges::max_element(payoffs);
    for (std::size_t s = 0; s < payoffs.size(); ++s) {
      if (is_used[s] && payoffs[s] != best) return false;
    }
  }
  return true;
}

}  // namespace nashsolve
