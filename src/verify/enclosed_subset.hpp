// Whether a Nash subset with irrational vertices is one: all its vertices are one and the same equilibrium,
// played in different ways.
//
// Of each player, every strategy that some vertex uses pays everybody, whatever the others play, what an
// affine combination of those that the first vertex uses pays. Replaced by these, each vertex becomes a
// solution of the first one's equations; a box around all of them, checked as an enclosed equilibrium is,
// holds only one. So the vertices pay the same, and all that they use are best responses to all of them.
#pragma once

#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// Throws InternalError where it is not so, or where a combination of vertices is not listed.
void require_enclosed_subset(const Game& game, const Solution& solution, const NashSubset& subset,
                             const std::vector<ProfileCheck>& checks);

}  // namespace nashsolve
