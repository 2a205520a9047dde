// Irrational equilibria of a result that are one and the same, played in different ways, and the sets that
// have them as end points.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "claimed_profiles.hpp"

namespace nashsolve::checker {

/// Throws CheckError unless each subset with irrational end points consists of equilibria, and holds what the
/// nodes that were ended by `same` have. `found`: of each profile of the result the place of what the proof
/// found there; what is exact has none.
void compare_copies(const ClaimedProfiles& claimed, const CellWalk& walk,
                    const std::vector<std::optional<std::size_t>>& found);

}  // namespace nashsolve::checker
