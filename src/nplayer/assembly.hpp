// From what the search found on the reduced game to a Solution of the original one.
#pragma once

#include <cstdint>
#include <optional>

#include "nashsolve/solution.hpp"
#include "parallel_search.hpp"
#include "reduction.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Sets the equilibria and components: expanded, without repetition, connected, in order. `most_vertices`: of
/// a subset that are listed (SolveOptions::vertices). Where the watch ends it, the outcome is stopped:
/// components may then be connected that are not.
void assemble(const Game& game, const Reduction& reduction, std::optional<std::uint64_t> most_vertices,
              StopWatch& watch, SearchOutcome& outcome, Solution& solution);

}  // namespace nashsolve::nplayer
