// The plans of a game that comes from a tree, and the ends of a tree, by the sequences of two players.
#pragma once

#include <vector>

#include "nashsolve/tree.hpp"
#include "plans.hpp"
#include "region.hpp"

namespace nashsolve::tree {

/// The ends that chance lets the play come to. Requires two players with perfect recall; `whole` is the tree
/// with no subgame left out.
std::vector<TreeEnd> tree_ends(const GameTree& tree, const Region& whole);

/// Requires two players with perfect recall.
Plans plans_of(const TreeForm& form);

}  // namespace nashsolve::tree
