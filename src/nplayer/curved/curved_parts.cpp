#include "curved_parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common_mix.hpp"
#include "hanging_player.hpp"
#include "row_space.hpp"
#include "sections.hpp"
#include "sign_table.hpp"
#include "star_system.hpp"
#include "two_sheets.hpp"

namespace nashsolve::nplayer {
namespace {

/// Enclosures of irrational points are as narrow at first.
constexpr unsigned kPointBits = 256;

/// Of the values between the bounds of z, both from 0 to 1.
Enclosure values_between(const Polynomial& p, const Rational& lower, const Rational& upper) {
  Enclosure value{0, 0};
  for (std::size_t k = p.coefficients().size(); k-- > 0;) {
    value.lower *= sgn(value.lower) >= 0 ? lower : upper;
    value.upper *= sgn(value.upper) >= 0 ? upper : lower;
    value.lower += p.coefficients()[k];
    value.upper += p.coefficients()[k];
  }
  return value;
}

class Parts {
 public:
  Parts(const Face& face, const StarSystem& system, const StopTest& stop)
      : face_(face), system_(system), stop_(stop) {}

  std::optional<CurvedParts> all() {
    if (!find_signs()) return std::nullopt;
    CurvedParts found;
    for (std::size_t first = 0; first < roots_.size(); ++first) {
      std::size_t last = first;
      while (last + 1 < roots_.size() && over_between_[last]) ++last;
      if (stop_()) return std::nullopt;
      if (first < last) {
        std::optional<CurvedPart> part = over(first, last);
        if (!part) return std::nullopt;
        found.parts.push_back(*std::move(part));
      } else if (is_over(At(roots_[first]))) {
        if (roots_[first].is_rational()) {
          found.parts.push_back(over(roots_[first].lower()));
        } else {
          if (auto box = point_over(roots_[first])) {
            found.irrational.push_back(*std::move(box));
          } else if (dimension_over(first) > 0) {
            found.parts.push_back(over_irrational(first));
          } else {
            return std::nullopt;
          }
        }
      }
      first = last;
    }
    return found;
  }

 private:
  bool find_signs() {
    SignTable signs;
    for (const Leaf& leaf : system_.leaves) {
      auto solutions = basic_solutions(leaf);
      if (!solutions) return false;
      for (const BasicSolution& solution : *solutions) {
        if (stop_() || signs.is_too_large()) return false;
        signs.add(solution.sum);
        for (const Polynomial& weight : solution.weights) signs.add(weight);
        for (const Polynomial& value : solution.values) signs.add(value);
      }
      solutions_.push_back(*std::move(solutions));
    }
    if (signs.is_too_large()) return false;
    roots_ = signs.roots();
    for (std::size_t k = 0; k + 1 < roots_.size(); ++k) {
      if (stop_()) return false;
      between_.push_back(simplest_between(roots_[k].upper(), roots_[k + 1].lower()));
      over_between_.push_back(is_over(At(between_.back())));
    }
    return true;
  }

  /// Whether there are points over z.
  [[nodiscard]] bool is_over(const At& z) const {
    for (std::size_t k = 0; k < solutions_.size(); ++k) {
      const Leaf& leaf = system_.leaves[k];
      if (std::none_of(solutions_[k].begin(), solutions_[k].end(),
                       [&](const BasicSolution& each) { return z.is_feasible(leaf, each); })) {
        return false;
      }
    }
    return true;
  }

  /// Whether more of some leaf lies over the irrational root than over its neighbours.
  [[nodiscard]] bool widens_at(std::size_t root) const {
    const At here(roots_[root]);
    for (std::size_t k = 0; k < solutions_.size(); ++k) {
      const auto dimension = here.dimension(system_.leaves[k], solutions_[k]);
      for (const std::size_t next : {root - 1, root}) {
        if (next >= between_.size() || !over_between_[next]) continue;
        if (dimension > At(between_[next]).dimension(system_.leaves[k], solutions_[k])) return true;
      }
    }
    return false;
  }

