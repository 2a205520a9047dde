// How a tree is played under an equilibrium with irrational probabilities: what play.hpp says of rational
// ones, in enclosures. Where a probability is 0 or 1 its enclosure is exactly that.
#pragma once

#include <optional>
#include <vector>

#include "nashsolve/polynomial.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve {

struct EnclosedPlay {
  /// As in Play.
  std::optional<std::vector<std::vector<Enclosure>>> behavior;
  /// Of what is done, where the profile's exact form tells it: as `behavior`, or empty where it has none. So
  /// it is where all strategies that a player uses come to a set by its own moves, and one of them, or all
  /// but one, take the action.
  std::vector<std::vector<std::optional<RealRoot>>> roots;
  std::vector<Enclosure> reach;
  std::vector<Enclosure> payoffs;
};

/// Requires a profile of the form's game.
EnclosedPlay play_of(const TreeForm& form, const EnclosedProfile& profile);

/// The probability that the play comes to an information set; requires perfect recall.
Enclosure reach_of(const GameTree& tree, const EnclosedPlay& play, std::uint32_t information_set);

}  // namespace nashsolve
