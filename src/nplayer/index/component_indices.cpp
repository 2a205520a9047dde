#include "component_indices.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "best_replies.hpp"
#include "bonus_game.hpp"
#include "closed_components.hpp"
#include "local_index.hpp"
#include "nashsolve/errors.hpp"
#include "neighbourhoods.hpp"
#include "symmetric_components.hpp"

namespace nashsolve::nplayer {
namespace {

/// With so much all indices are found of 60 of 60 games of 3x3x3 with payoffs 0 to 2, and of 12 of 20 games
/// of 4x4x4 with payoffs 0 to 3, which took 1.4 s each in all.
constexpr IndexWork kMostIndexWork{600'000'000, 100'000};
constexpr IndexWork kMostIndexWorkForAll{3'000'000'000, 500'000};
/// Bonuses after which no others are drawn.
constexpr std::uint64_t kMostSeeds = 3;

/// The strategies' bounds in the reduced game.
Vertex point_of(const Equilibrium& equilibrium, const Reduction& reduction) {
  const auto bounds = [&](std::size_t player, std::size_t strategy) -> Enclosure {
    if (!equilibrium.is_exact())
      return std::get<EnclosedProfile>(equilibrium.profile).probabilities[player][strategy];
    const Rational p = equilibrium.exact()[player].probability(strategy);
    return {p, p};
  };
  Vertex point;
  for (const std::size_t i : reduction.players) {
    Probabilities& own = point.emplace_back(reduction.classes[i].size());
    for (std::size_t c = 0; c < own.size(); ++c) {
      for (const std::size_t member : reduction.classes[i][c]) {
        const Enclosure p = bounds(i, member);
        own[c].lower += p.lower;
        own[c].upper += p.upper;
      }
      for (const Reduction::Mixture& mixture : reduction.mixtures[i]) {
        const Enclosure p = bounds(i, mixture.strategy);
        own[c].lower += p.lower * mixture.weights[c];
        own[c].upper += p.upper * mixture.weights[c];
      }
    }
  }
  return point;
}

/// The component's first exact equilibrium, or first of all.
const Equilibrium& first_exact(const Solution& solution, const Component& component) {
  for (const std::size_t each : component.equilibria) {
    if (solution.equilibria[each].is_exact()) return solution.equilibria[each];
  }
  return solution.equilibria[component.equilibria.front()];
}

/// What lies in a group.
struct Contents {
  std::vector<std::size_t> without_index;
  /// Of the components that have an index.
  int sum = 0;
};

/// Nothing where some component's group is not clear.
std::optional<std::vector<Contents>> contents_of(const Neighbourhoods& near,
                                                 const std::vector<Vertex>& points,
                                                 const Solution& solution) {
  std::vector<Contents> contents(near.group_count());
  for (std::size_t c = 0; c < points.size(); ++c) {
    const std::optional<std::size_t> group = near.group_of(points[c]);
    if (!group) return std::nullopt;
    if (const std::optional<int>& index = solution.components[c].index) {
      contents[*group].sum += *index;
    } else {
      contents[*group].without_index.push_back(c);
    }
  }
  return contents;
}

/// Per group the sum of the indices of a game with bonuses; nothing where it is not known.
std::optional<std::vector<int>> sums_of_bonus_game(const Neighbourhoods& near, const PayoffTensors& tensors,
                                                   const SolveOptions& options, StopWatch& watch,
                                                   IndexWork& left, std::uint64_t first_seed) {
  for (std::uint64_t seed = first_seed; seed < first_seed + kMostSeeds && !watch.must_stop(); ++seed) {
    const auto points = regular_equilibria(bonus_game(tensors, seed), options, watch, left);
    if (!points) continue;
    std::vector<int> sums(near.group_count(), 0);
    const bool is_clear = std::ranges::all_of(*points, [&](const IndexedPoint& each) {
      const std::optional<std::size_t> group = near.group_of(each.point);
      if (group) sums[*group] += each.index;
      return group.has_value();
    });
    if (!is_clear) continue;
    if (std::accumulate(sums.begin(), sums.end(), 0) != 1) {
      throw InternalError("the indices of a game with bonuses do not add up to 1");
    }
    return sums;
  }
  return std::nullopt;
}

/// Whether all indices are known, as they add up to +1.
bool sum_tells(const Solution& solution) {
  return std::ranges::count_if(solution.components, [](const auto& each) { return !each.index; }) <= 1;
}

/// Those of components that are a point of the reduced game, where the first order tells them.
void find_indices_of_points(const Game& reduced, const Reduction& reduction, StopWatch& watch,
                            Solution& solution) {
  const StopTest stop = [&watch] { return watch.must_stop(); };
  std::optional<PayoffTensors> tensors;
  for (Component& component : solution.components) {
    if (component.index || component.is_isolated() != true) continue;
    if (!tensors) tensors = payoff_tensors(reduced, stop);
    if (stop()) return;
    const std::optional<int> index =
        local_index(*tensors, point_of(first_exact(solution, component), reduction), stop);
    if (index) set_index(solution, component, *index);
    if (stop()) return;
  }
}

}  // namespace

IndexWork most_index_work(const SolveOptions& options) {
  return options.all_indices ? kMostIndexWorkForAll : kMostIndexWork;
}

void find_component_indices(const Game& game, const Reduction& reduction, const SolveOptions& options,
                            StopWatch& watch, IndexWork& left, Solution& solution) {
  if (sum_tells(solution)) return;
  find_indices_of_points(reduction.game ? *reduction.game : game, reduction, watch, solution);
  if (sum_tells(solution)) return;
  find_indices_of_closed_components(game, watch, solution);
  if (sum_tells(solution)) return;
  find_indices_by_best_replies(game, options, watch, left, solution);
  if (sum_tells(solution)) return;
  find_indices_by_symmetries(game, watch, solution);
  find_indices_by_bonuses(game, reduction, options, watch, left, solution);
}

void find_indices_by_bonuses(const Game& game, const Reduction& reduction, const SolveOptions& options,
                             StopWatch& watch, IndexWork& left, Solution& solution,
                             std::uint64_t first_seed) {
  if (sum_tells(solution)) return;
  const auto has_no_point = [](const Component& component) { return component.equilibria.empty(); };
  if (std::ranges::any_of(solution.components, has_no_point)) return;
  const Game& reduced = reduction.game ? *reduction.game : game;
  if (reduced.cell_count() > kMostProfiles && !options.all_indices) return;
  const PayoffTensors tensors = payoff_tensors(reduced);
  std::vector<Vertex> points;
  std::vector<std::vector<Vertex>> marked;
  for (const Component& component : solution.components) {
    points.push_back(point_of(first_exact(solution, component), reduction));
    if (component.index) continue;
    std::vector<Vertex>& own = marked.emplace_back();
    for (const std::size_t each : component.equilibria) {
      own.push_back(point_of(solution.equilibria[each], reduction));
    }
  }
  Neighbourhoods near(tensors, marked);
  const std::uint64_t steps = near.tell_apart(left.steps, [&watch] { return watch.must_stop(); });
  left.steps -= std::min(left.steps, steps);
  const std::optional<std::vector<Contents>> contents = contents_of(near, points, solution);
  const auto is_one = [](const Contents& each) { return each.without_index.size() == 1; };
  if (!contents || std::ranges::none_of(*contents, is_one)) return;
  const std::optional<std::vector<int>> sums =
      sums_of_bonus_game(near, tensors, options, watch, left, first_seed);
  if (!sums) return;
  for (std::size_t g = 0; g < sums->size(); ++g) {
    const Contents& each = (*contents)[g];
    if (each.without_index.empty() && each.sum != (*sums)[g]) {
      throw InternalError("the indices near some equilibria are not those of a game with bonuses");
    }
    if (!is_one(each)) continue;
    set_index(solution, solution.components[each.without_index.front()], (*sums)[g] - each.sum);
  }
}

}  // namespace nashsolve::nplayer
