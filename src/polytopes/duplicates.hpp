// Identical strategies: two strategies of a player that give every player the same payoffs against
// everything. They are merged before a search, which sees one of each kind, and its vertices are expanded
// afterwards: the vertices of the set of all ways to split a merged strategy's probability are those that
// give each of them to one of its copies.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::bimatrix {

/// copies[k] lists the strategies merged into strategy k of the reduced game, ascending.
struct MergedStrategies {
  std::vector<std::vector<std::uint32_t>> copies;
  std::size_t original_count = 0;

  [[nodiscard]] bool is_trivial() const { return copies.size() == original_count; }
};

/// For both players of a two-player game.
std::array<MergedStrategies, 2> find_identical_strategies(const Game& game);

/// Each strategy by itself.
std::array<MergedStrategies, 2> merge_none(const Game& game);

/// The game with one copy of each; nothing where nothing merges.
std::optional<Game> merge_identical_strategies(const Game& game,
                                               const std::array<MergedStrategies, 2>& merged);

/// Appends all strategies of the original game that a vertex of the reduced game stands for. False where
/// `must_stop` said so before the last; a hundred are there all the same.
bool expand(const MixedStrategy& reduced, const MergedStrategies& merged,
            const std::function<bool()>& must_stop, std::vector<MixedStrategy>& strategies);

}  // namespace nashsolve::bimatrix
