#include "properties.hpp"

#include <algorithm>
#include <cstddef>
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

/// Quasi-strict where every best response is in use: the others were proved to pay less.
bool uses_all_best_responses(const EnclosedProfile& profile, const ProfileCheck& checks) {
  for (std::size_t i = 0; i < checks.size(); ++i) {
    for (const std::uint32_t strategy : checks[i].best_responses) {
      if (sgn(profile.probabilities[i][strategy].upper) == 0) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<Properties> properties_of(const Game& game, const Solution& solution,
                                      const std::vector<ProfileCheck>& checks) {
  std::vector<Properties> result = find_properties(game, solution, checks);
  if (std::ranges::all_of(solution.equilibria, &Equilibrium::is_exact)) return result;
  std::vector<Payoffs> payoffs;
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    const Equilibrium& equilibrium = solution.equilibria[k];
    if (!equilibrium.is_exact()) {
      result[k].quasi_strict =
          uses_all_best_responses(std::get<EnclosedProfile>(equilibrium.profile), checks[k]);
    }
    Payoffs& values = payoffs.emplace_back();
    for (const PlayerCheck& check : checks[k]) values.push_back(enclosed_payoff(check));
  }
  const bool list_is_whole =
      solution.is_whole() && std::ranges::all_of(solution.components, [](const Component& component) {
        return component.is_isolated() == true;
      });
  const std::vector<Answer> answers = dominated(payoffs);
  for (std::size_t k = 0; k < answers.size(); ++k) {
    if (answers[k] == Answer::yes) {
      result[k].efficient_among_equilibria = false;
      result[k].pareto_dominated = true;
    } else if (answers[k] == Answer::no && list_is_whole) {
      result[k].efficient_among_equilibria = true;
      if (result[k].efficient_among_pure_profiles == true) result[k].pareto_dominated = false;
    }
  }
  return result;
}

std::optional<bool> is_isolated(const Component& component, const std::vector<Properties>& properties) {
  if (const auto known = component.is_isolated()) return known;
  const Properties& only = properties[component.equilibria.front()];
  if (only.strict == true || only.regular == true) return true;
  return std::nullopt;
}

std::vector<bool> shown(const Solution& solution, const std::vector<Properties>& properties,
                        std::optional<Only> only) {
  std::vector<bool> result(properties.size(), !only);
  for (std::size_t k = 0; only && k < properties.size(); ++k) {
    switch (*only) {
      case Only::symmetric:
        result[k] = properties[k].symmetric == true;
        break;
      case Only::pure:
        result[k] = properties[k].pure;
        break;
      case Only::isolated:
        result[k] = is_isolated(solution.components[solution.equilibria[k].component], properties) == true;
        break;
      case Only::strict:
        result[k] = properties[k].strict == true;
        break;
    }
  }
  return result;
}

std::vector<bool> shown_in_lines(const Game& game, const VerifiedSolution& verified,
                                 std::optional<Only> only) {
  const Solution& solution = verified.solution();
  if (!only) return std::vector<bool>(solution.equilibria.size(), true);
  return shown(solution, properties_of(game, solution, verified.checks()), only);
}

}  // namespace nashsolve::report
