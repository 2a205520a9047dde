#include "arrangement_parts.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include "disjoint_sets.hpp"
#include "moving_arrangement.hpp"
#include "part_building.hpp"
#include "told_apart.hpp"

namespace nashsolve::nplayer {
namespace {

/// Vertex profiles at the ends of a part, which are listed.
constexpr std::size_t kMostEndsOfAPart = 500;
/// Steps, each a question to `stop`, after which a face is given up.
constexpr std::uint64_t kMostStepsOfArrangements = 500000;

class ArrangementParts {
 public:
  ArrangementParts(const Face& face, const MovingArrangement& over, std::size_t root, std::size_t divided,
                   const StopTest& stop)
      : face_(face), over_(over), root_(root), divided_(divided), stop_(stop) {}

  [[nodiscard]] std::optional<CurvedParts> all() const {
    DisjointSets joined(over_.places().size() * over_.vertices().size());
    for (std::size_t p = 0; p < over_.places().size(); ++p) {
      if (stop_()) return std::nullopt;
      join_over(p, joined);
    }
    return parts(joined);
  }

 private:
  void join_over(std::size_t p, DisjointSets& joined) const {
    const MovingArrangement::Place& place = over_.places()[p];
    const auto& points = place.points;
    for (auto a = points.begin(); a != points.end() && !stop_(); ++a) {
      const std::size_t first = p * over_.vertices().size() + a->first;
      for (auto b = std::next(a); b != points.end(); ++b) {
        if (are_conformal(a->second, b->second) && over_.are_met(composition(a->second, b->second), place))
          joined.join(first, p * over_.vertices().size() + b->first);
      }
      if (!place.is_between) continue;
      joined.join(first, first - over_.vertices().size());
      joined.join(first, first + over_.vertices().size());
    }
  }

  std::optional<CurvedParts> parts(DisjointSets& joined) const {
    std::map<std::size_t, std::size_t> components;
    std::vector<Marker> markers;
    bool is_over_one = true;
    const MovingArrangement::Place* first = nullptr;
    const MovingArrangement::Place* last = nullptr;
    for (std::size_t p = 0; p < over_.places().size(); ++p) {
      const MovingArrangement::Place& place = over_.places()[p];
      if (place.points.empty()) continue;
      if (first == nullptr) first = &place;
      last = &place;
      is_over_one = is_over_one && first == last;
      for (const auto& [k, signs] : place.points) {
        const std::size_t component =
            components.try_emplace(joined.root(p * over_.vertices().size() + k), components.size())
                .first->second;
        const bool is_known = sgn(over_.vertices()[k].sum.at(place.nearby)) != 0;
        markers.push_back({component,
                           {over_.point_at(place.nearby, over_.corners().front())[root_],
                            is_known ? over_.strategy_at(k, place.nearby) : over_.corners().front()}});
      }
    }
    if (first == nullptr) return CurvedParts{};
    if (is_over_one) return over_one(*first);
    if (components.size() > 1) return told_apart(face_, {root_, divided_}, std::move(markers), stop_);
    CurvedParts found;
    CurvedPart& part = found.parts.emplace_back(CurvedPart{face_.polytopes, {}, {}, {}});
    for (const MovingArrangement::Place& place : over_.places()) {
      if (stop_()) return std::nullopt;
      add_samples(place, part.samples);
    }
    sort_largest_first(part.samples);
    add_conditions(face_, part);
    add_ends(*first, part.ends);
    add_ends(*last, part.ends);
    if (part.ends.size() > kMostEndsOfAPart) part.ends.clear();
    if (stop_()) return std::nullopt;
    return found;
  }

  /// All there is is over one root.
  [[nodiscard]] std::optional<CurvedParts> over_one(const MovingArrangement::Place& place) const {
    if (!place.z) return std::nullopt;
    Face within = face_;
    within.polytopes[root_] =
        StrategyPolytope(Vertices{mix_of(face_.polytopes[root_].vertices(), {1 - *place.z, *place.z})});
    return parts_of(std::move(within), stop_);
  }

  void add_samples(const MovingArrangement::Place& place, std::vector<CurvedPart::Sample>& samples) const {
    for (const auto& [cell, dimension] : over_.cells_over(place, stop_)) {
      CurvedPart::Sample sample = place.z ? exact_sample(place, cell) : enclosed_sample(place, cell);
      sample.dimension += dimension + (place.is_between ? 1 : 0);
      add_sample(std::move(sample), samples);
    }
  }

  /// Of the points over the middle of a cell.
  [[nodiscard]] CurvedPart::Sample exact_sample(const MovingArrangement::Place& place,
                                                const CellSigns& cell) const {
    Vertices around;
    for (const auto& [k, signs] : place.points) {
      if (is_face_of(signs, cell)) around.push_back(over_.strategy_at(k, *place.z));
    }
    const std::vector<Rational> equal(around.size(), Rational(1) / Rational(Integer(around.size())));
    return middle_of(over(*place.z, mix_of(around, equal)));
  }

