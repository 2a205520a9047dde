// A solution that holds one equilibrium.
#pragma once

#include <array>

#include "duplicates.hpp"
#include "large_game.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::bimatrix {

/// The equilibrium of the game without identical strategies, as one of `game`: a component by itself where it
/// is known to be one. Status `limit`.
Solution one_solution(const Game& game, const single::OneEquilibrium& found,
                      const std::array<MergedStrategies, 2>& merged, StopWatch& stop);

}  // namespace nashsolve::bimatrix
