#include "dimension.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "row_space.hpp"

namespace nashsolve {

namespace {

/// Beyond, ranks in exact arithmetic would take longer than the search.
constexpr std::size_t kMostVertices = 20000;

bool is_exact(const std::vector<Enclosure>& strategy) {
  return std::ranges::all_of(strategy, [](const Enclosure& p) { return p.lower == p.upper; });
}

Enclosure probability_at(const Equilibrium& vertex, std::size_t player, std::size_t strategy) {
  if (!vertex.is_exact()) return std::get<EnclosedProfile>(vertex.profile).probabilities[player][strategy];
  const Rational exact = vertex.exact()[player].probability(strategy);
  return {exact, exact};
}

/// Ascending.
std::vector<std::size_t> used_at(const Equilibrium& vertex, std::size_t player) {
  if (vertex.is_exact()) {
    const auto support = vertex.exact()[player].support();
    return {support.begin(), support.end()};
  }
  std::vector<std::size_t> used;
  const auto& own = std::get<EnclosedProfile>(vertex.profile).probabilities[player];
  for (std::size_t s = 0; s < own.size(); ++s) {
    if (sgn(own[s].upper) != 0) used.push_back(s);
  }
  return used;
}

/// Of the convex hull of the vertices; their number and the strategies in use bound it. Irrational vertices
/// are all the ways to play one irrational strategy where some are the same or mixes of others: the basic
/// solutions, none of them degenerate, of equations that are independent. Each uses as many strategies as
/// there are equations, and there are points that use all.
std::size_t dimension_of(const Solution& solution, const std::vector<std::size_t>& vertices,
                         std::size_t player) {
  if (vertices.size() <= 2) return vertices.size() - 1;
  // Of many strategies few are used.
  std::set<std::size_t> used;
  for (const std::size_t k : vertices) {
    for (const std::size_t strategy : used_at(solution.equilibria[k], player)) used.insert(strategy);
  }
  std::vector<std::vector<Enclosure>> points;
  for (const std::size_t k : vertices) {
    std::vector<Enclosure>& point = points.emplace_back();
    for (const std::size_t s : used) point.push_back(probability_at(solution.equilibria[k], player, s));
  }
  if (!std::ranges::all_of(points, is_exact))
    return used.size() - used_at(solution.equilibria[vertices.front()], player).size();
  RowSpace differences(used.size());
  for (std::size_t k = 1; k < points.size() && differences.rank() + 1 < used.size(); ++k) {
    RowSpace::Row difference;
    for (std::size_t s = 0; s < points[k].size(); ++s) {
      difference.emplace_back(points[k][s].lower - points[0][s].lower);
    }
    differences.add(std::move(difference));
  }
  return differences.rank();
}

}  // namespace

std::optional<std::size_t> dimension(const Solution& solution, const Component& component) {
  if (component.subsets.empty()) return std::nullopt;
  // An incomplete result may lack a larger subset of the component.
  const bool is_whole = solution.is_whole() || component.is_isolated() == true;
  if (!is_whole) return std::nullopt;
  std::size_t vertices = 0;
  for (const NashSubset& subset : component.subsets) {
    for (const auto& own : subset.vertices) vertices += own.size();
  }
  if (vertices > kMostVertices) return std::nullopt;
  std::size_t largest = 0;
  for (const NashSubset& subset : component.subsets) {
    if (subset.curved && !subset.curved->dimension) return std::nullopt;
    std::size_t sum = subset.curved ? *subset.curved->dimension : 0;
    for (const StrategySet& set : subset.sets) sum += set.dimension;
    for (std::size_t player = 0; player < subset.vertices.size(); ++player) {
      sum += dimension_of(solution, subset.vertices[player], player);
    }
    largest = std::max(largest, sum);
  }
  return largest;
}

}  // namespace nashsolve
