// The entry point for a family of games: a parametric game in, its verified equilibria as formulas out.
#pragma once

#include "nashsolve/parametric.hpp"
#include "nashsolve/solve_options.hpp"

namespace nashsolve {

/// Strategies of both players that a parametric game may have.
inline constexpr std::size_t kMostParametricStrategies = 64;

/// All equilibria for all values of the range, verified by verify_parametric() and, at a rational value
/// inside of each interval and at each rational value of change, found to be those of the ordinary solver.
/// Requires two players with kMostParametricStrategies strategies at most. Of the options, time limit,
/// interrupt and progress are obeyed. Never throws for such a game, but InternalError.
ParametricSolution solve_parametric(const ParametricGame& game, const SolveOptions& options = {});

}  // namespace nashsolve
