#include "part_building.hpp"

#include <algorithm>
#include <iterator>

#include "row_space.hpp"

namespace nashsolve::nplayer {

std::vector<Rational> mix_of(const Vertices& vertices, const std::vector<Rational>& weights) {
  std::vector<Rational> strategy(vertices.front().size());
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    for (std::size_t s = 0; s < strategy.size(); ++s) strategy[s] += weights[v] * vertices[v][s];
  }
  return strategy;
}

std::vector<std::vector<Enclosure>> mixes_between(const Polytopes& polytopes,
                                                  const std::vector<std::vector<Enclosure>>& weights) {
  std::vector<std::vector<Enclosure>> mixes;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto& vertices = polytopes[i].vertices();
    std::vector<Enclosure>& own = mixes.emplace_back(vertices.front().size(), Enclosure{0, 0});
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      for (std::size_t s = 0; s < own.size(); ++s) {
        own[s].lower += weights[i][v].lower * vertices[v][s];
        own[s].upper += weights[i][v].upper * vertices[v][s];
      }
    }
  }
  return mixes;
}

void add_conditions(const Face& face, CurvedPart& part) {
  for (const Condition& condition : face.conditions) {
    if (!holds_everywhere(condition, part.polytopes)) part.conditions.push_back(condition);
  }
}

void add_divided(const Face& face, CurvedPart& part) {
  if (part.conditions.empty()) return;
  for (const Condition& condition : face.divided) {
    const bool is_known = std::ranges::any_of(part.conditions, [&](const Condition& known) {
      return known.player == condition.player && known.strategy == condition.strategy;
    });
    if (!is_known && !holds_everywhere(condition, part.polytopes)) part.conditions.push_back(condition);
  }
}

CurvedPart::Sample middle_of(const Polytopes& polytopes) {
  CurvedPart::Sample sample{0, {}};
  for (const StrategyPolytope& polytope : polytopes) {
    const auto& vertices = polytope.vertices();
    const std::vector<Rational> equal(vertices.size(), Rational(1) / Rational(Integer(vertices.size())));
    sample.point.push_back(mix_of(vertices, equal));
    RowSpace space(vertices.front().size());
    for (const auto& vertex : vertices) space.add(vertex);
    sample.dimension += space.rank() - 1;
  }
  return sample;
}

std::vector<CurvedPart::Sample> samples_of(const CurvedPart& part) {
  if (part.conditions.empty()) return {middle_of(part.polytopes)};
  return part.samples;
}

InUse strategies_in_use(const CurvedPart::Sample& sample) {
  if (sample.point.empty()) return sample.used;
  InUse used;
  for (const auto& own : sample.point) {
    std::vector<bool>& its = used.emplace_back();
    for (const Rational& p : own) its.push_back(sgn(p) != 0);
  }
  return used;
}

InUse strategies_in_use(const std::vector<std::vector<Enclosure>>& box) {
  InUse used;
  for (const auto& own : box) {
    std::vector<bool>& its = used.emplace_back();
    for (const Enclosure& p : own) its.push_back(sgn(p.upper) != 0);
  }
  return used;
}

std::vector<bool> strategies_in_use(const StrategyPolytope& polytope, const std::vector<bool>& vertices) {
  std::vector<bool> used(polytope.vertices().front().size(), false);
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    if (!vertices[v]) continue;
    const std::vector<Rational>& vertex = polytope.vertices()[v];
    for (std::size_t s = 0; s < used.size(); ++s) used[s] = used[s] || sgn(vertex[s]) != 0;
  }
  return used;
}

bool covers(const CurvedPart::Sample& first, const CurvedPart::Sample& other) {
  if (first.dimension < other.dimension) return false;
  const InUse firsts = strategies_in_use(first);
  const InUse others = strategies_in_use(other);
  for (std::size_t i = 0; i < others.size(); ++i) {
    for (std::size_t s = 0; s < others[i].size(); ++s) {
      if (others[i][s] && !firsts[i][s]) return false;
    }
  }
  return true;
}

void add_sample(CurvedPart::Sample sample, std::vector<CurvedPart::Sample>& samples) {
  const auto same = std::ranges::find_if(samples, [&](const CurvedPart::Sample& each) {
    return each.is_bound == sample.is_bound && each.dimension == sample.dimension &&
           strategies_in_use(each) == strategies_in_use(sample);
  });
  if (same != samples.end()) {
    if (!same->point.empty() || sample.point.empty()) return;
    samples.erase(same);
  }
  samples.push_back(std::move(sample));
}

void add_vertices(const Polytopes& polytopes, std::vector<Point>& points) {
  std::vector<Point> all{{}};
  for (const StrategyPolytope& polytope : polytopes) {
    std::vector<Point> next;
    for (const Point& point : all) {
      for (const auto& vertex : polytope.vertices()) {
        next.push_back(point);
        next.back().push_back(vertex);
      }
    }
    all = std::move(next);
  }
  std::move(all.begin(), all.end(), std::back_inserter(points));
}

Polytopes polytopes_of(const Point& profile) {
  Polytopes result;
  for (const auto& strategy : profile) result.push_back(StrategyPolytope(Vertices{strategy}));
  return result;
}

Rational value_at(const Condition& condition, const Point& profile) {
  return values_at_vertices(condition, polytopes_of(profile)).front();
}

}  // namespace nashsolve::nplayer
