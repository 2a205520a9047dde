// Where every move is seen, between what bounds each subgame's worth lies, however what a behaviour leaves
// open is filled in such that nobody can gain in it; and a subgame in which somebody gains all the same.
//
// Of several equally good moves any mix may be taken, which makes a subgame worth all that lies between, so
// that no trial of some of them refutes. Bounds do: a mover's worth is at least the best of what the moves
// are worth at least, and at most the best of what they are at most; where what the mover does is worth less
// at most than another move at least, no filling makes it a best response.
#pragma once

#include <cstdint>
#include <optional>

#include "deviation.hpp"
#include "nashsolve/tree.hpp"
#include "play.hpp"

namespace nashsolve::tree {

struct CertainGain {
  /// The root of the subgame, at which the player moves.
  std::uint32_t node;
  Deviation deviation;
};

/// Of the behaviour; the last one in the order of the nodes. Requires that all moves are seen.
std::optional<CertainGain> certain_gain(const GameTree& tree, const Behavior& behavior);

}  // namespace nashsolve::tree
