// A finite game in strategic form: players, their strategies, and every player's exact payoff at every
// pure-strategy profile (Nash 1951; Osborne and Rubinstein 1994, section 2.1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// One player's payoffs at all cells, as integer numerators over one positive common denominator.
/// Small numbers stay machine integers, so a tensor of ten million payoffs takes 80 MB.
class PayoffTable {
 public:
  using Numerators = std::variant<std::vector<std::int64_t>, std::vector<Integer>>;

  /// Requires denominator > 0. Reduces to lowest common terms, and to machine integers where all fit.
  PayoffTable(Numerators numerators, Integer denominator);
  static PayoffTable from(std::span<const Rational> payoffs);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] Rational at(std::size_t cell) const;
  [[nodiscard]] Integer numerator(std::size_t cell) const;
  [[nodiscard]] const Integer& denominator() const { return denominator_; }
  [[nodiscard]] const Numerators& numerators() const { return numerators_; }
  [[nodiscard]] PayoffTable negated() const;

  bool operator==(const PayoffTable& other) const {
    return denominator_ == other.denominator_ && numerators_ == other.numerators_;
  }

 private:
  friend class PayoffTableBuilder;

  /// Requires numerators and denominator in lowest common terms, and `fractions` empty or the same payoffs.
  PayoffTable(Numerators numerators, Integer denominator, std::vector<Rational> fractions);

  Numerators numerators_;
  Integer denominator_;
  /// Of large numbers that came as fractions, these: to reduce them again takes long where the common
  /// denominator has many times their digits.
  std::vector<Rational> fractions_;
};

/// Collects payoffs one by one; machine integers as long as they suffice.
class PayoffTableBuilder {
 public:
  void reserve(std::size_t count) { small_.reserve(count); }
  void push_back(std::int64_t payoff);
  void push_back(const Rational& payoff);
  [[nodiscard]] std::size_t size() const { return is_small_ ? small_.size() : large_.size(); }

  /// An upper bound on the bytes that the table takes; readers refuse a game beyond their limit before.
  [[nodiscard]] std::size_t estimated_bytes() const;
  [[nodiscard]] PayoffTable build() &&;

 private:
  void enlarge();

  bool is_small_ = true;
  std::vector<std::int64_t> small_;
  std::int64_t small_denominator_ = 1;
  std::vector<Rational> large_;
  Integer common_denominator_ = 1;
  std::size_t max_numerator_bits_ = 0;
  std::size_t max_denominator_bits_ = 1;
};

struct Player {
  std::string name;
  std::vector<std::string> strategies;

  bool operator==(const Player&) const = default;
};

/// Whether the players' numbers are payoffs or costs.
enum class Objective { maximize, minimize };

/// Cells are numbered with the last player's strategy moving fastest:
/// cell(s) = sum of s[i] * stride(i), stride(last) = 1. All indices count from 0.
/// Players always want more of their payoffs: those of Objective::minimize are costs with the sign changed,
/// and only shown() and the readers and writers of files know.
class Game {
 public:
  /// Requires at least one player, at least one strategy each, and one payoff table per player with one
  /// payoff per cell; throws std::invalid_argument otherwise.
  Game(std::vector<Player> players, std::vector<PayoffTable> payoffs, std::string title = {},
       std::string description = {}, Objective objective = Objective::maximize);

  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const std::string& description() const { return description_; }
  [[nodiscard]] const std::vector<Player>& players() const { return players_; }
  [[nodiscard]] std::size_t player_count() const { return players_.size(); }
  [[nodiscard]] std::size_t strategy_count(std::size_t player) const {
    return players_[player].strategies.size();
  }
  [[nodiscard]] std::size_t cell_count() const { return payoffs_.front().size(); }
  [[nodiscard]] std::size_t stride(std::size_t player) const { return strides_[player]; }
  [[nodiscard]] const PayoffTable& payoffs(std::size_t player) const { return payoffs_[player]; }
  [[nodiscard]] Rational payoff(std::size_t player, std::size_t cell) const {
    return payoffs_[player].at(cell);
  }

  [[nodiscard]] Objective objective() const { return objective_; }
  /// A payoff, or a sum of payoffs, in the user's own numbers: the cost where players minimise.
  [[nodiscard]] Rational shown(const Rational& payoff) const {
    return objective_ == Objective::minimize ? Rational(-payoff) : payoff;
  }

  bool operator==(const Game&) const = default;

 private:
  std::string title_;
  std::string description_;
  std::vector<Player> players_;
  std::vector<PayoffTable> payoffs_;
  std::vector<std::size_t> strides_;
  Objective objective_;
};

/// The game in which the given one's payoffs are costs. Applied twice, the game itself.
Game as_costs(const Game& game);

/// "Player 1", ..., and strategies "1", ..., "n": the labels of a game that names none.
std::vector<Player> default_players(std::span<const std::size_t> strategy_counts);

/// The two-player game (A, B), both indexed [row][column]; for tests and library users.
Game bimatrix_game(const std::vector<std::vector<Rational>>& a, const std::vector<std::vector<Rational>>& b,
                   std::string title = {});

}  // namespace nashsolve