  /// Of the points over a root, where there are some.
  [[nodiscard]] std::size_t dimension_over(std::size_t root) const {
    const At here(roots_[root]);
    std::size_t sum = 0;
    for (std::size_t k = 0; k < solutions_.size(); ++k) {
      sum += here.dimension(system_.leaves[k], solutions_[k]).value_or(0);
    }
    return sum;
  }

  /// The points over an irrational root, alone between its neighbours: these bound it.
  [[nodiscard]] CurvedPart over_irrational(std::size_t root) const {
    CurvedPart part{face_.polytopes, {}, {{dimension_over(root), {}}}, {}};
    part.polytopes[system_.root] = segment(between_[root - 1], between_[root]);
    add_conditions(part);
    return part;
  }

  /// Those of the face that do not hold all over the part's polytopes.
  void add_conditions(CurvedPart& part) const {
    for (const Condition& condition : face_.conditions) {
      const VertexTable values = values_at_vertices(condition, part.polytopes);
      const bool is_void = std::all_of(values.begin(), values.end(), [&](const Rational& value) {
        return condition.equality ? sgn(value) == 0 : sgn(value) <= 0;
      });
      if (!is_void) part.conditions.push_back(condition);
    }
  }

  /// The point over an irrational root, if it is one point.
  [[nodiscard]] std::optional<std::vector<std::vector<Enclosure>>> point_over(RealRoot z) const {
    z.refine_to(make_rational(1, Integer(1) << kPointBits));
    const At here(z);
    std::vector<std::vector<Enclosure>> weights(face_.polytopes.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      weights[i].assign(face_.polytopes[i].vertices().size(), {0, 0});
      if (weights[i].size() == 1) weights[i].front() = {1, 1};
    }
    weights[system_.root] = {{1 - z.upper(), 1 - z.lower()}, {z.lower(), z.upper()}};
    for (std::size_t k = 0; k < solutions_.size(); ++k) {
      const Leaf& leaf = system_.leaves[k];
      if (here.dimension(leaf, solutions_[k]) != 0) return std::nullopt;
      const auto solution =
          std::find_if(solutions_[k].begin(), solutions_[k].end(),
                       [&](const BasicSolution& each) { return here.is_feasible(leaf, each); });
      const Enclosure sum = values_between(solution->sum, z.lower(), z.upper());
      if (sgn(sum.lower) * sgn(sum.upper) <= 0) return std::nullopt;
      for (std::size_t b = 0; b < solution->vertices.size(); ++b) {
        if (here.sign(solution->weights[b]) == 0) continue;
        const Enclosure weight = values_between(solution->weights[b], z.lower(), z.upper());
        const Rational quotients[] = {weight.lower / sum.lower, weight.lower / sum.upper,
                                      weight.upper / sum.lower, weight.upper / sum.upper};
        weights[leaf.player][solution->vertices[b]] = {
            *std::min_element(std::begin(quotients), std::end(quotients)),
            *std::max_element(std::begin(quotients), std::end(quotients))};
      }
    }
    std::vector<std::vector<Enclosure>> box;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const auto& vertices = face_.polytopes[i].vertices();
      std::vector<Enclosure>& own = box.emplace_back(vertices.front().size(), Enclosure{0, 0});
      for (std::size_t v = 0; v < vertices.size(); ++v) {
        for (std::size_t s = 0; s < own.size(); ++s) {
          own[s].lower += weights[i][v].lower * vertices[v][s];
          own[s].upper += weights[i][v].upper * vertices[v][s];
        }
      }
    }
    return box;
  }

  /// A mix of the vertices of the player's polytope.
  [[nodiscard]] std::vector<Rational> mix(std::size_t player, const std::vector<Rational>& weights) const {
    const auto& vertices = face_.polytopes[player].vertices();
    std::vector<Rational> strategy(vertices.front().size());
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      for (std::size_t s = 0; s < strategy.size(); ++s) strategy[s] += weights[v] * vertices[v][s];
    }
    return strategy;
  }

