// The index of each equilibrium component of a two-player game.
//
// A regular equilibrium with supports I, J of size k has index (-1)^(k+1) sign(det A_IJ det B_IJ), payoffs
// shifted to be positive (Shapley 1974), so that pure ones have +1 and all indices add up to +1. The index of
// another component is the sum over the equilibria near it of any generic game near the game (Govindan and
// Wilson 1997). Here that is the symbolic perturbation of vertex_cone.hpp: each of its equilibria tends to a
// vertex pair of the component, and is a basis of the one vertex and a basis of the other that have each
// label in exactly one of them. So each vertex pair is searched for such bases.
//
// In a two-player game an equilibrium is regular exactly when it is isolated and quasi-strict (Jansen 1981;
// van Damme 1991, section 3.4), that is, when it is a vertex pair and no label is tight on both sides.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::bimatrix {

/// Takes over the indices of regular equilibria that are set already. Sets Equilibrium::regular of every
/// equilibrium, and the indices of components whose extreme points are all listed. Of a complete solution the
/// component that is dearest to search, which is one that is described where there is one, has what the
/// others leave to +1; the others are searched, the cheapest first, until a fixed amount of work is done
/// unless the search `insists`, and those after that are left without index, as are equilibria of an
/// incomplete solution on very many strategies, and all after a little more work once time is up. Requires
/// the two-player game that the solution belongs to.
void fill_indices(const Game& game, Solution& solution, StopWatch& stop, bool insists);

/// Where one component alone has no index, gives it, and its equilibrium if it is isolated, what the others
/// leave to +1, which is the sum for any number of players (Shapley 1974; Govindan and Wilson 1997). Requires
/// a complete solution.
void complete_indices(Solution& solution);

}  // namespace nashsolve::bimatrix
