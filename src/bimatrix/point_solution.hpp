// A solution that holds some equilibria, each known by itself, and no more.
#pragma once

#include <array>
#include <vector>

#include "duplicates.hpp"
#include "large_game.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::bimatrix {

/// An equilibrium of the game without identical strategies, as one of the game: with each strategy's
/// probability on the first of its copies.
Profile expand_to_one(const Profile& reduced, const std::array<MergedStrategies, 2>& merged);

/// Distinct equilibria of the game without identical strategies, as those of `game`: each a component by
/// itself where it is known to be one. Status `limit`; the method is that of the first.
Solution point_solution(const Game& game, const std::vector<single::OneEquilibrium>& found,
                        const std::array<MergedStrategies, 2>& merged, StopWatch& stop);

/// What `options.start` or Find::paths ask for: the equilibria that the paths of Lemke and Howson reach, and
/// the paths.
Solution solve_by_paths(const Game& game, const SolveOptions& options,
                        const std::array<MergedStrategies, 2>& merged, const Game& reduced, StopWatch& stop);

}  // namespace nashsolve::bimatrix
