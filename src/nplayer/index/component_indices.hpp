// The indices of the components of a game of three players and more that are no regular equilibria.
//
// Of many a smaller game tells it (best_replies.hpp), of others their images (symmetric_components.hpp). Else
// the index of a component is the sum over the equilibria near it of any game near the game, as small changes
// of the payoffs leave the sum as it is (Govindan and Wilson 1997; Ritzberger 1994). The game near is one
// with bonuses (bonus_game.hpp), and neighbourhoods.hpp says which of its equilibria are near which
// components: they are refined until no group holds two components without index. A component is connected,
// so it lies in the group that holds any point of it.
#pragma once

#include <cstdint>

#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"
#include "nplayer.hpp"
#include "payoff_tensors.hpp"
#include "reduction.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// What a search for indices may do, in all and in what it leaves.
IndexWork most_index_work(const SolveOptions& options);

/// Sets indices of components, and of equilibria that are alone in theirs, where they are found with so
/// much work, from which what was done is taken. Requires a complete solution of the game that was reduced,
/// and three or more players of whom it says something.
void find_component_indices(const Game& game, const Reduction& reduction, const SolveOptions& options,
                            StopWatch& watch, IndexWork& left, Solution& solution);

/// The same by bonuses alone. `first_seed`: of the bonuses; indices do not depend on it.
void find_indices_by_bonuses(const Game& game, const Reduction& reduction, const SolveOptions& options,
                             StopWatch& watch, IndexWork& left, Solution& solution,
                             std::uint64_t first_seed = 1);

}  // namespace nashsolve::nplayer
