#include "curved_sets.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "linear_program.hpp"
#include "nashsolve/errors.hpp"
#include "product_sets.hpp"

namespace nashsolve {

namespace {

using Values = std::vector<Rational>;

/// All choices of a vertex per player; `player` keeps its first.
template <class Visit>
void for_each_choice(const CurvedSet& curve, std::size_t player, const Visit& visit) {
  Profile profile;
  for (const auto& vertices : curve.polytopes) profile.push_back(vertices.front());
  std::vector<std::size_t> choice(profile.size(), 0);
  for (;;) {
    visit(profile);
    std::size_t i = 0;
    for (; i < choice.size(); ++i) {
      if (i == player) continue;
      choice[i] = choice[i] + 1 < curve.polytopes[i].size() ? choice[i] + 1 : 0;
      profile[i] = curve.polytopes[i][choice[i]];
      if (choice[i] != 0) break;
    }
    if (i == choice.size()) return;
  }
}

Rational difference(const StrategyPayoffs& payoffs, std::uint32_t strategy, std::uint32_t reference) {
  return payoffs.at(strategy) - payoffs.at(reference);
}

/// The largest mean of `gain` with weights under which the equations' means are 0 and those of the
/// inequalities at most 0; no weights at all give 0.
Rational largest_mean(const Values& gain, const std::vector<Values>& equations,
                      const std::vector<Values>& inequalities) {
  Integer denominator = 1;
  const auto include = [&](const Values& values) {
    for (const Rational& x : values) denominator = least_common_multiple(denominator, x.get_den());
  };
  include(gain);
  for (const Values& each : equations) include(each);
  for (const Values& each : inequalities) include(each);
  const auto scaled = [&](const Rational& x, int sign) {
    const Rational product = x * denominator * sign;
    return Integer(product.get_num());
  };
  LinearProgram program;
  for (const Rational& x : gain) program.objective.push_back(scaled(x, 1));
  const auto add = [&](const Values& values, int sign) {
    for (const Rational& x : values) program.matrix.push_back(scaled(x, sign));
    program.bounds.emplace_back(0);
  };
  for (const Values& each : equations) {
    add(each, 1);
    add(each, -1);
  }
  for (const Values& each : inequalities) add(each, 1);
  for (std::size_t k = 0; k < gain.size(); ++k) program.matrix.emplace_back(1);
  program.bounds.emplace_back(1);
  const auto best = maximise(program);
  return best ? Rational(best->value / denominator) : Rational(1);
}

bool fits(const Game& game, const CurvedSet& curve) {
  const std::size_t players = game.player_count();
  if (curve.polytopes.size() != players || (!curve.inside.empty() && curve.inside.size() != players)) {
    return false;
  }
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    const std::size_t count = game.strategy_count(i);
    const auto has_size = [count](const MixedStrategy& own) { return own.size() == count; };
    if (curve.polytopes[i].empty() || (!curve.inside.empty() && !has_size(curve.inside[i])) ||
        !std::all_of(curve.polytopes[i].begin(), curve.polytopes[i].end(), has_size)) {
      return false;
    }
  }
  return std::all_of(curve.conditions.begin(), curve.conditions.end(), [&](const PayoffCondition& each) {
    return each.player < game.player_count() &&
           std::max(each.strategy, each.reference) < game.strategy_count(each.player);
  });
}

/// Whether the player, whatever it plays in its polytope, has a best response at each profile of the set.
bool is_best_everywhere(const Game& game, const CurvedSet& curve, std::size_t player) {
  if (curve.conditions.empty()) return is_best_all_over(game, curve, player);
  std::vector<Values> gains(game.strategy_count(player));
  std::vector<bool> is_used(game.strategy_count(player), false);
  for (const MixedStrategy& vertex : curve.polytopes[player]) {
    for (const std::uint32_t strategy : vertex.support()) is_used[strategy] = true;
  }
  const auto reference =
      static_cast<std::uint32_t>(std::find(is_used.begin(), is_used.end(), true) - is_used.begin());
  std::vector<Values> equations;
  std::vector<Values> inequalities;
  std::vector<std::pair<PayoffCondition, Values>> own;
  for (const PayoffCondition& each : curve.conditions) {
    if (each.player == player) own.emplace_back(each, Values());
  }
  // Of strategies that are alike many choices are worth the same.
  std::set<Values> seen;
  for_each_choice(curve, player, [&](const Profile& profile) {
    const StrategyPayoffs payoffs = strategy_payoffs(game, profile, player);
    Values worth;
    for (std::uint32_t a = 0; a < gains.size(); ++a) worth.push_back(payoffs.at(a));
    if (!seen.insert(std::move(worth)).second) return;
    for (std::uint32_t a = 0; a < gains.size(); ++a) {
      gains[a].push_back(difference(payoffs, a, reference));
    }
    for (auto& [condition, values] : own) {
      values.push_back(difference(payoffs, condition.strategy, condition.reference));
    }
  });
  for (auto& [condition, values] : own) {
    (condition.is_equation ? equations : inequalities).push_back(std::move(values));
  }
  for (std::size_t a = 0; a < gains.size(); ++a) {
    if (a == reference) continue;
    if (sgn(largest_mean(gains[a], equations, inequalities)) > 0) return false;
    if (!is_used[a]) continue;
    for (Rational& gain : gains[a]) gain = -gain;
    if (sgn(largest_mean(gains[a], equations, inequalities)) > 0) return false;
  }
  return true;
}

/// Whether the strategy is a mix of the vertices of a point or segment.
bool is_on_segment(const std::vector<MixedStrategy>& ends, const MixedStrategy& strategy) {
  const Values first = ends.front().probabilities();
  const Values last = ends.back().probabilities();
  const Values point = strategy.probabilities();
  std::optional<Rational> place;
  for (std::size_t s = 0; s < point.size() && !place; ++s) {
    if (first[s] != last[s]) place = Rational((point[s] - first[s]) / (last[s] - first[s]));
  }
  const Rational t = place.value_or(Rational(0));
  if (sgn(t) < 0 || t > 1) return false;
  for (std::size_t s = 0; s < point.size(); ++s) {
    if (point[s] != first[s] + t * (last[s] - first[s])) return false;
  }
  return true;
}

/// Whether it is, for two vertices and fewer and for pure ones; of more, whether it is a mean of them by
/// linear programming.
bool is_mix_of(const std::vector<MixedStrategy>& vertices, const MixedStrategy& strategy) {
  if (vertices.size() <= 2) return is_on_segment(vertices, strategy);
  if (std::ranges::all_of(vertices, &MixedStrategy::is_pure)) {
    std::vector<bool> is_vertex(strategy.size(), false);
    for (const MixedStrategy& vertex : vertices) is_vertex[vertex.support().front()] = true;
    return std::ranges::all_of(strategy.support(), [&](std::uint32_t s) { return is_vertex[s]; });
  }
  std::vector<Values> equations;
  const Values point = strategy.probabilities();
  for (std::size_t s = 0; s < point.size(); ++s) {
    Values& row = equations.emplace_back();
    for (const MixedStrategy& vertex : vertices) row.push_back(vertex.probability(s) - point[s]);
  }
  return largest_mean(Values(vertices.size(), Rational(1)), equations, {}) == 1;
}

/// Whether the profile lies in the set.
bool lies_on_curve(const Game& game, const CurvedSet& curve, const Profile& profile) {
  for (std::size_t i = 0; i < profile.size(); ++i) {
    if (!is_mix_of(curve.polytopes[i], profile[i])) return false;
  }
  return std::all_of(curve.conditions.begin(), curve.conditions.end(), [&](const PayoffCondition& each) {
    const Rational gain =
        difference(strategy_payoffs(game, profile, each.player), each.strategy, each.reference);
    return each.is_equation ? sgn(gain) == 0 : sgn(gain) <= 0;
  });
}

}  // namespace

void require_right_curve(const Game& game, const Solution& solution, const Component& component,
                         const CurvedSet& curve) {
  if (!fits(game, curve)) throw InternalError("a curve of equilibria does not fit the game");
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (!is_best_everywhere(game, curve, player)) {
      throw InternalError("a curve of equilibria may have a point that is none");
    }
  }
  if (curve.inside.empty()) return;
  const auto is_met = [&](std::size_t k) {
    const Equilibrium& listed = solution.equilibria[k];
    return listed.is_exact() && lies_on_curve(game, curve, listed.exact());
  };
  if (!lies_on_curve(game, curve, curve.inside) ||
      std::none_of(component.equilibria.begin(), component.equilibria.end(), is_met)) {
    throw InternalError("a curve of equilibria does not have a point that was said to be in it");
  }
}

}  // namespace nashsolve
