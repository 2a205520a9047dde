// One certified equilibrium soon, for games whose full search would take too long.
//
// Supports are tried in the order of Porter, Nudelman and Shoham (2008): small ones first, balanced ones
// first among equals, skipping those in which a used strategy is dominated on what is left of the game. On
// each, Newton's method guesses a solution of the indifference equations and certify() proves it. A support
// without a guess is passed over, so finding nothing means nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "found_equilibrium.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Tries at most `budget` support profiles, until `stop`, which is asked at each. `is_late` ends refinements
/// of what was found.
std::optional<FoundEquilibrium> first_equilibrium(const PayoffTensors& tensors, std::uint64_t budget,
                                                  const StopTest& stop, const StopTest& is_late);

}  // namespace nashsolve::nplayer
