// Indices of components that symmetries of the game take to each other: they are the same, as the index does
// not depend on how players and strategies are numbered.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Sets indices of components, and of equilibria that are alone in theirs, where a component's image has one,
/// or all that have none are images of each other, as all indices add up to +1. Requires a complete solution
/// of the game.
void find_indices_by_symmetries(const Game& game, StopWatch& watch, Solution& solution);

}  // namespace nashsolve::nplayer
