// Strategies of a player that give every player the same payoffs against everything. Those whose payoffs have
// the same hash, computed in one pass over the tables, are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve {

/// All strategies of the player in groups of such, each ascending, the groups by their first.
std::vector<std::vector<std::uint32_t>> equal_strategies(const Game& game, std::size_t player);

}  // namespace nashsolve
