// Whether a result lists exactly what a proof found: the same subsets with the same end points, every pair of
// them an equilibrium of the game and listed once, and the subsets that meet in one component. A subset that
// is given by sets of strategies is compared by them; which subsets it meets is seen at listed equilibria
// only.
#pragma once

#include <vector>

#include "claimed_result.hpp"
#include "nashsolve/game.hpp"
#include "tree_walk.hpp"

namespace nashsolve::checker {

/// Throws CheckError where it does not.
void compare_result(const Game& game, const std::vector<TightLabels>& subsets, const ClaimedResult& result);

}  // namespace nashsolve::checker
