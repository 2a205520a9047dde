// Iterated elimination of strictly dominated strategies before a search, for any number of players.
//
// No equilibrium uses a strategy that is strictly dominated, nor one that is so once others are gone, and
// the order of elimination does not matter (Osborne and Rubinstein 1994, section 4.2; Gilboa, Kalai and Zemel
// 1990). Near every equilibrium the eliminated strategies are worth less than its payoff, so the game that is
// left has the same equilibria, components and indices.
//
// A best response to some choice of the others watches that one. Of other strategies each pair watches one
// that shows that the one does not dominate the other, and each strategy that no mixture dominates watches
// the belief that shows it. Only pairs and strategies that lose what they watch are looked at again, so that
// a long chain of eliminations costs about as much as the first round.
#pragma once

#include <cstdint>

#include "dominance.hpp"
#include "nashsolve/game.hpp"
#include "stop.hpp"

namespace nashsolve::reduce {

/// Multiplications that are little beside a search, about a tenth of a second.
inline constexpr std::uint64_t kMostWorkBeforeSearch = 100'000'000;

/// Rounds of pure dominators as long as there are any, then one of mixed ones, and so on. What it eliminates
/// is proved to be dominated. The thoroughness says where it stopped early or left linear programs out; and a
/// mixed dominator that gains less than rounding errors is not found. Every strategy is asked about at most
/// for so long that the time stays small beside a search's: `most_work` multiplications in all.
Elimination eliminate_strictly(const Game& game, const StopTest& must_stop, std::uint64_t most_work);

}  // namespace nashsolve::reduce
