// What parts of a face are put together from: mixes of vertices, the points over one place, samples.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "common_mix.hpp"
#include "curved_parts.hpp"
#include "polytope_cut.hpp"
#include "sections.hpp"
#include "star_system.hpp"

namespace nashsolve::nplayer {

/// A mix of the vertices.
std::vector<Rational> mix_of(const Vertices& vertices, const std::vector<Rational>& weights);

/// Per player the strategies that mix the vertices with weights between bounds.
std::vector<std::vector<Enclosure>> mixes_between(const Polytopes& polytopes,
                                                  const std::vector<std::vector<Enclosure>>& weights);

/// Those of the face that do not hold all over the part's polytopes.
void add_conditions(const Face& face, CurvedPart& part);

/// To a part with conditions those that were divided on the way to the face, where they do not hold all over
/// its polytopes.
void add_divided(const Face& face, CurvedPart& part);

/// The middle of the product, with its dimension.
CurvedPart::Sample middle_of(const Polytopes& polytopes);

/// Also of a part without conditions.
std::vector<CurvedPart::Sample> samples_of(const CurvedPart& part);

/// Per player and strategy.
using InUse = std::vector<std::vector<bool>>;
InUse strategies_in_use(const CurvedPart::Sample& sample);
InUse strategies_in_use(const std::vector<std::vector<Enclosure>>& box);
/// Of a polytope's strategies that mix these of its vertices.
std::vector<bool> strategies_in_use(const StrategyPolytope& polytope, const std::vector<bool>& vertices);

/// Whether the first one tells all that the other does: no fewer dimensions and strategies.
bool covers(const CurvedPart::Sample& first, const CurvedPart::Sample& other);
/// Unless one tells the same; a point in place of none.
void add_sample(CurvedPart::Sample sample, std::vector<CurvedPart::Sample>& samples);

/// Of what is over one place, the base's players left out: all strategies of theirs count as in use.
template <class Place, class P>
CurvedPart::Sample sample_over(const Place& place, const Polytopes& polytopes,
                               const std::vector<Leaf<P>>& leaves,
                               const std::vector<std::vector<BasicSolution<P>>>& solutions) {
  CurvedPart::Sample sample;
  for (const StrategyPolytope& polytope : polytopes) {
    sample.used.push_back(strategies_in_use(polytope, std::vector<bool>(polytope.vertices().size(), true)));
  }
  for (std::size_t k = 0; k < leaves.size(); ++k) {
    const auto leaf = leaf_at(place, leaves[k], solutions[k]);
    if (!leaf || leaves[k].player == kNobody) continue;
    sample.dimension += leaf->dimension;
    sample.used[leaves[k].player] = strategies_in_use(polytopes[leaves[k].player], leaf->used);
  }
  return sample;
}

/// The polytopes that hold the profile's strategies and no others.
Polytopes polytopes_of(const Point& profile);

/// The gain of which the condition is that it is at most 0, or 0, at the profile.
Rational value_at(const Condition& condition, const Point& profile);

/// All vertex profiles.
void add_vertices(const Polytopes& polytopes, std::vector<Point>& points);

/// The leaf's strategies at one place; `value_of` tells a polynomial's value there.
template <class P, class ValueOf>
StrategyPolytope strategies_at(const Leaf<P>& leaf, const StrategyPolytope& polytope,
                               const ValueOf& value_of) {
  StrategyPolytope weights(leaf.vertices);
  for (const LeafCondition<P>& condition : leaf.conditions) {
    std::vector<Rational> at;
    for (const P& p : condition.at_vertices) at.push_back(value_of(p));
    std::vector<Rational> values;
    for (const auto& vertex : weights.vertices()) {
      Rational sum = 0;
      for (std::size_t v = 0; v < at.size(); ++v) sum += vertex[v] * at[v];
      values.push_back(std::move(sum));
    }
    weights.cut(values, condition.equality);
  }
  Vertices points;
  for (const auto& vertex : weights.vertices()) points.push_back(mix_of(polytope.vertices(), vertex));
  return StrategyPolytope(extreme_points(std::move(points)));
}

}  // namespace nashsolve::nplayer
