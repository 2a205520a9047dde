// What players do in a region after regret matching at each of their information sets (Zinkevich, Johanson,
// Bowling and Piccione 2007, with regrets that do not fall below 0, Tammelin 2014), for regions that no exact
// method can take. Floating point finds it; whether it is an equilibrium is decided exactly.
#pragma once

#include "region.hpp"
#include "tree_stops.hpp"

namespace nashsolve::tree {

/// Fills in what all do in the region, and says whether it is known to be an equilibrium there. The last
/// round is one after which time is left to say what could be gained in a tree of that size.
bool fill_matched(const GameTree& tree, const Region& region, const Worth& worth, const TreeStops& stops,
                  Behavior& behavior);

}  // namespace nashsolve::tree
