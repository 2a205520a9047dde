// Supports whose equilibrium conditions are linear, player by player.
//
// The conditions of a support (indifference, and no gain by an unused strategy) are multi-affine. One that
// depends on a single player's strategy cuts that player's polytope; cuts may make further conditions void,
// impossible, or dependent on a single player. Where none is left, the equilibria are the product of the
// polytopes, exactly: so continua of equilibria are found that no isolating search can list.
#pragma once

#include <optional>
#include <vector>

#include "support_search.hpp"

namespace nashsolve::nplayer {

/// The closure of the set of equilibria with exactly these supports, as at most one product; nothing where
/// some condition stays nonlinear.
std::optional<std::vector<EquilibriumProduct>> linear_face(const SupportSystem& system);

}  // namespace nashsolve::nplayer
