// The one entry point: a game in, a verified solution out.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solve_options.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// Complete for two players (Find::all). Throws InternalError; std::invalid_argument where options.earlier
/// cannot be a solution of the game that a search left, or paths are asked for of a game of other than two
/// players; nothing else for a valid game.
VerifiedSolution solve(const Game& game, const SolveOptions& options = {});

}  // namespace nashsolve
