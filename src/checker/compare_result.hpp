// Whether a result lists exactly what a proof found: the same subsets with the same end points, every pair of
// them an equilibrium of the game and listed once, and the subsets that meet in one component.
#pragma once

#include <vector>

#include "claimed_result.hpp"
#include "nashsolve/game.hpp"
#include "tree_walk.hpp"

namespace nashsolve::checker {

/// Throws CheckError where it does not.
void compare_result(const Game& game, const std::vector<TightLabels>& subsets, const ClaimedResult& result);

}  // namespace nashsolve::checker
