#include "duplicates.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace nashsolve::bimatrix {

namespace {

/// The player's numerators at all cells of one strategy, or the order of two such lists.
template <class Values>
int compare_strategies(const Values& values, const Game& game, std::size_t player, std::size_t a,
                       std::size_t b) {
  const std::size_t own_stride = game.stride(player);
  const std::size_t opponent_stride = game.stride(1 - player);
  for (std::size_t k = 0; k < game.strategy_count(1 - player); ++k) {
    const auto& left = values[a * own_stride + k * opponent_stride];
    const auto& right = values[b * own_stride + k * opponent_stride];
    if (left < right) return -1;
    if (right < left) return 1;
  }
  return 0;
}

MergedStrategies find_identical(const Game& game, std::size_t player) {
  const std::size_t count = game.strategy_count(player);
  const auto compare = [&](std::size_t a, std::size_t b) {
    for (std::size_t whose = 0; whose < 2; ++whose) {
      const int order =
          std::visit([&](const auto& values) { return compare_strategies(values, game, player, a, b); },
                     game.payoffs(whose).numerators());
      if (order != 0) return order;
    }
    return 0;
  };
  std::vector<std::size_t> order(count);
  for (std::size_t strategy = 0; strategy < count; ++strategy) order[strategy] = strategy;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
  MergedStrategies merged{{}, count};
  for (std::size_t k = 0; k < count; ++k) {
    if (k == 0 || compare(order[k - 1], order[k]) != 0) merged.copies.emplace_back();
    merged.copies.back().push_back(order[k]);
  }
  std::sort(merged.copies.begin(), merged.copies.end());
  return merged;
}

}  // namespace

std::array<MergedStrategies, 2> find_identical_strategies(const Game& game) {
  return {find_identical(game, 0), find_identical(game, 1)};
}

std::array<MergedStrategies, 2> merge_none(const Game& game) {
  std::array<MergedStrategies, 2> merged;
  for (std::size_t player = 0; player < 2; ++player) {
    merged[player].original_count = game.strategy_count(player);
    for (std::size_t k = 0; k < game.strategy_count(player); ++k) merged[player].copies.push_back({k});
  }
  return merged;
}

Game merge_identical_strategies(const Game& game, const std::array<MergedStrategies, 2>& merged) {
  if (merged[0].is_trivial() && merged[1].is_trivial()) return game;
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
