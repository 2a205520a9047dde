#include "support_reasons.hpp"

#include <algorithm>

#include "dominance.hpp"
#include "equation_system.hpp"

namespace nashsolve::explain {

namespace {

class Reasons {
 public:
  Reasons(const GameWords& words, std::size_t player, const Support& own, const Support& theirs,
          const std::function<bool()>& must_stop)
      : words_(words),
        game_(words.game()),
        player_(player),
        own_(own),
        theirs_(theirs),
        must_stop_(must_stop) {}

  [[nodiscard]] std::optional<std::string> find() const {
    if (theirs_.size() == 1) return against_pure();
    const EquationSystem system = indifference_system(game_, player_, own_, theirs_);
    const EliminationSteps steps = eliminate_unknowns(system);
    if (steps.contradiction) return contradiction();
    if (steps.solution) return at_solution(*steps.solution);
    return by_dominance();
  }

 private:
  [[nodiscard]] std::string label(std::uint32_t strategy) const { return words_.label(player_, strategy); }
  [[nodiscard]] std::string their_label(std::uint32_t strategy) const {
    return words_.label(1 - player_, strategy);
  }
  [[nodiscard]] std::string own_name() const { return words_.player(player_); }
  [[nodiscard]] std::string shown(const Rational& payoff) const { return words_.shown(payoff); }

  [[nodiscard]] Rational worth(std::uint32_t strategy, const std::vector<Rational>& weights) const {
    Rational sum = 0;
    for (std::size_t k = 0; k < theirs_.size(); ++k) {
      sum += weights[k] *
             game_.payoff(player_, strategy * game_.stride(player_) + theirs_[k] * game_.stride(1 - player_));
    }
    return sum;
  }

  /// The first of `own` that some strategy beats against the mixture, with the best of those.
  [[nodiscard]] std::optional<std::string> deviation(const std::vector<Rational>& weights,
                                                     const std::string& where) const {
    std::uint32_t best = 0;
    for (std::uint32_t s = 1; s < game_.strategy_count(player_); ++s) {
      if (worth(s, weights) > worth(best, weights)) best = s;
    }
    for (const std::uint32_t strategy : own_) {
      if (worth(strategy, weights) == worth(best, weights)) continue;
      return where + ", " + own_name() + " would leave " + label(strategy) + " (" +
             shown(worth(strategy, weights)) + ") for " + label(best) + " (" + shown(worth(best, weights)) +
             ")";
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> against_pure() const {
    return deviation({Rational(1)}, "against " + their_label(theirs_.front()));
  }

  [[nodiscard]] std::string contradiction() const {
    return "no probabilities on " + words_.support(1 - player_, theirs_) + " make " +
           words_.support(player_, own_) + " worth the same to " + own_name();
  }

  [[nodiscard]] std::optional<std::string> at_solution(const std::vector<Rational>& weights) const {
    for (std::size_t k = 0; k < weights.size(); ++k) {
      if (sgn(weights[k]) > 0) continue;
      return "to make " + own_name() + " indifferent, " + their_label(theirs_[k]) +
             " would need the probability " + words_.page().value(weights[k]) +
             (sgn(weights[k]) == 0 ? ", which leaves it unused" : "");
    }
    return deviation(weights, "where " + own_name() + " is indifferent");
  }

  /// An even mixture of `own` is a best response to some belief with all of `theirs` exactly when nothing
  /// dominates it against `theirs`.
  [[nodiscard]] std::optional<std::string> by_dominance() const {
    Restriction among = all_strategies(game_);
    among[1 - player_] = theirs_;
    std::vector<Integer> weights(game_.strategy_count(player_));
    for (const std::uint32_t strategy : own_) weights[strategy] = 1;
    const auto dominator =
        find_weak_dominator(game_, among, player_, MixedStrategy::from_weights(weights), must_stop_);
    if (!dominator) return std::nullopt;
    const std::string by = (dominator->is_pure() ? "" : "the mixture ") + words_.mixture(player_, *dominator);
    const std::string what =
        own_.size() == 1 ? label(own_.front()) : "an even mixture of " + words_.support(player_, own_);
    return "against every mixture of " + words_.support(1 - player_, theirs_) + ", " + by +
           " is better for " + own_name() + " than " + what;
  }

  const GameWords& words_;
  const Game& game_;
  std::size_t player_;
  const Support& own_;
  const Support& theirs_;
  const std::function<bool()>& must_stop_;
};

}  // namespace

std::optional<std::string> obstacle(const GameWords& words, std::size_t player, const Support& own,
                                    const Support& theirs, const std::function<bool()>& must_stop) {
  return Reasons(words, player, own, theirs, must_stop).find();
}

std::vector<Support> supports_within(const Support& strategies) {
  std::vector<Support> result;
  constexpr std::size_t kMostStrategies = 11;
  if (strategies.size() > kMostStrategies) return result;
  for (unsigned chosen = 1; chosen < 1U << strategies.size(); ++chosen) {
    Support& support = result.emplace_back();
    for (std::size_t k = 0; k < strategies.size(); ++k) {
      if ((chosen >> k & 1U) != 0) support.push_back(strategies[k]);
    }
  }
  std::sort(result.begin(), result.end(), [](const Support& a, const Support& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  return result;
}

std::vector<std::pair<const Support*, const Support*>> pairs_by_size(const std::vector<Support>& first,
                                                                     const std::vector<Support>& second) {
  std::vector<std::pair<const Support*, const Support*>> pairs;
  for (const Support& a : first) {
    for (const Support& b : second) pairs.emplace_back(&a, &b);
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return a.first->size() + a.second->size() < b.first->size() + b.second->size();
  });
  return pairs;
}

}  // namespace nashsolve::explain