  [[nodiscard]] StrategyPolytope segment(const Rational& lower, const Rational& upper) const {
    Vertices ends{mix(system_.root, {1 - lower, lower})};
    if (lower != upper) ends.push_back(mix(system_.root, {1 - upper, upper}));
    return StrategyPolytope(std::move(ends));
  }

  /// The points over one z.
  [[nodiscard]] CurvedPart over(const Rational& z) const {
    CurvedPart part{face_.polytopes, {}, {}, {}};
    part.polytopes[system_.root] = segment(z, z);
    for (const Leaf& leaf : system_.leaves) {
      StrategyPolytope weights(leaf.vertices);
      for (const LeafCondition& condition : leaf.conditions) {
        std::vector<Rational> at;
        for (const Polynomial& p : condition.at_vertices) at.push_back(p.at(z));
        std::vector<Rational> values;
        for (const auto& vertex : weights.vertices()) {
          Rational sum = 0;
          for (std::size_t v = 0; v < at.size(); ++v) sum += vertex[v] * at[v];
          values.push_back(std::move(sum));
        }
        weights.cut(values, condition.equality);
      }
      Vertices points;
      for (const auto& vertex : weights.vertices()) points.push_back(mix(leaf.player, vertex));
      part.polytopes[leaf.player] = StrategyPolytope(extreme_points(std::move(points)));
    }
    return part;
  }

  static CurvedPart::Sample middle(const Polytopes& polytopes) {
    CurvedPart::Sample sample{0, {}};
    for (const StrategyPolytope& polytope : polytopes) {
      const auto& vertices = polytope.vertices();
      std::vector<Rational>& own = sample.point.emplace_back(vertices.front().size());
      RowSpace space(own.size());
      for (const auto& vertex : vertices) {
        space.add(vertex);
        for (std::size_t s = 0; s < own.size(); ++s) own[s] += vertex[s] / Rational(Integer(vertices.size()));
      }
      sample.dimension += space.rank() - 1;
    }
    return sample;
  }

  static void add_vertices(const Polytopes& polytopes, std::vector<Point>& points) {
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

  /// The points from one root to another.
  [[nodiscard]] std::optional<CurvedPart> over(std::size_t first, std::size_t last) const {
    CurvedPart part{face_.polytopes, {}, {}, {}};
    // Where an end is irrational, anything between it and what lies beyond it tells them apart.
    const Rational lower = roots_[first].is_rational() ? roots_[first].lower() : between_[first - 1];
    const Rational upper = roots_[last].is_rational() ? roots_[last].lower() : between_[last];
    part.polytopes[system_.root] = segment(lower, upper);
    add_conditions(part);
    for (std::size_t k = first; k <= last; ++k) {
      if (stop_()) return std::nullopt;
      if (roots_[k].is_rational()) {
        const CurvedPart here = over(roots_[k].lower());
        part.samples.push_back(middle(here.polytopes));
        if (k == first || k == last) add_vertices(here.polytopes, part.ends);
      } else if (widens_at(k)) {
        part.samples.push_back({dimension_over(k), {}});
      }
      if (k == last) continue;
      part.samples.push_back(middle(over(between_[k]).polytopes));
      ++part.samples.back().dimension;  // z varies, too
    }
    std::stable_sort(part.samples.begin(), part.samples.end(), [](const auto& a, const auto& b) {
      if (a.dimension != b.dimension) return a.dimension > b.dimension;
      return !a.point.empty() && b.point.empty();
    });
    return part;
  }

  const Face& face_;
  const StarSystem& system_;
  const StopTest& stop_;
  /// Per leaf.
  std::vector<std::vector<BasicSolution>> solutions_;
  std::vector<RealRoot> roots_;
  /// Between each root and the next.
  std::vector<Rational> between_;
  std::vector<bool> over_between_;
};

}  // namespace

std::optional<CurvedParts> curved_parts(const Face& face, const StopTest& stop) {
  if (const std::optional<StarSystem> system = star_system(face)) {
    if (auto found = Parts(face, *system, stop).all()) return found;
  }
  if (auto found = parts_over_cells(face, stop)) return found;
  return parts_on_two_sheets(face, stop);
}

}  // namespace nashsolve::nplayer
