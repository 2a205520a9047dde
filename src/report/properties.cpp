#include "properties.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <ranges>
#include <variant>

#include "evaluation.hpp"

namespace nashsolve::report {

namespace {

/// One payoff per player.
using Payoffs = std::vector<Enclosure>;

enum class Answer { no, unknown, yes };

/// Whether `a` gives no player less than `b` and one player more.
Answer dominates(const Payoffs& a, const Payoffs& b) {
  Answer weakly = Answer::yes;
  bool is_more = false;
  bool may_be_more = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].upper < b[i].lower) return Answer::no;
    if (a[i].lower < b[i].upper) weakly = Answer::unknown;
    is_more = is_more || a[i].lower > b[i].upper;
    may_be_more = may_be_more || a[i].upper > b[i].lower;
  }
  if (weakly == Answer::yes && is_more) return Answer::yes;
  return may_be_more ? Answer::unknown : Answer::no;
}

/// Whether one of the others dominates each of `list`.
std::vector<Answer> dominated(const std::vector<Payoffs>& list) {
  std::vector<Answer> answers(list.size(), Answer::no);
  for (std::size_t k = 0; k < list.size(); ++k) {
    for (std::size_t other = 0; other < list.size() && answers[k] != Answer::yes; ++other) {
      if (other != k) answers[k] = std::max(answers[k], dominates(list[other], list[k]));
    }
  }
  return answers;
}

/// The same for exact payoffs, in order of falling payoffs: whoever is dominated is so by an undominated one
/// that comes before.
std::vector<Answer> dominated_exact(const std::vector<std::vector<PlayerCheck>>& checks) {
  const auto compare_payoffs = [&](std::size_t a, std::size_t b) {
    return std::ranges::lexicographical_compare(
        checks[a], checks[b], [](const PlayerCheck& x, const PlayerCheck& y) { return x.payoff > y.payoff; });
  };
  const auto dominates_exactly = [&](std::size_t a, std::size_t b) {
    bool is_more = false;
    for (std::size_t i = 0; i < checks[a].size(); ++i) {
      const int order = cmp(checks[a][i].payoff, checks[b][i].payoff);
      if (order < 0) return false;
      is_more = is_more || order > 0;
    }
    return is_more;
  };
  std::vector<std::size_t> order(checks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), compare_payoffs);
  std::vector<Answer> answers(checks.size(), Answer::no);
  std::vector<std::size_t> undominated;
  for (const std::size_t k : order) {
    const bool is_dominated = std::any_of(undominated.rbegin(), undominated.rend(),
                                          [&](std::size_t other) { return dominates_exactly(other, k); });
    if (is_dominated) {
      answers[k] = Answer::yes;
    } else if (undominated.empty() || compare_payoffs(undominated.back(), k)) {
      undominated.push_back(k);
    }
  }
  return answers;
}

bool uses_all_best_responses(const Profile& profile, const std::vector<PlayerCheck>& checks) {
  for (std::size_t i = 0; i < profile.size(); ++i) {
    if (checks[i].best_responses.size() != profile[i].support().size()) return false;
  }
  return true;
}

Properties properties_of_exact(const Equilibrium& equilibrium, const std::vector<PlayerCheck>& checks) {
  const Profile& profile = equilibrium.exact();
  Properties result;
  result.pure = std::ranges::all_of(profile, [](const MixedStrategy& own) { return own.is_pure(); });
  result.quasi_strict = uses_all_best_responses(profile, checks);
  result.strict = result.pure && *result.quasi_strict;
  result.regular = equilibrium.regular;
  return result;
}

/// Quasi-strict where every best response is in use: the others were proved to pay less.
bool uses_all_best_responses(const EnclosedProfile& profile, const std::vector<PlayerCheck>& checks) {
  for (std::size_t i = 0; i < checks.size(); ++i) {
    for (const std::uint32_t strategy : checks[i].best_responses) {
      if (sgn(profile.probabilities[i][strategy].upper) == 0) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<Properties> properties_of(const Game& game, const Solution& solution,
                                      const std::vector<std::vector<PlayerCheck>>& checks) {
  std::vector<Properties> result;
  std::vector<Payoffs> payoffs;
  const bool all_exact = std::ranges::all_of(solution.equilibria, &Equilibrium::is_exact);
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    const Equilibrium& equilibrium = solution.equilibria[k];
    if (equilibrium.is_exact()) result.push_back(properties_of_exact(equilibrium, checks[k]));
    if (all_exact) continue;
    if (!equilibrium.is_exact()) {
      Properties& properties = result.emplace_back();
      properties.quasi_strict =
          uses_all_best_responses(std::get<EnclosedProfile>(equilibrium.profile), checks[k]);
      properties.regular = equilibrium.regular;
    }
    Payoffs& values = payoffs.emplace_back();
    for (const PlayerCheck& check : checks[k]) values.push_back(enclosed_payoff(check));
  }
  const bool list_is_whole =
      solution.status == Status::complete &&
      (game.player_count() == 2 || std::ranges::all_of(solution.components, [](const Component& component) {
         return component.is_isolated() == true;
       }));
  const std::vector<Answer> answers = all_exact ? dominated_exact(checks) : dominated(payoffs);
  for (std::size_t k = 0; k < answers.size(); ++k) {
    if (answers[k] == Answer::yes) result[k].pareto_dominated = true;
    if (answers[k] == Answer::no && list_is_whole) result[k].pareto_dominated = false;
  }
  return result;
}

std::optional<bool> is_isolated(const Component& component, const std::vector<Properties>& properties) {
  if (const auto known = component.is_isolated()) return known;
  const Properties& only = properties[component.equilibria.front()];
  if (only.strict || only.regular == true) return true;
  return std::nullopt;
}

}  // namespace nashsolve::report
