// From a solution of the game that is left to one of the game itself, and back.
#pragma once

#include "dominance.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::reduce {

/// Rewrites the solution of restrict_to(game, remaining) as one of the game: strategies get their numbers in
/// the game, and those that are left out probability 0. The order of equilibria and components stays right,
/// since the strategies keep theirs.
void reinstate(const Game& game, const Restriction& remaining, Solution& solution);

/// The other way: what a search of restrict_to(game, remaining) has to know of the solution, its open parts
/// and, with two players, its equilibria and subsets. Requires that these are exact; throws
/// std::invalid_argument where one of them uses a strategy that is left out.
Solution withdraw(const Game& game, const Restriction& remaining, const Solution& solution);

}  // namespace nashsolve::reduce
