// All equilibria of a game of three and more players. See docs/architecture.md for the search.
#pragma once

#include <cstddef>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"
#include "pure.hpp"

namespace nashsolve {

/// Find::all: every equilibrium that the search could decide; `complete` only when nothing was left open.
/// Find::pure: the pure ones, Scope::pure. Find::one: stops at the first certified one.
/// Results do not depend on options.threads.
Solution solve_nplayer(const Game& game, const SolveOptions& options);

/// The same; the search for indices may make so many cells (index/component_indices.hpp), from which those
/// made are taken.
Solution solve_nplayer(const Game& game, const SolveOptions& options, std::size_t& near_cells);

/// Whether the game has so many payoffs that only its pure profiles are searched.
bool is_too_large(const Game& game);

}  // namespace nashsolve
