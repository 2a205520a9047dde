// Mixed strategies and profiles, exact, and what they are worth: the payoff of each pure strategy against a
// profile, expected payoffs, best responses and regret (Nash 1951).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve {

/// A probability distribution on one player's strategies, stored as positive integer weights on its support
/// over their sum, in lowest terms. Immutable; copies share it.
class MixedStrategy {
 public:
  /// Requires strategy < size.
  static MixedStrategy pure(std::size_t size, std::size_t strategy);
  /// Weights of all strategies, none negative, not all zero; throws std::invalid_argument otherwise.
  static MixedStrategy from_weights(std::span<const Integer> weights);
  /// Probabilities, none negative, with sum exactly 1; throws std::invalid_argument otherwise.
  static MixedStrategy from_probabilities(std::span<const Rational> probabilities);

  /// The number of strategies the player has.
  [[nodiscard]] std::size_t size() const { return data_->size; }
  /// The strategies in use, ascending.
  [[nodiscard]] std::span<const std::uint32_t> support() const { return data_->support; }
  /// Aligned with support(); all positive; their sum is denominator().
  [[nodiscard]] std::span<const Integer> weights() const { return data_->weights; }
  [[nodiscard]] const Integer& denominator() const { return data_->denominator; }
  [[nodiscard]] Rational probability(std::size_t strategy) const;
  [[nodiscard]] std::vector<Rational> probabilities() const;
  [[nodiscard]] bool is_pure() const { return data_->support.size() == 1; }
  /// Equal for copies of one strategy: lets callers evaluate a shared strategy once.
  [[nodiscard]] const void* identity() const { return data_.get(); }

  friend bool operator==(const MixedStrategy& a, const MixedStrategy& b);
  /// Lexicographic by probability, first strategy first.
  friend std::strong_ordering operator<=>(const MixedStrategy& a, const MixedStrategy& b);

 private:
  struct Data {
    std::size_t size;
    std::vector<std::uint32_t> support;
    std::vector<Integer> weights;
    Integer denominator;
  };
  explicit MixedStrategy(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

  std::shared_ptr<const Data> data_;
};

/// One mixed strategy per player.
using Profile = std::vector<MixedStrategy>;

/// The payoffs of all pure strategies of one player against a profile, over one positive denominator.
struct StrategyPayoffs {
  std::vector<Integer> numerators;
  Integer denominator;

  [[nodiscard]] Rational at(std::size_t strategy) const {
    return make_rational(numerators[strategy], denominator);
  }
};

/// Requires a profile that fits the game; the player's own strategy in it plays no role.
StrategyPayoffs strategy_payoffs(const Game& game, const Profile& profile, std::size_t player);

/// The player's expected payoff when `own` is played against payoffs as computed above.
Rational expected_payoff(const StrategyPayoffs& payoffs, const MixedStrategy& own);
Rational expected_payoff(const Game& game, const Profile& profile, std::size_t player);

/// The strategies of largest payoff, ascending; never empty.
std::vector<std::uint32_t> best_responses(const StrategyPayoffs& payoffs);

/// What the player could gain by deviating: largest payoff minus expected payoff, never negative.
Rational regret(const StrategyPayoffs& payoffs, const MixedStrategy& own);

}  // namespace nashsolve
