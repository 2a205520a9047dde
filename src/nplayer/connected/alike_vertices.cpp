#include "alike_vertices.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

#include "part_building.hpp"
#include "told_apart.hpp"

namespace nashsolve::nplayer {
namespace {

/// Vertices of a part's polytope, and points, that are listed.
constexpr std::size_t kMostMembers = 500;

/// Of one player, the places among its vertices that are alike, the first of each kind first.
using Kinds = std::vector<std::vector<std::size_t>>;

/// Whether each strategy is of one vertex only: then a mix tells the weights.
bool share_no_strategy(const Vertices& vertices) {
  for (std::size_t s = 0; s < vertices.front().size(); ++s) {
    if (std::ranges::count_if(vertices, [&](const auto& vertex) { return sgn(vertex[s]) != 0; }) > 1)
      return false;
  }
  return true;
}

Kinds kinds_of(const Face& face, std::size_t player) {
  const Vertices& vertices = face.polytopes[player].vertices();
  Kinds kinds;
  std::vector<std::vector<VertexTable>> tables;
  const bool is_told = share_no_strategy(vertices);
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    Polytopes polytopes = face.polytopes;
    polytopes[player] = StrategyPolytope({vertices[v]});
    std::vector<VertexTable> own;
    for (const Condition& condition : face.conditions)
      own.push_back(values_at_all_vertices(condition, polytopes));
    const auto like = is_told ? std::ranges::find(tables, own) : tables.end();
    if (like == tables.end()) {
      kinds.push_back({v});
      tables.push_back(std::move(own));
    } else {
      kinds[static_cast<std::size_t>(like - tables.begin())].push_back(v);
    }
  }
  return kinds;
}

class AlikeVertices {
 public:
  AlikeVertices(const Face& face, const StopTest& stop) : face_(face), image_(face), stop_(stop) {
    for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
      kinds_.push_back(kinds_of(face, i));
      Vertices first;
      for (const auto& kind : kinds_[i]) first.push_back(vertices_of(i)[kind.front()]);
      has_any_ = has_any_ || first.size() < vertices_of(i).size();
      if (first.size() < vertices_of(i).size()) image_.polytopes[i] = StrategyPolytope(std::move(first));
    }
  }

  [[nodiscard]] std::optional<CurvedParts> all() const {
    if (!has_any_) return std::nullopt;
    const std::optional<CurvedParts> images = curved_parts(image_, stop_);
    if (!images || !std::ranges::all_of(images->parts, [&](const auto& part) { return is_told(part); }))
      return std::nullopt;
    CurvedParts found;
    for (const auto& box : images->irrational) {
      if (has_unclear_use(box)) return std::nullopt;
      const InUse used = strategies_in_use(box);
      const std::size_t dimension = more_dimensions(used);
      if (dimension == 0) {
        found.irrational.push_back(box);
        continue;
      }
      // A polytope around a long irrational number is none to tell.
      if (images->parts.size() + images->irrational.size() > 1) return apart(*images);
      CurvedPart part{face_.polytopes, {}, {{dimension, {}, with_alike(used)}}, {}};
      add_conditions(face_, part);
      found.parts.push_back(std::move(part));
    }
    for (const CurvedPart& image : images->parts) {
      std::optional<CurvedPart> part = part_over(image);
      if (!part) return std::nullopt;
      found.parts.push_back(*std::move(part));
    }
    return found;
  }

 private:
  [[nodiscard]] const Vertices& vertices_of(std::size_t player) const {
    return face_.polytopes[player].vertices();
  }

  [[nodiscard]] bool has_alike(std::size_t player) const {
    return kinds_[player].size() < vertices_of(player).size();
  }

  /// Whether it is told by conditions of the face, so that those mapped to it are, too.
  [[nodiscard]] bool is_told(const CurvedPart& image) const {
    return std::ranges::all_of(image.conditions, [&](const Condition& condition) {
      return std::ranges::any_of(face_.conditions, [&](const Condition& own) {
        return own.player == condition.player && own.gain == condition.gain;
      });
    });
  }

  [[nodiscard]] static bool has_unclear_use(const std::vector<std::vector<Enclosure>>& box) {
    return std::ranges::any_of(box, [](const std::vector<Enclosure>& own) {
      return std::ranges::any_of(own,
                                 [](const Enclosure& p) { return sgn(p.lower) <= 0 && sgn(p.upper) > 0; });
    });
  }

  [[nodiscard]] std::optional<CurvedParts> apart(const CurvedParts& images) const {
    std::vector<std::size_t> players(face_.polytopes.size());
    std::iota(players.begin(), players.end(), 0U);
    std::vector<Marker> markers;
    for (const CurvedPart& part : images.parts) {
      const std::size_t before = markers.size();
      for (const CurvedPart::Sample& sample : samples_of(part)) {
        if (!sample.point.empty()) markers.push_back({images.irrational.size(), sample.point});
      }
      if (markers.size() == before) return std::nullopt;
    }
    for (std::size_t k = 0; k < images.irrational.size(); ++k) {
      Marker& marker = markers.emplace_back(Marker{k, {}});
      for (const auto& own : images.irrational[k]) {
        std::vector<Rational>& strategy = marker.strategies.emplace_back();
        for (const Enclosure& p : own) strategy.push_back(p.lower);
      }
    }
    return told_apart(face_, players, std::move(markers), stop_);
  }

