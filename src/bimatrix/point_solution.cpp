#include "point_solution.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

#include "assemble.hpp"
#include "index.hpp"
#include "path_graph.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Its position among them, at their end where it is new.
std::size_t position_in(std::vector<MixedStrategy>& strategies, const MixedStrategy& strategy) {
  const auto place = std::find(strategies.begin(), strategies.end(), strategy);
  const auto position = static_cast<std::size_t>(place - strategies.begin());
  if (place == strategies.end()) strategies.push_back(strategy);
  return position;
}

/// For each label of the game without identical strategies, one of the game, and the other way round.
struct Labels {
  std::vector<std::uint32_t> original;
  std::vector<Label> reduced;
};

Labels labels_of(const std::array<MergedStrategies, 2>& merged) {
  Labels labels;
  labels.reduced.resize(merged[0].original_count + merged[1].original_count);
  std::size_t first = 0;
  for (const MergedStrategies& own : merged) {
    for (const auto& copies : own.copies) {
      for (const std::size_t copy : copies) {
        labels.reduced[first + copy] = static_cast<Label>(labels.original.size());
      }
      labels.original.push_back(static_cast<std::uint32_t>(first + copies.front()));
    }
    first += own.original_count;
  }
  return labels;
}

bool uses_copies(const Profile& profile, const std::array<MergedStrategies, 2>& merged) {
  for (std::size_t player = 0; player < 2; ++player) {
    for (const std::uint32_t strategy : profile[player].support()) {
      if (merged[player].copies[strategy].size() > 1) return true;
    }
  }
  return false;
}

}  // namespace

Profile expand_to_one(const Profile& reduced, const std::array<MergedStrategies, 2>& merged) {
  Profile profile;
  for (std::size_t player = 0; player < 2; ++player) {
    std::vector<Integer> weights(merged[player].original_count);
    const MixedStrategy& own = reduced[player];
    for (std::size_t k = 0; k < own.support().size(); ++k) {
      weights[merged[player].copies[own.support()[k]].front()] = own.weights()[k];
    }
    profile.push_back(MixedStrategy::from_weights(weights));
  }
  return profile;
}

Solution point_solution(const Game& game, const std::vector<single::OneEquilibrium>& found,
                        const std::array<MergedStrategies, 2>& merged, StopWatch& stop) {
  std::array<std::vector<MixedStrategy>, 2> strategies;
  std::vector<SubsetVertices> subsets;
  std::uint64_t pivots = 0;
  for (const single::OneEquilibrium& each : found) {
    const Profile profile = expand_to_one(each.profile, merged);
    SubsetVertices subset;
    for (std::size_t player = 0; player < 2; ++player) {
      subset.vertices[player] = {position_in(strategies[player], profile[player])};
    }
    subset.is_whole = each.is_regular && !uses_copies(each.profile, merged);
    if (subset.is_whole) subset.index = each.index;
    subsets.push_back(std::move(subset));
    pivots += each.pivots;
    stop.note_found();
  }
  Solution solution;
  if (!found.empty()) solution.method = found.front().method;
  solution.status = Status::limit;
  assemble(solution, strategies, subsets, found.size());
  fill_indices(game, solution, stop, false);
  solution.counts = {{"pivots", pivots}};
  solution.seconds = stop.seconds();
  return solution;
}

Solution solve_by_paths(const Game& game, const SolveOptions& options,
                        const std::array<MergedStrategies, 2>& merged, const Game& reduced, StopWatch& stop) {
  const Labels labels = labels_of(merged);
  std::optional<Label> only;
  if (options.start) only = labels.reduced.at(*options.start);
  const auto must_stop = [&](std::size_t found) { return stop.reason(only ? 0 : found).has_value(); };
  std::uint64_t pivots = 0;
  const ReachedEnds reached = walk_paths(best_response_polytopes(reduced), only, must_stop, pivots);

  std::vector<single::OneEquilibrium> points;
  std::vector<Profile> profiles;
  for (const std::optional<ExtremeEquilibrium>& end : reached.ends) {
    profiles.emplace_back();
    if (!end) continue;
    const auto& [x, y] = end->subset.faces;
    Profile reduced_profile = {*x.point, *y.point};
    profiles.back() = expand_to_one(reduced_profile, merged);
    const auto is_same = [&](const auto& other) { return other.profile == reduced_profile; };
    if (std::none_of(points.begin(), points.end(), is_same)) {
      points.push_back({std::move(reduced_profile), "Lemke-Howson paths, exact", end->is_isolated, 0});
    }
  }
  Solution solution = point_solution(game, points, merged, stop);
  if (!reached.is_whole) solution.status = stop.reason(points.size()).value_or(Status::limit);
  solution.counts = {{"pivots", pivots}};
  PathGraph& graph = solution.paths.emplace();
  for (const Profile& profile : profiles) {
    graph.ends.emplace_back();
    if (profile.empty()) continue;
    const auto place = std::find_if(solution.equilibria.begin(), solution.equilibria.end(),
                                    [&](const Equilibrium& each) { return each.exact() == profile; });
    graph.ends.back() = static_cast<std::size_t>(std::distance(solution.equilibria.begin(), place));
  }
  for (const LabelledPath& path : reached.paths) {
    const std::uint32_t dropped = options.start.value_or(labels.original[path.dropped]);
    graph.paths.push_back({dropped, {path.from, path.to}, path.pivots});
  }
  solution.seconds = stop.seconds();
  return solution;
}

}  // namespace nashsolve::bimatrix
