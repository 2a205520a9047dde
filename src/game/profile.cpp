#include "nashsolve/profile.hpp"

#include <algorithm>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "fraction_order.hpp"

namespace nashsolve {

namespace {

/// payoffs[s] += weight * u(s, cell) for all strategies s of the player, where `cell` has s = 0.
void accumulate(std::vector<Integer>& payoffs, const PayoffTable& table, const Integer& weight,
                std::size_t cell, std::size_t stride) {
  std::visit(
      [&](const auto& numerators) {
        for (Integer& payoff : payoffs) {
          add_product(payoff, weight, numerators[cell]);
          cell += stride;
        }
      },
      table.numerators());
}

/// Walks over all choices of the other players' supported strategies.
class OpponentWalk {
 public:
  OpponentWalk(const Game& game, const Profile& profile, std::size_t player)
      : game_(game), profile_(profile), player_(player), payoffs_(game.strategy_count(player)) {
    walk(0, 0, 1);
  }

  std::vector<Integer> take_payoffs() && { return std::move(payoffs_); }

 private:
  void walk(std::size_t opponent, std::size_t cell, const Integer& weight) {
    if (opponent == game_.player_count()) {
      accumulate(payoffs_, game_.payoffs(player_), weight, cell, game_.stride(player_));
      return;
    }
    if (opponent == player_) {
      walk(opponent + 1, cell, weight);
      return;
    }
    const MixedStrategy& strategy = profile_[opponent];
    for (std::size_t k = 0; k < strategy.support().size(); ++k) {
      walk(opponent + 1, cell + strategy.support()[k] * game_.stride(opponent),
           weight == 1 ? strategy.weights()[k] : Integer(weight * strategy.weights()[k]));
    }
  }

  const Game& game_;
  const Profile& profile_;
  std::size_t player_;
  std::vector<Integer> payoffs_;
};

const Integer& largest(const StrategyPayoffs& payoffs) {
  return *std::max_element(payoffs.numerators.begin(), payoffs.numerators.end());
}

/// The expected payoff's numerator over payoffs.denominator * own.denominator().
Integer expected_numerator(const StrategyPayoffs& payoffs, const MixedStrategy& own) {
  Integer sum;
  for (std::size_t k = 0; k < own.support().size(); ++k) {
    add_product(sum, payoffs.numerators[own.support()[k]], own.weights()[k]);
  }
  return sum;
}

}  // namespace

MixedStrategy MixedStrategy::pure(std::size_t size, std::size_t strategy) {
  return MixedStrategy(
      std::make_shared<const Data>(Data{size, {static_cast<std::uint32_t>(strategy)}, {Integer(1)}, 1}));
}

MixedStrategy MixedStrategy::from_weights(std::span<const Integer> weights) {
  Data data{weights.size(), {}, {}, 0};
  Integer divisor = 0;
  for (std::size_t strategy = 0; strategy < weights.size(); ++strategy) {
    const int sign = sgn(weights[strategy]);
    if (sign < 0) throw std::invalid_argument("a probability must not be negative");
    if (sign == 0) continue;
    data.support.push_back(static_cast<std::uint32_t>(strategy));
    data.weights.push_back(weights[strategy]);
    data.denominator += weights[strategy];
    if (divisor != 1) divisor = greatest_common_divisor(divisor, weights[strategy]);
  }
  if (data.support.empty()) throw std::invalid_argument("some probability must be positive");
  if (divisor != 1) {
    for (Integer& weight : data.weights) weight = exact_quotient(weight, divisor);
    data.denominator = exact_quotient(data.denominator, divisor);
  }
  return MixedStrategy(std::make_shared<const Data>(std::move(data)));
}

MixedStrategy MixedStrategy::from_probabilities(std::span<const Rational> probabilities) {
  Integer denominator = 1;
  Rational sum = 0;
  for (const Rational& probability : probabilities) {
    denominator = least_common_multiple(denominator, probability.get_den());
    sum += probability;
  }
  if (sum != 1) throw std::invalid_argument("probabilities must sum to 1");
  std::vector<Integer> weights;
  weights.reserve(probabilities.size());
  for (const Rational& probability : probabilities) {
    weights.emplace_back(probability.get_num() * exact_quotient(denominator, probability.get_den()));
  }
  return from_weights(weights);
}

Rational MixedStrategy::probability(std::size_t strategy) const {
  const auto found = std::lower_bound(data_->support.begin(), data_->support.end(), strategy);
  if (found == data_->support.end() || *found != strategy) return 0;
  return make_rational(data_->weights[static_cast<std::size_t>(found - data_->support.begin())],
                       data_->denominator);
}

std::vector<Rational> MixedStrategy::probabilities() const {
  std::vector<Rational> result(size());
  for (std::size_t k = 0; k < support().size(); ++k) {
    result[support()[k]] = make_rational(weights()[k], denominator());
  }
  return result;
}

bool operator==(const MixedStrategy& a, const MixedStrategy& b) {
  if (a.data_ == b.data_) return true;
  return a.size() == b.size() && a.data_->support == b.data_->support && a.data_->weights == b.data_->weights;
}

std::strong_ordering operator<=>(const MixedStrategy& a, const MixedStrategy& b) {
  if (a.data_ == b.data_) return std::strong_ordering::equal;
  if (a.size() != b.size()) return a.size() <=> b.size();
  for (std::size_t k = 0;; ++k) {
    if (k == a.support().size() || k == b.support().size()) {
      return a.support().size() <=> b.support().size();
    }
    if (a.support()[k] != b.support()[k]) return b.support()[k] <=> a.support()[k];
    const int order = compare_fractions(a.weights()[k], a.denominator(), b.weights()[k], b.denominator());
    if (order != 0) return order <=> 0;
  }
}

StrategyPayoffs strategy_payoffs(const Game& game, const Profile& profile, std::size_t player) {
  Integer denominator = game.payoffs(player).denominator();
  for (std::size_t opponent = 0; opponent < game.player_count(); ++opponent) {
    if (opponent != player) denominator *= profile[opponent].denominator();
  }
  return {OpponentWalk(game, profile, player).take_payoffs(), std::move(denominator)};
}

Rational expected_payoff(const StrategyPayoffs& payoffs, const MixedStrategy& own) {
  return make_rational(expected_numerator(payoffs, own), payoffs.denominator * own.denominator());
}

Rational expected_payoff(const Game& game, const Profile& profile, std::size_t player) {
  return expected_payoff(strategy_payoffs(game, profile, player), profile[player]);
}

std::vector<std::uint32_t> best_responses(const StrategyPayoffs& payoffs) {
  const Integer& best = largest(payoffs);
  std::vector<std::uint32_t> result;
  for (std::size_t strategy = 0; strategy < payoffs.numerators.size(); ++strategy) {
    if (payoffs.numerators[strategy] == best) result.push_back(static_cast<std::uint32_t>(strategy));
  }
  return result;
}

Rational regret(const StrategyPayoffs& payoffs, const MixedStrategy& own) {
  const Integer gap = largest(payoffs) * own.denominator() - expected_numerator(payoffs, own);
  if (sgn(gap) == 0) return 0;
  return make_rational(gap, payoffs.denominator * own.denominator());
}

}  // namespace nashsolve