  [[nodiscard]] Polytopes over(const Rational& z, const std::vector<Rational>& y) const {
    const Point point = over_.point_at(z, y);
    Polytopes polytopes = face_.polytopes;
    for (const std::size_t player : {root_, divided_}) {
      polytopes[player] = StrategyPolytope(Vertices{point[player]});
    }
    for (const FurtherPlayer& further : over_.further_players()) {
      const std::size_t player = further.leaf.player;
      for (const Condition* const condition : further.conditions) {
        Point around = point;
        std::vector<Rational> values;
        for (const auto& vertex : polytopes[player].vertices()) {
          around[player] = vertex;
          values.push_back(value_at(*condition, around));
        }
        polytopes[player].cut(values, condition->equality);
      }
    }
    return polytopes;
  }

  /// The same where no point is known.
  [[nodiscard]] CurvedPart::Sample enclosed_sample(const MovingArrangement::Place& place,
                                                   const CellSigns& cell) const {
    CurvedPart::Sample sample = middle_of(face_.polytopes);
    sample.used = strategies_in_use(sample);
    sample.point.clear();
    for (const std::size_t player : {root_, divided_}) sample.dimension -= dimension_of(player);
    std::vector<bool> corners(over_.corners().size(), false);
    for (const auto& [k, signs] : place.points) {
      if (!is_face_of(signs, cell)) continue;
      for (std::size_t b = 0; b < corners.size(); ++b) {
        corners[b] = corners[b] || place.at.sign(over_.vertices()[k].weights[b]) != 0;
      }
    }
    // Of other polytopes than simplices that is more than there may be.
    sample.used[divided_] = strategies_in_use(StrategyPolytope(over_.corners()), corners);
    sample.is_bound = over_.corners().size() < face_.polytopes[divided_].vertices().size();
    for (const FormCondition& condition : over_.conditions()) {
      if (condition.further == kNobody) continue;
      const FurtherPlayer& further = over_.further_players()[condition.further];
      const std::size_t player = further.leaf.player;
      const auto has = [&](int sign) {
        return std::ranges::any_of(condition.forms,
                                   [&](std::size_t k) { return place.live[k] && cell[k] == sign; });
      };
      const bool is_whole = has(-1) && (has(1) || !condition.equality);
      std::vector<const BasicSolution<Polynomial>*> vertices;
      for (std::size_t k = 0; k < condition.forms.size(); ++k) {
        if (place.live[condition.forms[k]] && (is_whole || cell[condition.forms[k]] == 0))
          vertices.push_back(&further.vertices[k]);
      }
      sample.dimension -= dimension_of(player);
      sample.dimension += dimension_at(place.at, face_.polytopes[player], vertices);
      if (is_whole && condition.equality) --sample.dimension;
      std::vector<bool> used(further.leaf.vertices, false);
      for (const auto* const vertex : vertices) {
        for (std::size_t k = 0; k < vertex->vertices.size(); ++k) {
          if (place.at.sign(vertex->weights[k]) != 0) used[vertex->vertices[k]] = true;
        }
      }
      sample.used[player] = strategies_in_use(face_.polytopes[player], used);
    }
    return sample;
  }

  /// Of the hull of these mixes of a polytope's vertices.
  static std::size_t dimension_at(const At& at, const StrategyPolytope& polytope,
                                  const std::vector<const BasicSolution<Polynomial>*>& mixes) {
    Integer denominator = 1;
    for (const auto& vertex : polytope.vertices()) {
      for (const Rational& p : vertex) denominator = least_common_multiple(denominator, p.get_den());
    }
    std::vector<std::vector<Polynomial>> rows;
    for (const auto* const mix : mixes) {
      auto& row = rows.emplace_back(polytope.vertices().front().size());
      for (std::size_t k = 0; k < mix->vertices.size(); ++k) {
        const auto& vertex = polytope.vertices()[mix->vertices[k]];
        for (std::size_t s = 0; s < row.size(); ++s)
          row[s] += mix->weights[k] * Rational(vertex[s] * denominator).get_num();
      }
    }
    return rank_at(at, std::move(rows)) - 1;
  }

  [[nodiscard]] std::size_t dimension_of(std::size_t player) const {
    return middle_of(Polytopes{face_.polytopes[player]}).dimension;
  }

  /// The vertices over a root.
  void add_ends(const MovingArrangement::Place& place, std::vector<Point>& ends) const {
    if (!place.z) return;
    const auto cells = over_.cells_over(place, stop_);
    if (stop_()) return;
    for (const auto& cell : cells) {
      if (cell.second > 0) continue;
      const auto same =
          std::ranges::find_if(place.points, [&](const auto& each) { return each.second == cell.first; });
      add_vertices(over(*place.z, over_.strategy_at(same->first, *place.z)), ends);
    }
  }

  const Face& face_;
  const MovingArrangement& over_;
  std::size_t root_;
  std::size_t divided_;
  const StopTest& stop_;
};

}  // namespace

std::optional<CurvedParts> parts_over_arrangements(const Face& face, const StopTest& stop_of_all) {
  std::uint64_t steps = 0;
  const StopTest stop = [&] { return ++steps > kMostStepsOfArrangements || stop_of_all(); };
  for (std::size_t root = 0; root < face.polytopes.size(); ++root) {
    if (face.polytopes[root].vertices().size() != 2) continue;
    for (std::size_t divided = 0; divided < face.polytopes.size(); ++divided) {
      if (divided == root || face.polytopes[divided].vertices().size() < 2 || stop()) continue;
      const auto over = MovingArrangement::of(face, root, divided, stop);
      if (!over) continue;
      if (auto found = ArrangementParts(face, *over, root, divided, stop).all()) return found;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
