// Games of two players that are zero-sum for all that matters (Moulin and Vial 1978, strategically zero-sum).
//
// What is added to all of a player's payoffs against one strategy of the opponent, or what they are
// multiplied with, changes none of its best responses. So where A + c B, for some c > 0, is a sum of one
// number for each row and one for each column, the game has the equilibria of a zero-sum one. Contests are so
// in which a prize is won by one of the two and each bears its own cost: auctions that all pay, races,
// inspections.
#pragma once

#include <optional>

#include "nashsolve/game.hpp"

namespace nashsolve {

/// A game of constant sum with the same best responses to every mixed strategy; nothing where there is none.
/// Requires two players.
std::optional<Game> equivalent_zero_sum(const Game& game);

}  // namespace nashsolve
