// The game without what cannot matter: strategies that pay everybody the same as another one are merged with
// it, those that pay everybody what a mix of others does are left out (mixtures.hpp), and players with a
// single strategy left are taken out. Equilibria of the reduced game expand to products: the probability of a
// merged strategy may be divided among its members in any way, and a mix be played as one of the strategies
// that stand for it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::nplayer {

struct Reduction {
  /// classes[i][c]: the strategies of player i of the original game that strategy c stands for.
  std::vector<std::vector<std::vector<std::size_t>>> classes;
  /// Of a strategy that is in no class: the weights of the classes in the mix that it stands for.
  struct Mixture {
    std::size_t strategy;
    std::vector<Rational> weights;
  };
  /// Per player.
  std::vector<std::vector<Mixture>> mixtures;
  /// players[k]: the original player that player k of the reduced game is; those with two classes and more.
  std::vector<std::size_t> players;
  /// Unset where nothing could be reduced, or where no player is left.
  std::optional<Game> game;

  /// Whether the player's strategy uses a class, by itself or as part of a mix.
  template <class IsUsed>
  [[nodiscard]] bool uses_class(std::size_t player, std::size_t c, const IsUsed& is_used) const {
    return std::any_of(classes[player][c].begin(), classes[player][c].end(), is_used) ||
           std::any_of(mixtures[player].begin(), mixtures[player].end(), [&](const Mixture& mixture) {
             return sgn(mixture.weights[c]) != 0 && is_used(mixture.strategy);
           });
  }
};

/// No mixtures are left out once `must_stop` says so.
Reduction reduce(
    const Game& game, const std::function<bool()>& must_stop = [] { return false; });

}  // namespace nashsolve::nplayer
