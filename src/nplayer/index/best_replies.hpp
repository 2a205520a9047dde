// Indices of components in the game of what is a best reply on them.
//
// A strategy that is worth less than another one everywhere on a component is no best reply near it. So the
// best-reply correspondence maps a neighbourhood into the profiles that do without, where it is that of the
// smaller game. Then the equilibria near the component are those of the smaller game, of which it is a
// component too, and its index, that of a set of fixed points, is the same in both (the commutativity of the
// fixed-point index, Dold 1972, chapter VII; the index of equilibria, Ritzberger 1994).
#pragma once

#include <cstddef>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"
#include "nplayer.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Games of more profiles are not solved for an index unless all indices are asked for: one of 75 took 31 s
/// with 40,000 questions.
inline constexpr std::size_t kMostProfiles = 64;

/// Sets indices of components that have none, and of equilibria that are alone in theirs, where a smaller
/// game tells them, for which a part of the work is. Requires a complete solution of the game.
void find_indices_by_best_replies(const Game& game, const SolveOptions& options, StopWatch& watch,
                                  IndexWork& left, Solution& solution);

/// Sets the component's index, and that of an equilibrium that is alone in it.
void set_index(Solution& solution, Component& component, int index);

}  // namespace nashsolve::nplayer
