// What players do in a region after regret matching at each of their information sets (Zinkevich, Johanson,
// Bowling and Piccione 2007, with regrets that do not fall below 0, Tammelin 2014), for regions that no exact
// method can take. Floating point finds it; whether it is an equilibrium is decided exactly.
#pragma once

#include <functional>
#include <optional>

#include "region.hpp"

namespace nashsolve::tree {

/// Fills in what all do in the region, and says whether it is an equilibrium there; nothing where `must_stop`
/// became true.
std::optional<bool> fill_matched(const GameTree& tree, const Region& region, const Worth& worth,
                                 const std::function<bool()>& must_stop, Behavior& behavior);

}  // namespace nashsolve::tree
