// What a player would gain by other moves, found in the tree itself by one pass back through the player's
// sequences (von Stengel 1996), so that no strategic form is needed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/tree.hpp"
#include "play.hpp"
#include "region.hpp"

namespace nashsolve {

/// A move that would pay more, were the play to come there.
struct Deviation {
  std::uint32_t player;
  std::uint32_t information_set;
  std::uint32_t action;

  bool operator==(const Deviation&) const = default;
};

struct TreeRegret {
  /// What the best plan of moves pays more than the behaviour.
  Rational gain;
  /// The first move of such a plan that is another; unset where there is nothing to gain.
  std::optional<Deviation> deviation;
};

/// Of each player. Requires perfect recall, and probabilities for all information sets that the players' own
/// moves let the play come to.
std::vector<TreeRegret> regrets(const GameTree& tree, const Play& play);

namespace tree {

/// The first set in a region that the player's own behaviour comes to and at which it does something worse
/// than another.
std::optional<Deviation> first_deviation(const Region& region, std::uint32_t player, const BestResponse& best,
                                         const Behavior& behavior);

}  // namespace tree

}  // namespace nashsolve
