// Whether every point of a product of polytopes is an equilibrium, of any number of players.
//
// What a player's strategies are worth is multi-affine in the others' strategies, so it is enough that each
// strategy in use is a best response at every choice of the others' vertices. The table of payoffs is summed
// up with one player's vertices after the other; tables that come out alike, as they do of strategies that
// are alike for the player, are looked at once.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// Requires a set without conditions that fits the game: whether the player, whatever it plays in its
/// polytope, has a best response at each profile of the set.
bool is_best_all_over(const Game& game, const CurvedSet& product, std::size_t player);

}  // namespace nashsolve
