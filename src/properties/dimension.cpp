#include "dimension.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "row_space.hpp"

namespace nashsolve {

namespace {

/// Beyond, ranks in exact arithmetic would take longer than the search.
constexpr std::size_t kMostVertices = 20000;

/// A strategy of the same affine relations to the other vertices of its polytope. Vertices with irrational
/// probabilities differ only in which of several identical strategies has a probability, so any positive
/// number may stand for it; the lower end of its interval is one, and the same at each of these vertices.
std::vector<Rational> representative(const Equilibrium& equilibrium, std::size_t player) {
  if (equilibrium.is_exact()) return equilibrium.exact()[player].probabilities();
  std::vector<Rational> result;
  for (const Enclosure& p : std::get<EnclosedProfile>(equilibrium.profile).probabilities[player]) {
    result.push_back(p.lower);
  }
  return result;
}

/// Of the convex hull of the vertices; their number and the strategies in use bound it.
std::size_t dimension_of(const Solution& solution, const std::vector<std::size_t>& vertices,
                         std::size_t player) {
  if (vertices.size() <= 2) return vertices.size() - 1;
  std::vector<std::vector<Rational>> points;
  for (const std::size_t k : vertices) points.push_back(representative(solution.equilibria[k], player));
  std::size_t used = 0;
  for (std::size_t s = 0; s < points.front().size(); ++s) {
    used +=
        std::any_of(points.begin(), points.end(), [s](const auto& p) { return sgn(p[s]) != 0; }) ? 1U : 0U;
  }
  RowSpace differences(points.front().size());
  for (std::size_t k = 1; k < points.size() && differences.rank() < used - 1; ++k) {
    for (std::size_t s = 0; s < points[k].size(); ++s) points[k][s] -= points[0][s];
    differences.add(std::move(points[k]));
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
    std::size_t sum = subset.curved ? subset.curved->dimension : 0;
    for (const StrategySet& set : subset.sets) sum += set.dimension;
    for (std::size_t player = 0; player < subset.vertices.size(); ++player) {
      sum += dimension_of(solution, subset.vertices[player], player);
    }
    largest = std::max(largest, sum);
  }
  return largest;
}

}  // namespace nashsolve
