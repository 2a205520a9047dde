// All equilibria of a two-player game: which method suits it, what is told of what it finds, and what is left
// open where it is stopped.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bimatrix.hpp"
#include "duplicates.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"
#include "search_counts.hpp"
#include "stop.hpp"

namespace nashsolve::bimatrix {

/// `reduced` is the game without its identical strategies, which `merged` names.
Solution search_whole(const Game& game, const SolveOptions& options,
                      const std::array<MergedStrategies, 2>& merged, const Game& reduced, Search search,
                      StopWatch& watch);

/// What a search for all equilibria did, as a solution says it.
std::vector<std::pair<std::string, std::uint64_t>> named_counts(const SearchCounts& counts);

}  // namespace nashsolve::bimatrix
