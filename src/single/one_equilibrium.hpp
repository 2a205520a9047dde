// One equilibrium of a two-player game, whatever its size and however degenerate (Nash 1951: it has one).
//
// By linear programming where the sum is constant; then the ways for large games; last, where none of those
// ended at what integers confirmed, a path in integers, which always ends.
#pragma once

#include <functional>
#include <optional>

#include "constant_sum.hpp"
#include "large_game.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve::single {

/// The pair of optimal strategies is an equilibrium.
OneEquilibrium as_equilibrium(ZeroSumOptimum optimum);

/// Nothing only where `must_stop`, asked by the work done, ended it. Requires two players.
std::optional<OneEquilibrium> one_equilibrium(const Game& game, const std::function<bool()>& must_stop);

}  // namespace nashsolve::single
