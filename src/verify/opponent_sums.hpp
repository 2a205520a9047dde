// Sums over what the others play: payoffs of one player, weighted by intervals of the others' probabilities.
#pragma once

#include <cstddef>
#include <vector>

#include "interval.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve {

/// Per player, the strategies in use, ascending.
using Supports = std::vector<std::vector<std::size_t>>;

/// All profiles of the supports of everybody but one player, as offsets into that player's payoffs, the last
/// player fastest.
std::vector<std::size_t> opponent_cells(const Game& game, const Supports& supports, std::size_t player);

/// Sums a table over the opponents' profiles, weighted by their probabilities; `skipped` is left out, so one
/// sum per strategy of its support remains.
std::vector<Interval> weighted(std::vector<Interval> table, const std::vector<std::vector<Interval>>& weights,
                               std::size_t player, std::size_t skipped);

}  // namespace nashsolve
