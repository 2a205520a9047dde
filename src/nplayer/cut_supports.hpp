// A search of three and more players as several of similar size.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"

namespace nashsolve::nplayer {

/// As nashsolve::split; of the options the interrupt counts alone.
std::vector<std::vector<OpenPart>> split(const Game& game, std::size_t count, const SolveOptions& options);

}  // namespace nashsolve::nplayer
