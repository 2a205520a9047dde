// Dominated strategies, and what is left when they are eliminated round by round.
//
// A strategy is strictly dominated when some mixed strategy is worth more against everything that the others
// can play, weakly when it is worth at least as much and sometimes more (Osborne and Rubinstein 1994,
// sections 4.2 and 4.3). Pure dominators are looked for first. A belief under which the strategy is worth
// more than every other that differs from it somewhere shows that nothing dominates it, not even weakly: a
// mixture would lose under it. Doubles look for such a belief and for a mixture (dominator.hpp) and integers
// check what they find; where they find neither, an exact linear program decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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

/// Whether all was looked for, or why not.
enum class Thoroughness { whole, too_large, stopped };

struct DominanceReport {
  std::vector<DominatedStrategy> dominated;
  /// too_large: mixed dominators were not looked for everywhere.
  Thoroughness thoroughness = Thoroughness::whole;
};

/// Asked in the midst of long computations whether to end now.
using MustStop = std::function<bool()>;
inline bool never_stop() {
  return false;
}

/// The strategies of the restricted game that are dominated in it, by player, then strategy. Those of
/// Dominance::weak include the strictly dominated ones.
DominanceReport find_dominated(const Game& game, const Restriction& among, Dominance kind,
                               const MustStop& must_stop = never_stop);

struct Elimination {
  /// What each round eliminates, all at once; none of them empty.
  std::vector<std::vector<DominatedStrategy>> rounds;
  Restriction remaining;
  Thoroughness thoroughness = Thoroughness::whole;
};

/// Eliminates all dominated strategies at once, round by round, until there are none. For strict dominance
/// the order does not matter; for weak dominance this is one order among others, with other outcomes.
Elimination eliminate(const Game& game, Dominance kind, const MustStop& must_stop = never_stop);

/// The same, its first round being known: what find_dominated reports of the whole game.
Elimination eliminate(const Game& game, Dominance kind, DominanceReport first, const MustStop& must_stop);

/// What is found by dominance of one kind, among all strategies and round by round.
struct DominanceFindings {
  DominanceReport all;
  Elimination elimination;
};
DominanceFindings find_dominance(const Game& game, Dominance kind, const MustStop& must_stop);

/// The game that is left.
Game restrict_to(const Game& game, const Restriction& remaining);

/// Whether the mixed strategy is weakly dominated by some other; for two players an equilibrium of strategies
/// that are not is normal-form perfect (van Damme 1991, theorem 3.2.2). `among`: what may dominate it, all
/// strategies or, where it is a best response to something, all best responses to that: what dominates it is
/// worth as much there. Nothing where the game is too large, or `must_stop`.
std::optional<bool> is_weakly_dominated(const Game& game, std::size_t player, const MixedStrategy& strategy,
                                        std::vector<std::uint32_t> among,
                                        const MustStop& must_stop = never_stop);

/// A mixed strategy that weakly dominates the given one while the others keep to `among`. There is none
/// exactly when the strategy is a best response to some belief with all of `among` in it (Pearce 1984).
/// Nothing, too, where `must_stop`.
std::optional<MixedStrategy> find_weak_dominator(const Game& game, const Restriction& among,
                                                 std::size_t player, const MixedStrategy& strategy,
                                                 const MustStop& must_stop = never_stop);

}  // namespace nashsolve
