// A finite game in strategic form: players, their strategies, and every player's exact payoff at every
// pure-strategy profile (Nash 1951; Osborne and Rubinstein 1994, section 2.1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// One player's payoffs at all cells, as integer numerators over one positive common denominator.
/// Small numbers stay machine integers, so a tensor of ten million payoffs takes 80 MB. Large fractions stay
/// fractions until somebody asks for the numerators, which may have many times their digits.
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
  [[nodiscard]] const Numerators& numerators() const;
  /// Whether it keeps fractions, which may have fewer digits than numerators over what is common to them.
  [[nodiscard]] bool holds_fractions() const { return fractions_ != nullptr; }
  /// Finds the numerators now; false where `must_stop` said so before all of them were there.
  [[nodiscard]] bool find_numerators(const std::function<bool()>& must_stop) const;

  [[nodiscard]] PayoffTable negated() const;
  /// The table of these cells' payoffs, in their order.
  [[nodiscard]] PayoffTable chosen(std::span<const std::size_t> cells) const;

  bool operator==(const PayoffTable& other) const;

 private:
  friend class PayoffTableBuilder;
  struct Fractions;

  /// Requires numerators and denominator in lowest common terms.
  static PayoffTable in_lowest_terms(Numerators numerators, Integer denominator);
  /// Requires the fractions' least common denominator.
  PayoffTable(std::vector<Rational> fractions, Integer denominator);

  PayoffTable() = default;

  Numerators numerators_;
  Integer denominator_;
  /// Where it is not null, the numerators are its own. Copies of a table share it, and what was found in it.
  std::shared_ptr<Fractions> fractions_;
};

/// Collects payoffs one by one; machine integers as long as they suffice.
class PayoffTableBuilder {
 public:
  void reserve(std::size_t count) { small_.reserve(count); }
  void push_back(std::int64_t payoff);
  void push_back(const Rational& payoff);
  [[nodiscard]] std::size_t size() const { return is_small_ ? small_.size() : large_.size(); }

  /// Whether the table may take more; readers refuse a game beyond their limit before it is built.
  [[nodiscard]] bool takes_more_than(std::size_t bytes);
  [[nodiscard]] PayoffTable build() &&;

 private:
  void enlarge();
  void settle_denominator();
  [[nodiscard]] std::size_t most_bytes() const;

  bool is_small_ = true;
  std::vector<std::int64_t> small_;
  std::int64_t small_denominator_ = 1;
  std::vector<Rational> large_;
  /// That of the first fractions; the last ones' denominators wait until they have as many digits.
  Integer common_denominator_ = 1;
  std::vector<Integer> waiting_;
  std::size_t waiting_bits_ = 0;
  std::size_t max_numerator_bits_ = 0;
};

struct Player {
  std::string name;
  std::vector<std::string> strategies;

  bool operator==(const Player&) const = default;
};

/// For nashsolve's own rooms: src/game/plans.hpp, which is not installed.
struct Plans;

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

  /// What the strategies of a game that comes from a tree are made of; null where that is not known.
  [[nodiscard]] const std::shared_ptr<const Plans>& plans() const { return plans_.value; }
  /// Requires the plans that the strategies are.
  void set_plans(std::shared_ptr<const Plans> plans) { plans_.value = std::move(plans); }

  bool operator==(const Game&) const = default;

 private:
  /// Says nothing of a game that its payoffs do not.
  struct KnownPlans {
    std::shared_ptr<const Plans> value;
    bool operator==(const KnownPlans&) const { return true; }
  };

  std::string title_;
  std::string description_;
  std::vector<Player> players_;
  std::vector<PayoffTable> payoffs_;
  std::vector<std::size_t> strides_;
  Objective objective_;
  KnownPlans plans_;
};

/// The game in which the given one's payoffs are costs. Applied twice, the game itself.
Game as_costs(const Game& game);

/// "Player 1", ..., and strategies "1", ..., "n": the labels of a game that names none.
std::vector<Player> default_players(std::span<const std::size_t> strategy_counts);

/// The two-player game (A, B), both indexed [row][column]; for tests and library users.
Game bimatrix_game(const std::vector<std::vector<Rational>>& a, const std::vector<std::vector<Rational>>& b,
                   std::string title = {});

}  // namespace nashsolve
