#include "sums.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "part_building.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Of the product, and of what the conditions leave of it: which are adjacent is asked of each pair.
constexpr std::size_t kMostVerticesOfSums = 500;

bool is_sum(const Condition& condition, const Polytopes& polytopes) {
  const VertexTable values = values_at_vertices(condition, polytopes);
  VertexTable sum(values.size(), values.front());
  std::size_t inner = values.size();
  for (std::size_t j = 0; j < polytopes.size(); ++j) {
    if (j == condition.player) continue;
    const std::vector<Rational> own = along(values, polytopes, condition.player, j);
    inner /= own.size();
    for (std::size_t profile = 0; profile < sum.size(); ++profile) {
      sum[profile] += own[profile / inner % own.size()] - values.front();
    }
  }
  return sum == values;
}

Point profile_of(const std::vector<Rational>& coordinates, const Polytopes& polytopes) {
  Point point;
  auto next = coordinates.begin();
  for (const StrategyPolytope& polytope : polytopes) {
    const auto end = next + static_cast<std::ptrdiff_t>(polytope.vertices().front().size());
    point.emplace_back(next, end);
    next = end;
  }
  return point;
}

CurvedPart::Sample middle_of_vertices(const Vertices& vertices, const Polytopes& polytopes) {
  const std::vector<Rational> equal(vertices.size(), make_rational(1, Integer(vertices.size())));
  RowSpace space(vertices.front().size());
  for (const auto& vertex : vertices) space.add(vertex);
  return {space.rank() - 1, profile_of(mix_of(vertices, equal), polytopes)};
}

}  // namespace

std::optional<CurvedParts> part_of_sums(const Face& face, const StopTest& stop) {
  std::size_t count = 1;
  for (const StrategyPolytope& polytope : face.polytopes) count *= polytope.vertices().size();
  if (count > kMostVerticesOfSums) return std::nullopt;
  if (!std::ranges::all_of(face.conditions,
                           [&](const Condition& each) { return is_sum(each, face.polytopes); }))
    return std::nullopt;
  StrategyPolytope whole = StrategyPolytope::product(face.polytopes);
  CurvedParts found;
  for (const Condition& condition : face.conditions) {
    if (stop() || whole.vertices().size() > kMostVerticesOfSums) return std::nullopt;
    std::vector<Rational> values;
    for (const auto& vertex : whole.vertices()) {
      values.push_back(value_at(condition, profile_of(vertex, face.polytopes)));
    }
    whole.cut(values, condition.equality);
    if (whole.is_empty()) return found;
  }
  CurvedPart& part = found.parts.emplace_back(CurvedPart{face.polytopes, {}, {}, {}});
  for (const auto& vertex : whole.vertices()) part.ends.push_back(profile_of(vertex, face.polytopes));
  if (part.ends.size() == 1) {
    for (std::size_t i = 0; i < part.polytopes.size(); ++i) {
      part.polytopes[i] = StrategyPolytope(Vertices{part.ends.front()[i]});
    }
    return found;
  }
  part.samples.push_back(middle_of_vertices(whole.vertices(), face.polytopes));
  add_conditions(face, part);
  return found;
}

}  // namespace nashsolve::nplayer
