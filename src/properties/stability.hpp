// Evolutionary stability of a symmetric equilibrium (Maynard Smith and Price 1973), by Haigh's and Abakuks'
// criterion (Haigh 1975; Abakuks 1980; Hofbauer and Sigmund 1998, section 6.4).
//
// With best responses R and support C of x, x is stable exactly when (y - x)'A(y - x) < 0 for every y on R
// other than x: a quadratic form on directions that sum to 0 and do not fall outside C. It is positive
// definite in the directions within C, and what is left when those are eliminated is strictly copositive.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve {

/// Requires a symmetric two-player game, an equilibrium (x, x), and the best responses to x. Nothing where
/// more than eight best responses are not in use.
std::optional<bool> is_evolutionarily_stable(const Game& game, const MixedStrategy& x,
                                             std::span<const std::uint32_t> best_responses);

}  // namespace nashsolve
