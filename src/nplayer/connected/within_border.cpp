#include "within_border.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

#include "disjoint_sets.hpp"
#include "part_building.hpp"
#include "row_space.hpp"
#include "split_mix.hpp"
#include "told_apart.hpp"

namespace nashsolve::nplayer {
namespace {

/// Of the border of larger faces parts are many: those of three players with three strategies each have 6.
constexpr std::size_t kMostDimensions = 6;
constexpr std::size_t kMostPartsOfBorder = 60;
/// Points that are drawn until one uses all strategies.
constexpr unsigned kMostDrawn = 200;
/// Weights are powers of two below, so that points near all sides are drawn.
constexpr unsigned kWeightBits = 8;
constexpr std::size_t kMostEndsOfBorder = 500;

/// Questions to `stop` after which a face is given up: of symmetric games of 3x3x3 with payoffs of 0 and 1
/// supports took 20,000 to 55,000.
constexpr std::uint64_t kMostStepsToBorder = 200000;

using PlayersChosen = std::vector<std::size_t>;

std::size_t dimension_of(const StrategyPolytope& polytope) {
  return middle_of(Polytopes{polytope}).dimension;
}

std::vector<StrategyPolytope> facets_of(const StrategyPolytope& polytope, const StopTest& stop) {
  std::vector<StrategyPolytope> facets;
  for (const Halfspace& halfspace : StrategyPolytope::halfspaces_around(polytope.vertices(), stop)) {
    if (halfspace.is_plane) continue;
    Vertices on;
    std::ranges::copy_if(polytope.vertices(), std::back_inserter(on),
                         [&](const auto& vertex) { return sgn(halfspace.at(vertex)) == 0; });
    if (!on.empty()) facets.emplace_back(std::move(on));
  }
  return facets;
}

class WithinBorder {
 public:
  WithinBorder(const Face& face, const StopTest& stop) : face_(face), stop_(stop) {
    for (const StrategyPolytope& polytope : face.polytopes) dimensions_.push_back(dimension_of(polytope));
    for (const Condition& condition : face.conditions) {
      depends_on_.push_back(
          dependences(values_at_vertices(condition, face.polytopes), face.polytopes, condition.player));
    }
  }

  std::optional<CurvedParts> all() {
    const auto count = std::accumulate(dimensions_.begin(), dimensions_.end(), std::size_t{0});
    const std::optional<PlayersChosen> chosen = players_who_reach_it();
    if (!chosen || count > kMostDimensions) return std::nullopt;
    if (!find_border(*chosen)) return std::nullopt;
    CurvedParts found;
    if (parts_.empty()) return found;
    if (!are_joined()) return divided();
    // Its dimension is known there.
    const std::optional<Point> inside = point_inside();
    if (!inside) return std::nullopt;
    CurvedPart& part = found.parts.emplace_back(CurvedPart{face_.polytopes, {}, {}, {}});
    add_conditions(face_, part);
    add_samples(count - equations(), *inside, part);
    add_ends(part);
    return found;
  }

 private:
  [[nodiscard]] bool depends(std::size_t condition, std::size_t player) const {
    return std::ranges::binary_search(depends_on_[condition], player);
  }

  [[nodiscard]] std::size_t equations() const {
    return static_cast<std::size_t>(std::ranges::count_if(face_.conditions, &Condition::equality));
  }

  /// How many equations depend on the one player, but not on the other.
  [[nodiscard]] std::size_t equations_of(std::size_t player, std::size_t other) const {
    std::size_t count = 0;
    for (std::size_t k = 0; k < depends_on_.size(); ++k) {
      if (face_.conditions[k].equality && depends(k, player) && !depends(k, other)) ++count;
    }
    return count;
  }

  /// From each point of the face these can go to the border, the others' strategies as they are.
  [[nodiscard]] std::optional<PlayersChosen> players_who_reach_it() const {
    const std::size_t players = dimensions_.size();
    for (std::size_t i = 0; i < players; ++i) {
      if (equations_of(i, kNobody) < dimensions_[i]) return PlayersChosen{i};
    }
    for (std::size_t i = 0; i < players; ++i) {
      for (std::size_t j = i + 1; j < players; ++j) {
        if (equations_of(i, j) < dimensions_[i] && equations_of(j, i) < dimensions_[j] &&
            equations_of(i, kNobody) == equations_of(i, j) + 1) {
          return PlayersChosen{i, j};
        }
      }
    }
    return std::nullopt;
  }

