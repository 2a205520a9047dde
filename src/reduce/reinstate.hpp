// From a solution of the game that is left to one of the game itself.
#pragma once

#include "dominance.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::reduce {

/// Rewrites the solution of restrict_to(game, remaining) as one of the game: strategies get their numbers in
/// the game, and those that are left out probability 0. The order of equilibria and components stays right,
/// since the strategies keep theirs.
void reinstate(const Game& game, const Restriction& remaining, Solution& solution);

}  // namespace nashsolve::reduce
