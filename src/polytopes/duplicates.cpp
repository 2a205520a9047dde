#include "duplicates.hpp"

#include <utility>

#include "equal_strategies.hpp"

namespace nashsolve::bimatrix {

std::array<MergedStrategies, 2> find_identical_strategies(const Game& game) {
  std::array<MergedStrategies, 2> merged;
  for (std::size_t player = 0; player < 2; ++player)
    merged[player] = {equal_strategies(game, player), game.strategy_count(player)};
  return merged;
}

std::array<MergedStrategies, 2> merge_none(const Game& game) {
  std::array<MergedStrategies, 2> merged;
  for (std::size_t player = 0; player < 2; ++player) {
    merged[player].original_count = game.strategy_count(player);
    for (std::uint32_t k = 0; k < game.strategy_count(player); ++k) merged[player].copies.push_back({k});
  }
  return merged;
}

std::optional<Game> merge_identical_strategies(const Game& game,
                                               const std::array<MergedStrategies, 2>& merged) {
  if (merged[0].is_trivial() && merged[1].is_trivial()) return std::nullopt;
  std::vector<Player> players;
  for (std::size_t player = 0; player < 2; ++player) {
    players.push_back({game.players()[player].name, {}});
    for (const auto& copies : merged[player].copies) {
      players.back().strategies.push_back(game.players()[player].strategies[copies.front()]);
    }
  }
  std::vector<std::size_t> cells;
  for (const auto& rows : merged[0].copies) {
    for (const auto& columns : merged[1].copies) {
      cells.push_back(rows.front() * game.stride(0) + columns.front());
    }
  }
  return Game(std::move(players), {game.payoffs(0).chosen(cells), game.payoffs(1).chosen(cells)});
}

bool expand(const MixedStrategy& reduced, const MergedStrategies& merged,
            const std::function<bool()>& must_stop, std::vector<MixedStrategy>& strategies) {
  if (merged.is_trivial()) {
    strategies.push_back(reduced);
    return true;
  }
  constexpr std::size_t kAlways = 100;
  const std::size_t before = strategies.size();
  if (reduced.is_pure()) {
    for (const std::size_t copy : merged.copies[reduced.support().front()]) {
      if (strategies.size() - before >= kAlways && must_stop()) return false;
      strategies.push_back(MixedStrategy::pure(merged.original_count, copy));
    }
    return true;
  }
  std::vector<Integer> weights(merged.original_count);
  const auto place = [&](const auto& self, std::size_t k) -> bool {
    if (k == reduced.support().size()) {
      if (strategies.size() - before >= kAlways && must_stop()) return false;
      strategies.push_back(MixedStrategy::from_weights(weights));
      return true;
    }
    for (const std::size_t copy : merged.copies[reduced.support()[k]]) {
      weights[copy] = reduced.weights()[k];
      if (!self(self, k + 1)) return false;
      weights[copy] = 0;
    }
    return true;
  };
  return place(place, 0);
}

}  // namespace nashsolve::bimatrix