  /// Its parts, those first that some point of each component lies in.
  bool find_border(const PlayersChosen& chosen) {
    for (const std::size_t player : chosen) {
      if (!add_facets(player)) return false;
    }
    for (std::size_t k = 0; k < face_.conditions.size(); ++k) {
      if (face_.conditions[k].equality) continue;
      if (std::ranges::none_of(chosen, [&](std::size_t player) { return depends(k, player); })) continue;
      Face tight = face_;
      tight.conditions[k].equality = true;
      if (!add_parts(std::move(tight))) return false;
    }
    reached_ = parts_.size();
    for (std::size_t player = 0; player < dimensions_.size() && reached_ > 1; ++player) {
      if (std::ranges::count(chosen, player) == 0 && !add_facets(player)) return false;
    }
    return !stop_();
  }

  bool add_facets(std::size_t player) {
    for (StrategyPolytope& facet : facets_of(face_.polytopes[player], stop_)) {
      Face part = face_;
      part.polytopes[player] = std::move(facet);
      if (!add_parts(std::move(part))) return false;
    }
    return !stop_();
  }

  bool add_parts(Face border) {
    std::optional<CurvedParts> found = parts_of(std::move(border), stop_);
    if (!found || !found->irrational.empty()) return false;
    std::ranges::move(found->parts, std::back_inserter(parts_));
    return parts_.size() <= kMostPartsOfBorder;
  }

  /// Joins those that have a point in common, until all in which each component has a point hang together,
  /// perhaps by others; whether they do.
  bool are_joined() {
    joined_.grow_to(parts_.size());
    for (const bool by_points : {true, false}) {
      for (std::size_t a = 0; a < parts_.size(); ++a) {
        for (std::size_t b = a + 1; b < parts_.size(); ++b) {
          if (stop_()) return false;
          if (joined_.root(a) == joined_.root(b)) continue;
          if (by_points ? share_end(parts_[a], parts_[b]) : meet(parts_[a], parts_[b])) joined_.join(a, b);
        }
      }
      bool is_one = true;
      for (std::size_t k = 1; k < reached_; ++k) is_one = is_one && joined_.root(k) == joined_.root(0);
      if (is_one) return true;
    }
    return false;
  }

  /// What does not hang together on the border may do so inside.
  std::optional<CurvedParts> divided() {
    PlayersChosen players;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      if (dimensions_[i] > 0) players.push_back(i);
    }
    PlayersChosen roots;
    std::vector<Marker> markers;
    for (std::size_t k = 0; k < reached_; ++k) {
      auto place = std::ranges::find(roots, joined_.root(k));
      if (place == roots.end()) place = roots.insert(place, joined_.root(k));
      std::vector<Point> points = ends_of(parts_[k]);
      for (const CurvedPart::Sample& sample : samples_of(parts_[k])) {
        if (!sample.point.empty()) points.push_back(sample.point);
      }
      if (points.empty()) return std::nullopt;
      for (const Point& point : points) {
        Marker& marker = markers.emplace_back();
        marker.component = static_cast<std::size_t>(place - roots.begin());
        for (const std::size_t i : players) marker.strategies.push_back(point[i]);
      }
    }
    return told_apart(face_, players, std::move(markers), stop_);
  }

  static std::vector<Point> ends_of(const CurvedPart& part) {
    std::vector<Point> ends = part.ends;
    if (part.conditions.empty()) add_vertices(part.polytopes, ends);
    return ends;
  }

  static bool share_end(const CurvedPart& a, const CurvedPart& b) {
    return std::ranges::any_of(ends_of(a), [&](const Point& end) { return is_in(end, b); }) ||
           std::ranges::any_of(ends_of(b), [&](const Point& end) { return is_in(end, a); });
  }

  static bool is_in(const Point& point, const CurvedPart& part) {
    for (std::size_t i = 0; i < point.size(); ++i) {
      if (!have_common_mix({point[i]}, part.polytopes[i].vertices())) return false;
    }
    return std::ranges::all_of(part.conditions, [&](const Condition& condition) {
      const int sign = sgn(value_at(condition, point));
      return sign == 0 || (sign < 0 && !condition.equality);
    });
  }

  [[nodiscard]] bool meet(const CurvedPart& a, const CurvedPart& b) const {
    Face both;
    for (std::size_t i = 0; i < a.polytopes.size(); ++i) {
      auto common =
          StrategyPolytope::common_part(a.polytopes[i].vertices(), b.polytopes[i].vertices(), stop_);
      if (!common || common->is_empty()) return false;
      both.polytopes.push_back(*std::move(common));
    }
    both.conditions = a.conditions;
    std::ranges::copy(b.conditions, std::back_inserter(both.conditions));
    const auto found = parts_of(std::move(both), stop_);
    return found && !found->is_empty();
  }

