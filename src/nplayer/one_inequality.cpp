#include "one_inequality.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "part_building.hpp"

namespace nashsolve::nplayer {
namespace {

/// Points of the face on edges that are listed, and vertex profiles that are joined.
constexpr std::size_t kMostEndsOnEdges = 500;

class BelowZero {
 public:
  BelowZero(const Face& face, const StopTest& stop) : face_(face), stop_(stop) {
    for (const StrategyPolytope& polytope : face.polytopes) counts_.push_back(polytope.vertices().size());
    // Over the profiles of all players, also of the one whose gain it is.
    const Condition& condition = face.conditions.front();
    const VertexTable values = values_at_vertices(condition, face.polytopes);
    std::size_t count = 1;
    for (const std::size_t each : counts_) count *= each;
    for (std::size_t profile = 0; profile < count; ++profile) {
      const std::vector<std::size_t> vertices = vertices_of(profile);
      std::size_t place = 0;
      for (std::size_t j = 0; j < counts_.size(); ++j) {
        if (j != condition.player) place = place * counts_[j] + vertices[j];
      }
      gains_.push_back(values[place]);
    }
  }

  [[nodiscard]] bool is_connected() const {
    const auto first = std::ranges::find_if(gains_, is_in);
    std::vector<bool> is_reached(gains_.size());
    std::vector<std::size_t> pending{static_cast<std::size_t>(first - gains_.begin())};
    is_reached[pending.front()] = true;
    while (!pending.empty() && !stop_()) {
      const std::size_t profile = pending.back();
      pending.pop_back();
      const auto reach = [&](std::size_t other) {
        if (!is_reached[other]) pending.push_back(other);
        is_reached[other] = true;
      };
      for_each_neighbour(profile, 0, [&](std::size_t next, std::size_t player) {
        if (is_in(gains_[next])) return reach(next);
        for_each_neighbour(profile, player + 1, [&](std::size_t beside, std::size_t) {
          const std::size_t opposite = next + beside - profile;
          if (is_in(gains_[opposite]) && !is_in(gains_[beside]) &&
              gains_[profile] * gains_[opposite] >= gains_[next] * gains_[beside]) {
            reach(opposite);
          }
        });
      });
    }
    for (std::size_t profile = 0; profile < gains_.size(); ++profile) {
      if (is_in(gains_[profile]) && !is_reached[profile]) return false;
    }
    return true;
  }

  [[nodiscard]] CurvedPart part() const {
    CurvedPart part{face_.polytopes, face_.conditions, {inside()}, {}};
    for (std::size_t profile = 0; profile < gains_.size(); ++profile) {
      if (!is_in(gains_[profile])) continue;
      part.ends.push_back(point_of(profile));
      for_each_neighbour(profile, 0, [&](std::size_t next, std::size_t player) {
        if (sgn(gains_[profile]) == 0 || is_in(gains_[next])) return;
        const Rational weight = gains_[profile] / (gains_[profile] - gains_[next]);
        Point point = point_of(profile);
        point[player] = mix_of({point[player], point_of(next)[player]}, {1 - weight, weight});
        part.ends.push_back(std::move(point));
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

  /// A point with a negative gain and all vertices in use, close to a vertex profile with one.
  [[nodiscard]] CurvedPart::Sample inside() const {
    const CurvedPart::Sample middle = middle_of(face_.polytopes);
    const auto lowest = std::ranges::min_element(gains_);
    const Point vertex = point_of(static_cast<std::size_t>(lowest - gains_.begin()));
    CurvedPart::Sample sample = middle;
    for (Rational weight = 1;; weight /= 2) {
      Polytopes polytopes;
      for (std::size_t j = 0; j < vertex.size(); ++j) {
        sample.point[j] = mix_of({vertex[j], middle.point[j]}, {1 - weight, weight});
        polytopes.push_back(StrategyPolytope({sample.point[j]}));
      }
      if (sgn(values_at_vertices(face_.conditions.front(), polytopes).front()) < 0) return sample;
    }
  }

  const Face& face_;
  const StopTest& stop_;
  std::vector<std::size_t> counts_;
  VertexTable gains_;
};

}  // namespace

std::optional<CurvedParts> part_of_one_inequality(const Face& face, const StopTest& stop) {
  if (face.conditions.size() != 1 || face.conditions.front().equality) return std::nullopt;
  const BelowZero below(face, stop);
  if (!below.has_few_points() || !below.has_points_on_both_sides() || !below.is_connected() || stop())
    return std::nullopt;
  CurvedParts found;
  found.parts.push_back(below.part());
  return found;
}

}  // namespace nashsolve::nplayer
