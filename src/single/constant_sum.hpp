// Two-player games of constant sum: the value and optimal strategies (von Neumann 1928), exactly, at any
// size.
//
// With player 1's payoffs raised to be at least 1, an optimal y of {max sum y : A y <= 1, y >= 0} divided by
// its sum is an optimal strategy of player 2, the dual solution one of player 1, and 1 / sum y the value
// (Dantzig 1951). Floating point finds a basis (row_simplex.hpp), lifting solves it exactly (dixon.hpp), and
// integers decide whether it is optimal. Where it is not, the exact values go back into the dictionary, which
// goes on pivoting by their signs; where that does not end, integers pivot.
//
// The equilibria of the game are all pairs of optimal strategies: one product of two faces.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "classify.hpp"
#include "equivalent_zero_sum.hpp"
#include "nash_faces.hpp"
#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"
#include "polytope.hpp"

namespace nashsolve::single {

/// What solutions call it.
inline constexpr std::string_view kLinearProgramming = "linear programming, exact";

struct ZeroSumOptimum {
  /// In player 1's payoffs.
  Rational value;
  /// One optimal strategy of each player.
  Profile optimal;
  /// Whether it is certainly the only pair, each strategy of it in use where it is a best response.
  bool is_strict_and_unique = false;
  /// used[player][s]: whether the player uses s; worse[player][s]: whether s is no best response.
  std::array<std::vector<bool>, 2> used;
  std::array<std::vector<bool>, 2> worse;
  /// Of the simplex method in doubles.
  std::uint64_t pivots = 0;
};

/// Nothing where `must_stop` ended it. Requires two players and a constant sum.
std::optional<ZeroSumValue> zero_sum_value(const Game& game, const std::function<bool()>& must_stop);

/// Nothing where `must_stop`, asked by the work done, ended it. Requires two players and a constant sum.
std::optional<ZeroSumOptimum> solve_zero_sum(const Game& game, const std::function<bool()>& must_stop);

/// The same of a game that has an equivalent one, where `value` is that one's.
std::optional<ZeroSumOptimum> solve_zero_sum(const EquivalentZeroSum& zero_sum,
                                             const std::function<bool()>& must_stop);

/// What is tight on the two faces that hold all equilibria: a strategy of no use against the other player's
/// is unused in all, and one in use is a best response in all.
std::array<bimatrix::LabelSet, 2> tight_by(const ZeroSumOptimum& optimum);

/// All equilibria of the game, as the one maximal Nash subset that they are: on the two faces everything is
/// tight that is by the optimum, and what that implies. Nothing where `must_stop`
/// ended it. Requires the polytopes of the game. Counts its pivots in integers.
std::optional<bimatrix::NashFaces> zero_sum_faces(const bimatrix::Polytopes& polytopes,
                                                  const ZeroSumOptimum& optimum, std::uint64_t& exact_pivots,
                                                  const std::function<bool()>& must_stop);

}  // namespace nashsolve::single
