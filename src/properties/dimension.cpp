#include "dimension.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "row_space.hpp"
#include "separate_boxes.hpp"

namespace nashsolve {

namespace {

/// Beyond, ranks in exact arithmetic would take longer than the search.
constexpr std::size_t kMostVertices = 20000;

bool is_exact(const std::vector<Enclosure>& strategy) {
  return std::ranges::all_of(strategy, [](const Enclosure& p) { return p.lower == p.upper; });
}

std::size_t count_used(const std::vector<std::vector<Enclosure>>& strategies) {
  std::size_t used = 0;
  for (std::size_t s = 0; s < strategies.front().size(); ++s) {
    used +=
        std::ranges::any_of(strategies, [s](const auto& own) { return sgn(own[s].upper) != 0; }) ? 1U : 0U;
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
  std::vector<std::vector<Enclosure>> points;
  for (const std::size_t k : vertices) points.push_back(box_of(solution.equilibria[k])[player]);
  const std::size_t used = count_used(points);
  if (!std::ranges::all_of(points, is_exact)) return used - count_used({points.front()});
  RowSpace differences(points.front().size());
  for (std::size_t k = 1; k < points.size() && differences.rank() < used - 1; ++k) {
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
