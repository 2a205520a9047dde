// Games of two players that are zero-sum for all that matters.
//
// What is added to all of a player's payoffs against one strategy of the opponent, or what they are
// multiplied with, changes none of its best responses. So where A + c B, for some c > 0, is a sum of one
// number for each row and one for each column, the game has the equilibria of a zero-sum one (Moulin and Vial
// 1978, strategically zero-sum). Contests are so in which a prize is won by one of the two and each bears its
// own cost: auctions that all pay, races, inspections.
//
// Nor need all strategies of the opponent be in the same unit. Let each row i of B be b_i - s_i A_i with
// s_i > 0. Against x player 2 has the best responses that it has in (A, -A) against z, z_i ~ s_i x_i, as b_i
// pays each of its strategies the same; those of player 1 are the same in both. So (x, y) is an equilibrium
// exactly where (z, y) is one of (A, -A). Whatever is at stake differs by where it is hidden, by what is
// guarded or by the day: games of hiding, of security, of inspections. Columns are like rows, and the
// strategies of both may have units (strategy_units.hpp).
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve {

struct EquivalentZeroSum {
  Game game;
  /// For each player, by what the weight of each strategy in an equilibrium of that game has to be multiplied
  /// to give one of the game asked for; empty where all are 1. Of both players they are the units of their
  /// strategies, s and r, in which the payoffs add up to a number for each row and one for each column.
  std::array<std::vector<Rational>, 2> factors;
};

/// Whose strategies may have units. Games of 3x3 often have some of both, and are solved as fast
/// without.
enum class Units { of_one_player, of_both };

/// A game of constant sum with the same equilibria, up to these factors; nothing where none is known, or
/// where `must_stop`, asked by the work done, ended the search. Requires two players.
std::optional<EquivalentZeroSum> equivalent_zero_sum(
    const Game& game, const std::function<bool()>& must_stop = [] { return false; },
    Units units = Units::of_one_player);

}  // namespace nashsolve
