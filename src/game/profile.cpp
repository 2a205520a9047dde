#include "nashsolve/profile.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace nashsolve {

namespace {

/// The sign of a / b - c / d, without bringing them to lowest terms. Requires b > 0 and d > 0.
int compare_fractions(const Integer& a, const Integer& b, const Integer& c, const Integer& d) {
  if (a.fits_slong_p() && b.fits_slong_p() && c.fits_slong_p() && d.fits_slong_p()) {
    __extension__ using Wide = __int128;
    const Wide left = static_cast<Wide>(a.get_si()) * d.get_si();
    const Wide right = static_cast<Wide>(c.get_si()) * b.get_si();
    return (left > right) - (left < right);
  }
  if (b == d) return cmp(a, c);
  return cmp(a * d, c * b);
}

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

/// Visits all choices of the other players' supported strategies: the cell where the player uses its first
/// strategy, and the weight.
template <class Visit>
class OpponentWalk {
 public:
  OpponentWalk(const Game& game, const Profile& profile, std::size_t player, const Visit& visit)
      : game_(game), profile_(profile), player_(player), visit_(visit) {
    walk(0, 0, 1);
  }

 private:
  void walk(std::size_t opponent, std::size_t cell, const Integer& weight) {
    if (opponent == game_.player_count()) {
      visit_(cell, weight);
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
  const Visit& visit_;
};

/// Whether payoffs are fractions of which only some count: what is common to these has fewer digits.
bool are_few_fractions(const Game& game, const Profile& profile, std::size_t player) {
  // Of more than a part of them the common denominator has about as many digits as that of all.
  constexpr std::size_t kPart = 2;
  if (!game.payoffs(player).holds_fractions()) return false;
  std::size_t most = game.cell_count() / game.strategy_count(player) / kPart;
  for (std::size_t opponent = 0; opponent < game.player_count(); ++opponent) {
    if (opponent != player) most /= profile[opponent].support().size();
  }
  return most > 0;
}

/// The payoffs of all choices that count, the player's strategies moving fastest.
PayoffTable payoffs_that_count(const Game& game, const Profile& profile, std::size_t player,
                               std::vector<Integer>& weights) {
  std::vector<std::size_t> cells;
  OpponentWalk(game, profile, player, [&](std::size_t cell, const Integer& weight) {
    weights.push_back(weight);
    for (std::size_t s = 0; s < game.strategy_count(player); ++s) {
      cells.push_back(cell + s * game.stride(player));
    }
  });
  return game.payoffs(player).chosen(cells);
}

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
  const PayoffTable& table = game.payoffs(player);
  StrategyPayoffs payoffs{std::vector<Integer>(game.strategy_count(player)), table.denominator()};
  if (are_few_fractions(game, profile, player)) {
    std::vector<Integer> weights;
    const PayoffTable few = payoffs_that_count(game, profile, player, weights);
    for (std::size_t k = 0; k < weights.size(); ++k) {
      accumulate(payoffs.numerators, few, weights[k], k * payoffs.numerators.size(), 1);
    }
    payoffs.denominator = few.denominator();
  } else {
    OpponentWalk(game, profile, player, [&](std::size_t cell, const Integer& weight) {
      accumulate(payoffs.numerators, table, weight, cell, game.stride(player));
    });
  }
  for (std::size_t opponent = 0; opponent < game.player_count(); ++opponent) {
    if (opponent != player) payoffs.denominator *= profile[opponent].denominator();
  }
  return payoffs;
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
