// The game without what cannot matter: strategies that pay everybody the same as another one are merged with
// it, and players with a single strategy left are taken out. Equilibria of the reduced game expand to
// products: the probability of a merged strategy may be divided among its members in any way.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::nplayer {

struct Reduction {
  /// classes[i][c]: the strategies of player i of the original game that strategy c stands for.
  std::vector<std::vector<std::vector<std::size_t>>> classes;
  /// players[k]: the original player that player k of the reduced game is; those with two classes and more.
  std::vector<std::size_t> players;
  /// Unset where nothing could be reduced, or where no player is left.
  std::optional<Game> game;

  [[nodiscard]] bool changes_nothing() const { return !game && !players.empty(); }
};

Reduction reduce(const Game& game);

}  // namespace nashsolve::nplayer
