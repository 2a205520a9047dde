// Indices of components that are closed under best replies: whoever changes to another best reply to what
// the others do stays in the component (the strict equilibrium sets of Balkenborg and Schlag 2007).
//
// They are asymptotically stable, so that the index is the Euler characteristic (Demichelis and Ritzberger
// 2003). Let the extreme points be pure profiles V. Where all profiles of a product of sets of strategies are
// in V, all its mixes are in the component: at each of the profiles a player's strategies are worth the most,
// so they are against mixes of the others. So the component is the complex of the faces whose vertices are in
// V. It is closed if V is: what is a best reply to mixes of the others, while a used strategy is one to
// each of their profiles, is one to each of these.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Sets indices of components that have none, all of whose extreme points are pure and listed, where they are
/// closed. Requires a complete solution of the game.
void find_indices_of_closed_components(const Game& game, StopWatch& watch, Solution& solution);

}  // namespace nashsolve::nplayer
