// Two players: every equilibrium of a bimatrix game.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"

namespace nashsolve {

/// All extreme equilibria, maximal Nash subsets and components; status `complete` unless the options stop the
/// search. Requires two players and options.find of `all` or `one`.
Solution solve_bimatrix(const Game& game, const SolveOptions& options);

namespace bimatrix {

/// `automatic` takes the exact search for small games, a search over sequences for trees with many plans, and
/// the certified search for all others. The others are for tests: the answer is the same.
enum class Search { automatic, exact, certified, certified_scalar, sequences };

Solution solve(const Game& game, const SolveOptions& options, Search search);

}  // namespace bimatrix

}  // namespace nashsolve
