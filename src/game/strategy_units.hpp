// In what units both players' strategies may count so that a game is zero-sum.
//
// With r_j > 0 for each column, s_i > 0 for each row and numbers a_j and b_i, let
//   r_j A_ij + s_i B_ij = a_j + b_i   in each cell (i, j).
// Against y player 1 has in A the best responses that he has in A', A'_ij = r_j A_ij - a_j, against the y'
// with weights y_j / r_j, up to a common factor: all his strategies get the same less. Player 2 has in B
// against x those of B', B'_ij = s_i B_ij - b_i, against the x' with weights x_i / s_i. And A' + B' = 0: (x,
// y) is an equilibrium exactly where (x', y') is one of (A', -A') (Moulin and Vial 1978 have r and s the same
// for all).
//
// The numbers a and b gone, an equation of each cell is left,
//   r_j (A_ij - A_0j) + s_i (B_ij - B_i0) = r_0 (A_i0 - A_00) + s_0 (B_0j - B_00),
// that has two units of its own. So from r_0, s_0 and one unit more the others follow one by one, as linear
// forms of those, and each further cell is a condition on the three: nearly all games are seen to have no
// such units after two rows.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve {

/// For each player the units of the strategies: [0] the s, [1] the r. Nothing where there are none, where
/// they are too little determined, or where `must_stop`, asked by the work done, ended it. Requires two
/// players and payoffs with numerators, in which A and B count.
std::optional<std::array<std::vector<Rational>, 2>> strategy_units(const Game& game,
                                                                   const std::function<bool()>& must_stop);

}  // namespace nashsolve
