// All equilibria of a game of three and more players. See docs/architecture.md for the search.
#pragma once

#include <cstdint>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"
#include "pure.hpp"

namespace nashsolve {

namespace nplayer {

/// What a search for indices may still do (index/component_indices.hpp).
struct IndexWork {
  /// Of its neighbourhoods (neighbourhoods.hpp).
  std::uint64_t steps;
  /// Questions to `stop` of the searches of other games.
  std::uint64_t asks;
};

}  // namespace nplayer

/// Find::all: every equilibrium that the search could decide; `complete` only when nothing was left open.
/// Find::pure: the pure ones, Scope::pure. Find::one: stops at the first certified one.
/// Results do not depend on options.threads.
Solution solve_nplayer(const Game& game, const SolveOptions& options);

/// The same with so much work for the search and the indices together, from which what was done is taken, in
/// one thread. Status::limit where that is too little.
Solution solve_nplayer(const Game& game, const SolveOptions& options, nplayer::IndexWork& left);

/// Whether the game has so many payoffs that only its pure profiles are searched.
bool is_too_large(const Game& game);

}  // namespace nashsolve
