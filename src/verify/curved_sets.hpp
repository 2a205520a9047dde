// Whether every point of a curve of equilibria (CurvedSet) is one.
//
// Each player's gain from a strategy is multi-affine, so at a profile of the polytopes it is the mean of its
// values at their vertex profiles with the product of the weights. It is enough that it is at most 0, and 0
// for strategies that are used, for all weights of vertex profiles, products or not, under which the player's
// conditions hold in the mean: a linear program, solved exactly.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// Throws InternalError where it is not so, where the point inside is not in the set, or where no listed
/// equilibrium of the component is. That it is connected is not looked at.
void require_right_curve(const Game& game, const Solution& solution, const Component& component,
                         const CurvedSet& curve);

}  // namespace nashsolve