  /// A point of the face at which all strategies are used, all inequalities are strict, and the equations are
  /// independent to the first order.
  [[nodiscard]] std::optional<Point> point_inside() const {
    SplitMix64 random(1);
    std::vector<std::size_t> order(dimensions_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (unsigned drawn = 0; drawn < kMostDrawn && !stop_(); ++drawn) {
      std::ranges::rotate(order, order.begin() + 1);
      if (auto point = drawn_point(order, random); point && is_simple_inside(*point)) return point;
    }
    return std::nullopt;
  }

  /// Player by player, each strategy at random among those at which what depends on no later ones holds.
  [[nodiscard]] std::optional<Point> drawn_point(const std::vector<std::size_t>& order,
                                                 SplitMix64& random) const {
    Polytopes polytopes = face_.polytopes;
    for (auto next = order.begin(); next != order.end(); ++next) {
      StrategyPolytope& own = polytopes[*next];
      for (std::size_t k = 0; k < face_.conditions.size(); ++k) {
        const bool is_told =
            std::none_of(next + 1, order.end(), [&](auto later) { return depends(k, later); });
        if (!is_told || !depends(k, *next)) continue;
        Polytopes others = polytopes;
        for (auto later = next + 1; later != order.end(); ++later)
          others[*later] = StrategyPolytope({others[*later].vertices().front()});
        own.cut(values_at_all_vertices(face_.conditions[k], others), face_.conditions[k].equality);
        if (own.is_empty()) return std::nullopt;
      }
      std::vector<Rational> weights;
      Rational sum = 0;
      for (std::size_t v = 0; v < own.vertices().size(); ++v) {
        weights.emplace_back(1U << (random.next() % kWeightBits));
        sum += weights.back();
      }
      for (Rational& weight : weights) weight /= sum;
      own = StrategyPolytope({mix_of(own.vertices(), weights)});
    }
    Point point;
    for (const StrategyPolytope& polytope : polytopes) point.push_back(polytope.vertices().front());
    return point;
  }

  [[nodiscard]] bool is_simple_inside(const Point& point) const {
    if (strategies_in_use(CurvedPart::Sample{0, point}) != strategies_in_use(middle_of(face_.polytopes)))
      return false;
    std::size_t width = 0;
    for (const StrategyPolytope& polytope : face_.polytopes) width += polytope.vertices().size();
    RowSpace slopes(width);
    for (const Condition& condition : face_.conditions) {
      if (!condition.equality) {
        if (sgn(value_at(condition, point)) >= 0) return false;
        continue;
      }
      RowSpace::Row row;
      for (std::size_t i = 0; i < point.size(); ++i) {
        Polytopes others = polytopes_of(point);
        others[i] = face_.polytopes[i];
        for (Rational& value : values_at_all_vertices(condition, others)) row.push_back(std::move(value));
      }
      if (!slopes.add(std::move(row))) return false;
    }
    return true;
  }

  void add_samples(std::size_t dimension, const Point& inside, CurvedPart& part) const {
    part.samples.push_back({dimension, inside});
    std::size_t most = 0;
    for (const CurvedPart& each : parts_) {
      for (const CurvedPart::Sample& sample : samples_of(each)) most = std::max(most, sample.dimension + 1);
    }
    if (most <= dimension) return;
    CurvedPart::Sample bound{most, {}, strategies_in_use(part.samples.front())};
    bound.is_bound = true;
    part.samples.push_back(std::move(bound));
    sort_largest_first(part.samples);
  }

  void add_ends(CurvedPart& part) const {
    for (const CurvedPart& each : parts_) {
      for (Point& end : ends_of(each)) {
        if (part.ends.size() < kMostEndsOfBorder && std::ranges::count(part.ends, end) == 0)
          part.ends.push_back(std::move(end));
      }
    }
  }

  const Face& face_;
  const StopTest& stop_;
  std::vector<std::size_t> dimensions_;
  /// Of each condition.
  std::vector<std::vector<std::size_t>> depends_on_;
  std::vector<CurvedPart> parts_;
  DisjointSets joined_{0};
  /// The first so many are those in which every component has a point.
  std::size_t reached_ = 0;
};

}  // namespace

std::optional<CurvedParts> parts_within_border(const Face& face, const StopTest& stop_of_all) {
  std::uint64_t steps = 0;
  const StopTest stop = [&] { return ++steps > kMostStepsToBorder || stop_of_all(); };
  return WithinBorder(face, stop).all();
}

}  // namespace nashsolve::nplayer
