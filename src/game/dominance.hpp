// Dominated strategies, and what is left when they are eliminated round by round.
//
// A strategy is strictly dominated when some mixed strategy is worth more against everything that the others
// can play, weakly when it is worth at least as much and sometimes more (Osborne and Rubinstein 1994,
// sections 4.2 and 4.3). Pure dominators are looked for first; a mixed one is the solution of a linear
// program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

enum class Dominance { strict, weak };

/// Some strategies of each player, ascending; at least one each.
using Restriction = std::vector<std::vector<std::uint32_t>>;
Restriction all_strategies(const Game& game);

struct DominanceReport {
  std::vector<DominatedStrategy> dominated;
  /// False where the game was too large to look for mixed dominators of every strategy.
  bool is_decided = true;
};

/// The strategies of the restricted game that are dominated in it, by player, then strategy. Those of
/// Dominance::weak include the strictly dominated ones.
DominanceReport find_dominated(const Game& game, const Restriction& among, Dominance kind);

struct Elimination {
  /// What each round eliminates, all at once; none of them empty.
  std::vector<std::vector<DominatedStrategy>> rounds;
  Restriction remaining;
  bool is_decided = true;
};

/// Eliminates all dominated strategies at once, round by round, until there are none. For strict dominance
/// the order does not matter; for weak dominance this is one order among others, with other outcomes.
Elimination eliminate(const Game& game, Dominance kind);

/// The game that is left.
Game restrict_to(const Game& game, const Restriction& remaining);

/// Whether the mixed strategy is weakly dominated by some other; for two players an equilibrium of strategies
/// that are not is normal-form perfect (van Damme 1991, theorem 3.2.2). Nothing where the game is too large.
std::optional<bool> is_weakly_dominated(const Game& game, std::size_t player, const MixedStrategy& strategy);

/// A mixed strategy that weakly dominates the given one while the others keep to `among`. There is none
/// exactly when the strategy is a best response to some belief with all of `among` in it (Pearce 1984).
std::optional<MixedStrategy> find_weak_dominator(const Game& game, const Restriction& among,
                                                 std::size_t player, const MixedStrategy& strategy);

}  // namespace nashsolve