  [[nodiscard]] static bool uses(const std::vector<Rational>& vertex, const std::vector<bool>& used) {
    for (std::size_t s = 0; s < vertex.size(); ++s) {
      if (sgn(vertex[s]) != 0) return used[s];
    }
    return false;
  }

  /// By the vertices that are like those in use in the image.
  [[nodiscard]] std::size_t more_dimensions(const InUse& used) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (!has_alike(i)) continue;
      for (const auto& kind : kinds_[i]) {
        if (uses(vertices_of(i)[kind.front()], used[i])) count += kind.size() - 1;
      }
    }
    return count;
  }

  [[nodiscard]] InUse with_alike(InUse used) const {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (!has_alike(i)) continue;
      std::vector<bool> vertices(vertices_of(i).size());
      for (const auto& kind : kinds_[i]) {
        for (const std::size_t v : kind) vertices[v] = uses(vertices_of(i)[kind.front()], used[i]);
      }
      used[i] = strategies_in_use(face_.polytopes[i], vertices);
    }
    return used;
  }

  /// How much of the vertex is in a mix.
  [[nodiscard]] static Rational weight_of(const std::vector<Rational>& vertex,
                                          const std::vector<Rational>& mix) {
    std::size_t s = 0;
    while (sgn(vertex[s]) == 0) ++s;
    return mix[s] / vertex[s];
  }

  /// The vertices of what is mapped to a polytope with these; nothing where they are very many.
  [[nodiscard]] std::optional<Vertices> mapped_to(const Vertices& image, std::size_t player) const {
    if (!has_alike(player)) return image;
    Vertices all;
    for (const auto& mix : image) {
      std::vector<std::vector<Rational>> weights{std::vector<Rational>(vertices_of(player).size())};
      for (const auto& kind : kinds_[player]) {
        const Rational weight = weight_of(vertices_of(player)[kind.front()], mix);
        if (sgn(weight) == 0) continue;
        std::vector<std::vector<Rational>> next;
        for (const std::size_t v : kind) {
          for (const auto& before : weights) next.emplace_back(before)[v] = weight;
        }
        weights = std::move(next);
        if (weights.size() > kMostMembers) return std::nullopt;
      }
      for (const auto& each : weights) all.push_back(mix_of(vertices_of(player), each));
      if (all.size() > kMostMembers) return std::nullopt;
    }
    return all;
  }

  /// In the middle of what is mapped to it.
  [[nodiscard]] Point spread(Point point) const {
    for (std::size_t i = 0; i < point.size(); ++i) {
      if (!has_alike(i)) continue;
      std::vector<Rational> weights(vertices_of(i).size());
      for (const auto& kind : kinds_[i]) {
        for (const std::size_t v : kind) {
          weights[v] = weight_of(vertices_of(i)[kind.front()], point[i]) / Rational(Integer(kind.size()));
        }
      }
      point[i] = mix_of(vertices_of(i), weights);
    }
    return point;
  }

  [[nodiscard]] std::optional<CurvedPart> part_over(const CurvedPart& image) const {
    CurvedPart part{{}, {}, {}, {}};
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      std::optional<Vertices> vertices = mapped_to(image.polytopes[i].vertices(), i);
      if (!vertices) return std::nullopt;
      part.polytopes.emplace_back(*std::move(vertices));
    }
    if (image.conditions.empty()) return part;
    part.conditions = image.conditions;
    for (CurvedPart::Sample sample : image.samples) {
      const InUse used = strategies_in_use(sample);
      sample.dimension += more_dimensions(used);
      if (sample.point.empty()) {
        sample.used = with_alike(used);
      } else {
        sample.point = spread(std::move(sample.point));
      }
      part.samples.push_back(std::move(sample));
    }
    sort_largest_first(part.samples);
    for (const Point& end : image.ends) {
      Polytopes ends;
      for (std::size_t i = 0; i < end.size(); ++i) {
        std::optional<Vertices> vertices = mapped_to({end[i]}, i);
        if (!vertices) return std::nullopt;
        ends.emplace_back(*std::move(vertices));
      }
      add_vertices(ends, part.ends);
      if (part.ends.size() > kMostMembers) return std::nullopt;
    }
    return part;
  }

  const Face& face_;
  /// The face, its polytopes without all but the first of vertices that are alike.
  Face image_;
  const StopTest& stop_;
  std::vector<Kinds> kinds_;
  bool has_any_ = false;
};

}  // namespace

std::optional<CurvedParts> parts_by_alike_vertices(const Face& face, const StopTest& stop) {
  return AlikeVertices(face, stop).all();
}

}  // namespace nashsolve::nplayer
