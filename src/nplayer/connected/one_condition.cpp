#include "one_condition.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "part_building.hpp"

namespace nashsolve::nplayer {
namespace {

/// Points of the face on edges that are listed, and vertex profiles that are joined.
constexpr std::size_t kMostEndsOnEdges = 500;

class OneCondition {
 public:
  OneCondition(const Face& face, const StopTest& stop)
      : face_(face), stop_(stop), gains_(values_at_all_vertices(face.conditions.front(), face.polytopes)) {
    for (const StrategyPolytope& polytope : face.polytopes) counts_.push_back(polytope.vertices().size());
  }

  [[nodiscard]] bool is_connected() const {
    if (!is_connected_below(gains_)) return false;
    if (!is_equation()) return true;
    VertexTable opposite = gains_;
    for (Rational& gain : opposite) gain = -gain;
    return is_connected_below(opposite);
  }

  [[nodiscard]] CurvedPart part() const {
    CurvedPart part{face_.polytopes, face_.conditions, {inside()}, {}};
    for (std::size_t profile = 0; profile < gains_.size(); ++profile) {
      if (is_equation() ? sgn(gains_[profile]) == 0 : is_in(gains_[profile]))
        part.ends.push_back(point_of(profile));
      if (sgn(gains_[profile]) >= 0) continue;
      for_each_neighbour(profile, 0, [&](std::size_t next, std::size_t player) {
        if (!is_in(gains_[next]))
          part.ends.push_back(zero_between(point_of(profile), point_of(next), player));
      });
    }
    return part;
  }

  [[nodiscard]] bool has_points_on_both_sides() const {
    const auto [least, most] = std::ranges::minmax(gains_);
    return sgn(least) < 0 && sgn(most) > 0;
  }

  [[nodiscard]] bool has_few_points() const { return gains_.size() * counts_.size() <= kMostEndsOnEdges; }

 private:
  [[nodiscard]] bool is_equation() const { return face_.conditions.front().equality; }

  /// Whether the points at which a gain with these values at the vertex profiles is at most 0 are shown to be
  /// connected.
  [[nodiscard]] bool is_connected_below(const VertexTable& gains) const {
    const auto first = std::ranges::find_if(gains, is_in);
    std::vector<bool> is_reached(gains.size());
    std::vector<std::size_t> pending{static_cast<std::size_t>(first - gains.begin())};
    is_reached[pending.front()] = true;
    while (!pending.empty() && !stop_()) {
      const std::size_t profile = pending.back();
      pending.pop_back();
      const auto reach = [&](std::size_t other) {
        if (!is_reached[other]) pending.push_back(other);
        is_reached[other] = true;
      };
      for_each_neighbour(profile, 0, [&](std::size_t next, std::size_t player) {
        if (is_in(gains[next])) return reach(next);
        for_each_neighbour(profile, player + 1, [&](std::size_t beside, std::size_t) {
          const std::size_t opposite = next + beside - profile;
          if (is_in(gains[opposite]) && !is_in(gains[beside]) &&
              gains[profile] * gains[opposite] >= gains[next] * gains[beside]) {
            reach(opposite);
          }
        });
      });
    }
    for (std::size_t profile = 0; profile < gains.size(); ++profile) {
      if (is_in(gains[profile]) && !is_reached[profile]) return false;
    }
    return true;
  }

  static bool is_in(const Rational& gain) { return sgn(gain) <= 0; }

  [[nodiscard]] std::vector<std::size_t> vertices_of(std::size_t profile) const {
    std::vector<std::size_t> vertices(counts_.size());
    for (std::size_t j = counts_.size(); j-- > 0; profile /= counts_[j]) vertices[j] = profile % counts_[j];
    return vertices;
  }

  [[nodiscard]] Point point_of(std::size_t profile) const {
    const std::vector<std::size_t> vertices = vertices_of(profile);
    Point point;
    for (std::size_t j = 0; j < vertices.size(); ++j) {
      point.push_back(face_.polytopes[j].vertices()[vertices[j]]);
    }
    return point;
  }

  /// The profiles that differ in the vertex of one player, from `first` on.
  template <class Visit>
  void for_each_neighbour(std::size_t profile, std::size_t first, const Visit& visit) const {
    std::size_t inner = 1;
    for (std::size_t j = counts_.size(); j-- > first; inner *= counts_[j]) {
      const std::size_t own = profile / inner % counts_[j];
      for (std::size_t v = 0; v < counts_[j]; ++v) {
        if (v != own) visit(profile + v * inner - own * inner, j);
      }
    }
  }

  [[nodiscard]] Rational gain_at(const Point& point) const {
    return value_at(face_.conditions.front(), point);
  }

  /// Of points that differ in the player's strategy only, with gains of either sign.
  [[nodiscard]] Point zero_between(Point point, const Point& other, std::size_t player) const {
    const Rational gain = gain_at(point);
    const Rational weight = gain / (gain - gain_at(other));
    point[player] = mix_of({point[player], other[player]}, {1 - weight, weight});
    return point;
  }

  /// A point with a gain of this sign and all vertices in use, close to the vertex profile with the most.
  [[nodiscard]] Point inside(int sign) const {
    const auto [least, most] = std::ranges::minmax_element(gains_);
    const Point vertex = point_of(static_cast<std::size_t>((sign < 0 ? least : most) - gains_.begin()));
    const Point middle = middle_of(face_.polytopes).point;
    Point point = middle;
    for (Rational weight = make_rational(1, 2); sgn(gain_at(point)) != sign; weight /= 2) {
      for (std::size_t j = 0; j < vertex.size(); ++j) {
        point[j] = mix_of({vertex[j], middle[j]}, {1 - weight, weight});
      }
    }
    return point;
  }

  /// With a negative gain; of an equation with none, on the way from one sign to the other, player by player:
  /// where the gain changes with one strategy, the face has a dimension less than its polytopes.
  [[nodiscard]] CurvedPart::Sample inside() const {
    CurvedPart::Sample sample{middle_of(face_.polytopes).dimension, inside(-1)};
    if (!is_equation()) return sample;
    --sample.dimension;
    const Point above = inside(1);
    for (std::size_t j = 0; j < above.size(); ++j) {
      Point next = sample.point;
      next[j] = above[j];
      if (sgn(gain_at(next)) > 0) {
        sample.point = zero_between(std::move(sample.point), next, j);
        return sample;
      }
      sample.point = std::move(next);
    }
    return sample;
  }

  const Face& face_;
  const StopTest& stop_;
  VertexTable gains_;
  std::vector<std::size_t> counts_;
};

}  // namespace

std::optional<CurvedParts> part_of_one_condition(const Face& face, const StopTest& stop) {
  if (face.conditions.size() != 1) return std::nullopt;
  const OneCondition one(face, stop);
  if (!one.has_few_points() || !one.has_points_on_both_sides() || !one.is_connected() || stop())
    return std::nullopt;
  CurvedParts found;
  found.parts.push_back(one.part());
  return found;
}

}  // namespace nashsolve::nplayer
