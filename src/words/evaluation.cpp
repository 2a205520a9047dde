#include "evaluation.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::report {

namespace {

Enclosure exactly(const Rational& value) {
  return {value, value};
}

/// The cell where the others play what they play and the player the first strategy; nothing where one of them
/// plays several.
std::optional<std::size_t> cell_against_pure(const Game& game, const Profile& profile, std::size_t player) {
  std::size_t cell = 0;
  for (std::size_t other = 0; other < profile.size(); ++other) {
    if (other == player) continue;
    if (!profile[other].is_pure()) return std::nullopt;
    cell += profile[other].support().front() * game.stride(other);
  }
  return cell;
}

/// What the player's strategies pay, in the user's own numbers.
std::vector<Enclosure> payoffs_of_strategies(const Game& game, const Profile& profile, std::size_t player,
                                             const std::vector<std::uint32_t>& best_responses) {
  std::vector<Enclosure> result;
  // Those of the game are in lowest terms.
  if (const auto cell = cell_against_pure(game, profile, player)) {
    for (std::size_t s = 0; s < game.strategy_count(player); ++s) {
      result.push_back(exactly(game.shown(game.payoff(player, *cell + s * game.stride(player)))));
    }
    return result;
  }
  const StrategyPayoffs payoffs = strategy_payoffs(game, profile, player);
  // All best responses pay the same, which takes lowest terms once.
  std::optional<Enclosure> best;
  for (std::uint32_t s = 0; s < game.strategy_count(player); ++s) {
    const bool is_best = std::ranges::binary_search(best_responses, s);
    Enclosure payoff = is_best && best ? *best : exactly(game.shown(payoffs.at(s)));
    if (is_best && !best) best = payoff;
    result.push_back(std::move(payoff));
  }
  return result;
}

/// Minus the number.
RealRoot negated(const RealRoot& root) {
  if (root.is_rational()) return RealRoot(-root.lower());
  std::vector<Integer> coefficients = root.polynomial().coefficients();
  for (std::size_t k = 1; k < coefficients.size(); k += 2) coefficients[k] = -coefficients[k];
  return {primitive_part(Polynomial(std::move(coefficients))), -root.upper(), -root.lower()};
}

void add_exact_form(const Game& game, const ExactForm& form, Evaluation& evaluation) {
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    PlayerEvaluation& player = evaluation[i];
    for (std::size_t k = 0; k < player.support.size(); ++k) {
      auto& known = player.exact_probabilities.emplace_back();
      if (const auto& number = form.probabilities[i][player.support[k]]) known = number->value;
      if (known && known->is_rational()) player.probabilities[k] = exactly(known->lower());
    }
    if (!form.payoffs[i]) continue;
    const RealRoot& payoff = form.payoffs[i]->value;
    player.exact_payoff = game.objective() == Objective::minimize ? negated(payoff) : payoff;
    if (!payoff.is_rational()) continue;
    player.payoff = exactly(player.exact_payoff->lower());
    for (const std::uint32_t s : player.best_responses) player.strategy_payoffs[s] = player.payoff;
  }
}

}  // namespace

bool has_exact_form(const Evaluation& evaluation) {
  return std::ranges::all_of(evaluation, [](const PlayerEvaluation& player) {
    return player.probabilities.size() == 1 ||
           (!player.exact_probabilities.empty() &&
            std::ranges::all_of(player.exact_probabilities,
                                [](const auto& root) { return root.has_value(); }));
  });
}

Enclosure PlayerEvaluation::probability(std::uint32_t strategy) const {
  const auto found = std::lower_bound(support.begin(), support.end(), strategy);
  if (found == support.end() || *found != strategy) return {};
  return probabilities[static_cast<std::size_t>(found - support.begin())];
}

std::optional<RealRoot> PlayerEvaluation::exact_probability(std::uint32_t strategy) const {
  const auto found = std::lower_bound(support.begin(), support.end(), strategy);
  if (exact_probabilities.empty() || found == support.end() || *found != strategy) return std::nullopt;
  return exact_probabilities[static_cast<std::size_t>(found - support.begin())];
}

Evaluation evaluate(const Game& game, const Profile& profile, const ProfileCheck& checks,
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
    if (with_strategy_payoffs) {
      player.strategy_payoffs = payoffs_of_strategies(game, profile, i, player.best_responses);
    }
  }
  return evaluation;
}

Evaluation evaluate(const Game& game, const EnclosedProfile& profile, const ProfileCheck& checks) {
  Evaluation evaluation(game.player_count());
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    PlayerEvaluation& player = evaluation[i];
    for (std::uint32_t s = 0; s < game.strategy_count(i); ++s) {
      const Enclosure& probability = profile.probabilities[i][s];
      if (sgn(probability.upper) == 0) continue;
      player.support.push_back(s);
      player.probabilities.push_back(probability);
    }
    player.payoff = shown(game, enclosed_payoff(checks[i]));
    player.best_responses = checks[i].best_responses;
    player.regret = checks[i].regret;
    for (const Enclosure& payoff : checks[i].strategy_payoff_enclosures) {
      player.strategy_payoffs.push_back(shown(game, payoff));
    }
  }
  if (profile.exact_form) add_exact_form(game, *profile.exact_form, evaluation);
  return evaluation;
}

Enclosure enclosed_payoff(const PlayerCheck& check) {
  return check.payoff_enclosure.value_or(exactly(check.payoff));
}

Enclosure shown(const Game& game, const Enclosure& payoff) {
  const Rational a = game.shown(payoff.lower);
  const Rational b = game.shown(payoff.upper);
  return {std::min(a, b), std::max(a, b)};
}

Evaluation evaluate(const Game& game, const Equilibrium& equilibrium, const ProfileCheck& checks,
                    bool with_strategy_payoffs) {
  if (equilibrium.is_exact()) return evaluate(game, equilibrium.exact(), checks, with_strategy_payoffs);
  return evaluate(game, std::get<EnclosedProfile>(equilibrium.profile), checks);
}

}  // namespace nashsolve::report
