// What can be said of a game before it is solved: payoff ranges, constant sum, symmetry, identical
// strategies, and the value of a two-player constant-sum game.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve {

struct PayoffRange {
  Rational least;
  Rational largest;
};

PayoffRange payoff_range(const Game& game, std::size_t player);

/// Each player's strategy at a cell.
std::vector<std::uint32_t> strategies_at(const Game& game, std::size_t cell);

/// The sum of all players' payoffs at cell 0, and the first cell with another.
struct SumCheck {
  Rational sum;
  std::optional<std::size_t> first_exception;
  /// At the exception.
  Rational other_sum;

  [[nodiscard]] bool is_constant() const { return !first_exception.has_value(); }
  [[nodiscard]] bool is_zero() const { return is_constant() && sgn(sum) == 0; }
};

SumCheck check_sum(const Game& game);

/// Whether exchanging any two players, and their strategies of the same number, changes nothing (Nash 1951).
bool is_symmetric(const Game& game);

/// Groups of two or more strategies of the player that give every player the same payoffs against everything.
std::vector<std::vector<std::uint32_t>> identical_strategies(const Game& game, std::size_t player);

/// A mixed strategy with more pure best responses than it uses strategies (von Stengel 2002, definition 2.6).
struct DegeneracyWitness {
  std::size_t player;
  MixedStrategy strategy;
  /// The other player's; more than the strategy's support.
  std::vector<std::uint32_t> best_responses;
};

struct Degeneracy {
  /// Unset where it was not decided.
  std::optional<bool> is_degenerate;
  std::optional<DegeneracyWitness> witness;
};

/// What each player can secure (von Neumann 1928). In a two-player game of constant sum both mixed levels are
/// the same number, the value.
struct ZeroSumValue {
  /// In player 1's payoffs: the largest it can secure by one strategy, and the least it can be held to.
  Rational pure_maxmin;
  Rational pure_minmax;
  Rational value;
  /// One optimal strategy of each player.
  Profile optimal;
};

}  // namespace nashsolve
