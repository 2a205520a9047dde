#include "continuum_interior.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "entropy.hpp"
#include "linear_program.hpp"

namespace nashsolve {

namespace {

/// Of each player, how many strategies the corners of a Nash subset, or of the polytopes around it, use.
std::vector<std::size_t> used_at_corners(const Solution& solution, const NashSubset& subset) {
  std::vector<std::size_t> counts;
  for (const StrategySet& set : subset.sets) counts.push_back(set.used.size());
  if (subset.curved) {
    for (const auto& own : subset.curved->polytopes) {
      std::set<std::uint32_t> used;
      for (const MixedStrategy& vertex : own) {
        const auto support = vertex.support();
        used.insert(support.begin(), support.end());
      }
      counts.push_back(used.size());
    }
  }
  for (std::size_t player = 0; player < subset.vertices.size(); ++player) {
    std::set<std::size_t> used;
    for (const std::size_t position : subset.vertices[player]) {
      const std::vector<std::uint32_t> support = solution.equilibria[position].support(player);
      used.insert(support.begin(), support.end());
    }
    counts.push_back(used.size());
  }
  return counts;
}

/// Whether the probabilities of all the subset's vertices are known exactly.
bool has_exact_vertices(const Solution& solution, const NashSubset& subset) {
  return std::all_of(subset.vertices.begin(), subset.vertices.end(), [&](const auto& own) {
    return std::all_of(own.begin(), own.end(),
                       [&](std::size_t k) { return solution.equilibria[k].is_exact(); });
  });
}

}  // namespace

SupportBounds interior_support(const Solution& solution, const NashSubset& subset) {
  SupportBounds bounds;
  for (const std::size_t count : used_at_corners(solution, subset)) bounds.upper += count;
  if (!subset.curved) return {bounds.upper, bounds.upper};
  for (const MixedStrategy& own : subset.curved->inside) bounds.lower += own.support().size();
  return bounds;
}

InteriorEntropy interior_entropy(const Solution& solution, std::size_t position) {
  InteriorEntropy best{position, {}, 0, 0};
  for (const NashSubset& subset : solution.components[position].subsets) {
    InteriorEntropy own{position, {}, 0, 0};
    // Where it is not compared, as the reason of a selection says, it has no more than all strategies in use
    // alike have.
    if (!subset.is_listed() || !has_exact_vertices(solution, subset)) {
      for (const std::size_t count : used_at_corners(solution, subset))
        own.upper += largest_entropy_of(count);
      best.upper = std::max(best.upper, own.upper);
      continue;
    }
    for (std::size_t player = 0; player < subset.vertices.size(); ++player) {
      std::vector<MixedStrategy> corners;
      for (const std::size_t vertex : subset.vertices[player]) {
        corners.push_back(solution.equilibria[vertex].exact()[player]);
      }
      LargestEntropy largest = largest_entropy(corners);
      own.lower += largest.lower;
      own.upper += largest.upper;
      own.point.push_back(std::move(largest.point));
    }
    const double upper = std::max(best.upper, own.upper);
    if (own.lower > best.lower) best = std::move(own);
    best.upper = upper;
  }
  return best;
}

std::optional<Rational> bound_of_least_payoff(const Component& component,
                                              const std::vector<ProfileCheck>& checks) {
  Rational lowest = checks[component.equilibria.front()].front().payoff;
  Integer denominator = 1;
  for (const std::size_t k : component.equilibria) {
    for (const PlayerCheck& check : checks[k]) {
      if (check.payoff_enclosure) return std::nullopt;
      lowest = std::min(lowest, check.payoff);
      denominator = least_common_multiple(denominator, check.payoff.get_den());
    }
  }
  // Maximise t with t <= sum of weights times (payoff - lowest) for each player.
  const std::size_t width = component.equilibria.size() + 1;
  LinearProgram program;
  program.objective.resize(width);
  program.objective[0] = 1;
  for (std::size_t i = 0; i < checks[component.equilibria.front()].size(); ++i) {
    program.matrix.push_back(denominator);
    for (const std::size_t k : component.equilibria) {
      const Rational scaled = (lowest - checks[k][i].payoff) * denominator;
      program.matrix.push_back(scaled.get_num());
    }
    program.bounds.emplace_back(0);
  }
  program.matrix.emplace_back(0);
  for (std::size_t v = 1; v < width; ++v) program.matrix.emplace_back(1);
  program.bounds.emplace_back(1);
  const std::optional<Optimum> best = maximise(program);
  if (!best) return std::nullopt;
  return lowest + best->value;
}

bool varies_in_one(const NashSubset& subset) {
  return std::count_if(subset.vertices.begin(), subset.vertices.end(),
                       [](const auto& own) { return own.size() > 1; }) == 1;
}

}  // namespace nashsolve
