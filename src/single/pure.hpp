// Pure equilibria: the cells of the payoff tensor at which no player gains by moving along the own axis
// (Nash 1951). One pass over each player's table finds them all, whatever the number of players.
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve {

/// The cells of all pure equilibria, ascending. Takes one byte a cell beside the game.
std::vector<std::size_t> pure_equilibria(const Game& game);

/// As above, but gives up, with what is then a meaningless list, when `interrupt` becomes true.
std::vector<std::size_t> pure_equilibria(const Game& game, const std::atomic<bool>* interrupt);

/// Turns cells into profiles; equal strategies share their data.
class PureProfiles {
 public:
  explicit PureProfiles(const Game& game);
  [[nodiscard]] Profile at(std::size_t cell) const;

 private:
  std::vector<std::size_t> strides_;
  std::vector<Profile> strategies_;
};

}  // namespace nashsolve
