// From what the search found on the reduced game to a Solution of the original one.
#pragma once

#include "nashsolve/solution.hpp"
#include "parallel_search.hpp"
#include "reduction.hpp"

namespace nashsolve::nplayer {

/// Sets the equilibria and components: expanded, without repetition, connected, in order. Drops what is
/// beyond `limit` equilibria, whole components at a time.
void assemble(const Game& game, const Reduction& reduction, const SearchOutcome& outcome, Solution& solution);

}  // namespace nashsolve::nplayer
