// The one entry point: a game in, a verified solution out.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solve_options.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// Complete for two players (Find::all). Never throws for a valid game, but InternalError.
VerifiedSolution solve(const Game& game, const SolveOptions& options = {});

}  // namespace nashsolve
