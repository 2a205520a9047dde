#include "hub.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "part_building.hpp"

namespace nashsolve::nplayer {
namespace {

/// Profiles of the others that are looked at for one with strict inequalities.
constexpr unsigned kMostTrials = 24;
/// Vertices of the face that are listed.
constexpr std::size_t kMostEndsAroundHub = 500;

class AroundHub {
 public:
  AroundHub(const Face& face, std::size_t player, const StopTest& stop)
      : face_(face), player_(player), stop_(stop) {}

  [[nodiscard]] bool has_hub() const {
    const Vertices& own = face_.polytopes[player_].vertices();
    return own.size() > 1 && std::ranges::any_of(own, [&](const auto& vertex) {
             Polytopes polytopes = face_.polytopes;
             polytopes[player_] = StrategyPolytope({vertex});
             return std::ranges::all_of(face_.conditions, [&](const Condition& condition) {
               return std::ranges::all_of(values_at_vertices(condition, polytopes),
                                          [](const Rational& value) { return sgn(value) <= 0; });
             });
           });
  }

  [[nodiscard]] std::optional<CurvedPart> part() const {
    std::optional<CurvedPart::Sample> inside = strict_point();
    if (!inside) return std::nullopt;
    CurvedPart part{face_.polytopes, face_.conditions, {}, {}};
    part.samples.push_back(*std::move(inside));
    Polytopes others = face_.polytopes;
    others[player_] = StrategyPolytope({others[player_].vertices().front()});
    std::vector<Point> profiles;
    add_vertices(others, profiles);
    for (const Point& profile : profiles) {
      if (stop_()) return std::nullopt;
      const StrategyPolytope own = own_against(profile);
      if (part.ends.size() + own.vertices().size() > kMostEndsAroundHub) return std::nullopt;
      for (const auto& vertex : own.vertices()) {
        part.ends.push_back(profile);
        part.ends.back()[player_] = vertex;
      }
    }
    return part;
  }

 private:
  /// The player's strategies in the face where the others play these.
  [[nodiscard]] StrategyPolytope own_against(const Point& profile) const {
    Polytopes polytopes = polytopes_of(profile);
    polytopes[player_] = face_.polytopes[player_];
    for (const Condition& condition : face_.conditions) {
      // Where there is a hub, the player's own conditions hold everywhere: it changes nothing about them.
      if (condition.player == player_) continue;
      polytopes[player_].cut(values_at_vertices(condition, polytopes), false);
    }
    return std::move(polytopes[player_]);
  }

  [[nodiscard]] std::optional<CurvedPart::Sample> strict_point() const {
    CurvedPart::Sample sample = middle_of(face_.polytopes);
    for (unsigned trial = 0; trial < kMostTrials && !stop_(); ++trial) {
      for (std::size_t i = 0; i < face_.polytopes.size(); ++i) {
        const Vertices& vertices = face_.polytopes[i].vertices();
        std::vector<Rational> weights(vertices.size(), Rational(1));
        // Once in the middle, then close to one vertex of each.
        if (trial > 0) weights[(trial / (i + 1) + i) % weights.size()] = Rational(10);
        Rational sum = 0;
        for (const Rational& weight : weights) sum += weight;
        for (Rational& weight : weights) weight /= sum;
        sample.point[i] = mix_of(vertices, weights);
      }
      const StrategyPolytope own = own_against(sample.point);
      sample.point[player_] = middle_of(Polytopes{own}).point.front();
      const bool is_strict = std::ranges::all_of(face_.conditions, [&](const Condition& condition) {
        return sgn(value_at(condition, sample.point)) < 0;
      });
      if (is_strict) return sample;
    }
    return std::nullopt;
  }

  const Face& face_;
  std::size_t player_;
  const StopTest& stop_;
};

}  // namespace

std::optional<CurvedParts> part_around_hub(const Face& face, const StopTest& stop) {
  if (std::ranges::any_of(face.conditions, &Condition::equality)) return std::nullopt;
  for (std::size_t player = 0; player < face.polytopes.size() && !stop(); ++player) {
    const AroundHub around(face, player, stop);
    if (!around.has_hub()) continue;
    if (std::optional<CurvedPart> part = around.part()) {
      CurvedParts found;
      found.parts.push_back(*std::move(part));
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
