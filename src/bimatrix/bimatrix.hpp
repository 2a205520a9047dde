// Two players: every equilibrium of a bimatrix game.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve.hpp"

namespace nashsolve {

/// All extreme equilibria, maximal Nash subsets and components; status `complete` unless the options stop the
/// search. Requires two players and options.find of `all` or `one`.
Solution solve_bimatrix(const Game& game, const SolveOptions& options);

}  // namespace nashsolve
