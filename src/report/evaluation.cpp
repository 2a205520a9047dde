#include "evaluation.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::report {

namespace {

Enclosure exactly(Rational value) {
  return {value, value};
}

/// factor * [weight.lower, weight.upper], for a weight that is not negative.
void add_scaled(Enclosure& sum, const Rational& factor, const Enclosure& weight) {
  const bool is_negative = sgn(factor) < 0;
  sum.lower += factor * (is_negative ? weight.upper : weight.lower);
  sum.upper += factor * (is_negative ? weight.lower : weight.upper);
}

/// The probability that the others play as in this cell.
Enclosure weight_of_others(const Game& game, const EnclosedProfile& profile, std::size_t player,
                           std::size_t cell) {
  Enclosure weight = exactly(to_rational(1));
  for (std::size_t other = 0; other < game.player_count(); ++other) {
    if (other == player) continue;
    const std::size_t strategy = cell / game.stride(other) % game.strategy_count(other);
    const Enclosure& probability = profile.probabilities[other][strategy];
    weight.lower *= probability.lower;
    weight.upper *= probability.upper;
    if (sgn(weight.upper) == 0) break;
  }
  return weight;
}

std::vector<Enclosure> enclosed_payoffs(const Game& game, const EnclosedProfile& profile,
                                        std::size_t player) {
  std::vector<Enclosure> payoffs(game.strategy_count(player));
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    const Enclosure weight = weight_of_others(game, profile, player, cell);
    if (sgn(weight.upper) == 0) continue;
    const std::size_t strategy = cell / game.stride(player) % game.strategy_count(player);
    add_scaled(payoffs[strategy], game.shown(game.payoff(player, cell)), weight);
  }
  return payoffs;
}

/// All strategies in use have one payoff, which therefore lies in each of their enclosures.
Enclosure common_payoff(const PlayerEvaluation& player) {
  Enclosure common = player.strategy_payoffs[player.support.front()];
  for (const std::uint32_t strategy : player.support) {
    common.lower = std::max(common.lower, player.strategy_payoffs[strategy].lower);
    common.upper = std::min(common.upper, player.strategy_payoffs[strategy].upper);
  }
  return common;
}

}  // namespace

Enclosure shown(const Game& game, const Enclosure& payoff) {
  if (game.objective() == Objective::maximize) return payoff;
  return {-payoff.upper, -payoff.lower};
}

Enclosure PlayerEvaluation::probability(std::uint32_t strategy) const {
  const auto found = std::lower_bound(support.begin(), support.end(), strategy);
  if (found == support.end() || *found != strategy) return {};
  return probabilities[static_cast<std::size_t>(found - support.begin())];
}

Evaluation evaluate(const Game& game, const Profile& profile, const std::vector<PlayerCheck>& checks,
                    bool with_strategy_payoffs) {
  Evaluation evaluation(profile.size());
  for (std::size_t i = 0; i < profile.size(); ++i) {
    PlayerEvaluation& player = evaluation[i];
    const auto support = profile[i].support();
    player.support.assign(support.begin(), support.end());
    for (const Integer& weight : profile[i].weights()) {
      player.probabilities.push_back(exactly(make_rational(weight, profile[i].denominator())));
    }
    player.payoff = exactly(game.shown(checks[i].payoff));
    player.best_responses = checks[i].best_responses;
    player.regret = checks[i].regret;
    if (!with_strategy_payoffs) continue;
    const StrategyPayoffs payoffs = strategy_payoffs(game, profile, i);
    for (std::size_t s = 0; s < game.strategy_count(i); ++s) {
      player.strategy_payoffs.push_back(exactly(game.shown(payoffs.at(s))));
    }
  }
  return evaluation;
}

Evaluation evaluate(const Game& game, const EnclosedProfile& profile,
                    const std::vector<PlayerCheck>& checks) {
  Evaluation evaluation(game.player_count());
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    PlayerEvaluation& player = evaluation[i];
    for (std::uint32_t s = 0; s < game.strategy_count(i); ++s) {
      const Enclosure& probability = profile.probabilities[i][s];
      if (sgn(probability.upper) == 0) continue;
      player.support.push_back(s);
      player.probabilities.push_back(probability);
    }
    player.strategy_payoffs = enclosed_payoffs(game, profile, i);
    player.payoff = common_payoff(player);
    player.best_responses = checks.empty() ? player.support : checks[i].best_responses;
  }
  return evaluation;
}

Evaluation evaluate(const Game& game, const Equilibrium& equilibrium, const std::vector<PlayerCheck>& checks,
                    bool with_strategy_payoffs) {
  if (equilibrium.is_exact()) return evaluate(game, equilibrium.exact(), checks, with_strategy_payoffs);
  return evaluate(game, std::get<EnclosedProfile>(equilibrium.profile), checks);
}

}  // namespace nashsolve::report
