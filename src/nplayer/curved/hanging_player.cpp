#include "hanging_player.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common_mix.hpp"
#include "part_building.hpp"

namespace nashsolve::nplayer {
namespace {

/// Cells are compared with each other.
constexpr std::size_t kMostCells = 100;
/// A cut compares all pairs of a cell's vertices with all others.
constexpr std::size_t kMostVerticesOfACell = 100;
/// Vertex profiles of a part, which are listed.
constexpr std::size_t kMostEnds = 500;

struct Hanging {
  std::size_t player;
  std::size_t on;
  /// The place of the condition in the face.
  std::size_t condition;
};

std::optional<Hanging> hanging_player(const Face& face) {
  std::vector<std::size_t> conditions(face.polytopes.size(), 0);
  std::vector<std::vector<std::size_t>> players;
  for (const Condition& condition : face.conditions) {
    players.push_back(
        dependences(values_at_vertices(condition, face.polytopes), face.polytopes, condition.player));
    for (const std::size_t player : players.back()) ++conditions[player];
  }
  for (std::size_t k = 0; k < players.size(); ++k) {
    if (players[k].size() != 2) continue;
    // Rather the one with fewer vertices: so many forms cut the other's polytope.
    std::size_t first = players[k][0];
    std::size_t second = players[k][1];
    if (face.polytopes[second].vertices().size() < face.polytopes[first].vertices().size()) {
      std::swap(first, second);
    }
    if (conditions[first] == 1) return Hanging{first, second, k};
    if (conditions[second] == 1) return Hanging{second, first, k};
  }
  return std::nullopt;
}

bool is_inside(const StrategyPolytope& inner, const StrategyPolytope& outer) {
  return std::all_of(inner.vertices().begin(), inner.vertices().end(),
                     [&](const auto& vertex) { return have_common_mix({vertex}, outer.vertices()); });
}

class OverCells {
 public:
  OverCells(const Face& face, const Hanging& hanging, const StopTest& stop)
      : face_(face),
        condition_(face.conditions[hanging.condition]),
        player_(hanging.player),
        on_(hanging.on),
        stop_(stop),
        rest_(face.conditions) {
    rest_.erase(rest_.begin() + static_cast<std::ptrdiff_t>(hanging.condition));
  }

  std::optional<CurvedParts> all() {
    std::optional<std::vector<StrategyPolytope>> feasible = feasible_cells();
    if (!feasible || feasible->size() > kMostCells) return std::nullopt;
    std::vector<StrategyPolytope>& cells = *feasible;
    keep_largest(cells);
    if (stop_()) return std::nullopt;
    if (rest_.empty() && is_connected(cells)) return whole(cells);
    CurvedParts found;
    for (const StrategyPolytope& cell : cells) {
      const std::optional<std::vector<CurvedPart>> parts = parts_without(cell);
      if (!parts) return std::nullopt;
      for (const CurvedPart& part : *parts) {
        if (stop_() || !add_over(part, found)) return std::nullopt;
      }
    }
    return found;
  }

 private:
  /// p_v at the vertices of a polytope of z.
  [[nodiscard]] VertexTable form(std::size_t v, const StrategyPolytope& of) const {
    return values_at_vertices(condition_, around(StrategyPolytope({own_vertices()[v]}), of));
  }

  [[nodiscard]] const Vertices& own_vertices() const { return face_.polytopes[player_].vertices(); }

  /// All others at their first vertices: the condition does not depend on them.
  [[nodiscard]] Polytopes around(const StrategyPolytope& own, const StrategyPolytope& other) const {
    Polytopes polytopes;
    for (std::size_t i = 0; i < face_.polytopes.size(); ++i) {
      polytopes.push_back(i == player_ ? own
                          : i == on_   ? other
                                       : StrategyPolytope({face_.polytopes[i].vertices().front()}));
    }
    return polytopes;
  }

  static VertexTable negated(VertexTable values) {
    for (Rational& value : values) value = -value;
    return values;
  }

  /// Those over which there are points; nothing where there are too many or too large ones.
  [[nodiscard]] std::optional<std::vector<StrategyPolytope>> feasible_cells() const {
    std::vector<StrategyPolytope> cells{face_.polytopes[on_]};
    for (std::size_t v = 0; v < own_vertices().size(); ++v) {
      if (cells.size() > kMostCells) return std::nullopt;
      std::vector<StrategyPolytope> next;
      for (const StrategyPolytope& cell : cells) {
        if (cell.vertices().size() > kMostVerticesOfACell || stop_()) return std::nullopt;
        const VertexTable values = form(v, cell);
        const bool has_both =
            std::any_of(values.begin(), values.end(), [](const Rational& x) { return sgn(x) > 0; }) &&
            std::any_of(values.begin(), values.end(), [](const Rational& x) { return sgn(x) < 0; });
        next.push_back(cell);
        if (!has_both) continue;
        next.push_back(cell);
        next.back().cut(values, false);
        next[next.size() - 2].cut(negated(values), false);
      }
      cells = std::move(next);
    }
    std::vector<StrategyPolytope> feasible;
    for (const StrategyPolytope& cell : cells) {
      if (cell.vertices().size() > kMostVerticesOfACell || stop_()) return std::nullopt;
      bool has_low = false;
      bool has_high = !condition_.equality;
      std::vector<StrategyPolytope> zeros;
      for (std::size_t v = 0; v < own_vertices().size(); ++v) {
        const VertexTable values = form(v, cell);
        has_low = has_low ||
                  std::all_of(values.begin(), values.end(), [](const Rational& x) { return sgn(x) <= 0; });
        has_high = has_high ||
                   std::all_of(values.begin(), values.end(), [](const Rational& x) { return sgn(x) >= 0; });
        StrategyPolytope zero = cell;
        zero.cut(values, true);
        if (!zero.is_empty()) zeros.push_back(std::move(zero));
      }
      if (has_low && has_high) {
        feasible.push_back(cell);
      } else {
        std::move(zeros.begin(), zeros.end(), std::back_inserter(feasible));
      }
    }
    return feasible;
  }

  void keep_largest(std::vector<StrategyPolytope>& cells) const {
    for (std::size_t a = 0; a < cells.size() && !stop_();) {
      bool is_in_another = false;
      for (std::size_t b = 0; b < cells.size() && !is_in_another && !stop_(); ++b) {
        is_in_another = a != b && is_inside(cells[a], cells[b]);
      }
      if (is_in_another) {
        cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(a));
      } else {
        ++a;
      }
    }
  }

  /// All of them, where there are any.
  [[nodiscard]] bool is_connected(const std::vector<StrategyPolytope>& cells) const {
    if (cells.empty()) return false;
    std::vector<bool> is_reached(cells.size(), false);
    std::vector<std::size_t> pending{0};
    is_reached[0] = true;
    while (!pending.empty() && !stop_()) {
      const std::size_t a = pending.back();
      pending.pop_back();
      for (std::size_t b = 0; b < cells.size(); ++b) {
        if (is_reached[b] || !have_common_mix(cells[a].vertices(), cells[b].vertices())) continue;
        is_reached[b] = true;
        pending.push_back(b);
      }
    }
    return std::all_of(is_reached.begin(), is_reached.end(), [](bool reached) { return reached; });
  }

  /// The face as one part.
  std::optional<CurvedParts> whole(const std::vector<StrategyPolytope>& cells) {
    CurvedParts found;
    for (const StrategyPolytope& cell : cells) {
      const auto parts = parts_without(cell);
      if (!parts || !add_over(parts->front(), found)) return std::nullopt;
    }
    // A product is better told as such.
    const auto is_product = [](const CurvedPart& part) { return part.conditions.empty(); };
    if (std::ranges::any_of(found.parts, is_product)) return found;
    CurvedPart all{face_.polytopes, face_.conditions, {}, {}};
    for (CurvedPart& part : found.parts) {
      std::move(part.samples.begin(), part.samples.end(), std::back_inserter(all.samples));
      std::move(part.ends.begin(), part.ends.end(), std::back_inserter(all.ends));
    }
    sort_largest_first(all.samples);
    found.parts.clear();
    found.parts.push_back(std::move(all));
    return found;
  }

  /// Of the other conditions over a cell, the player at its first vertex.
  [[nodiscard]] std::optional<std::vector<CurvedPart>> parts_without(const StrategyPolytope& cell) const {
    Face rest{face_.polytopes, rest_};
    rest.polytopes[on_] = cell;
    rest.polytopes[player_] = StrategyPolytope({own_vertices().front()});
    std::vector<CurvedPart> parts;
    if (rest.conditions.empty()) {
      parts.push_back({std::move(rest.polytopes), {}, {}, {}});
      return parts;
    }
    const auto faces = faces_of(std::move(rest), stop_);
    if (!faces) return std::nullopt;
    for (const Face& each : *faces) {
      if (each.conditions.empty()) {
        parts.push_back({each.polytopes, {}, {}, {}});
        continue;
      }
      std::optional<CurvedParts> found = curved_parts(each, stop_);
      if (!found || !found->irrational.empty()) return std::nullopt;
      for (CurvedPart& part : found->parts) add_divided(each, part);
      std::move(found->parts.begin(), found->parts.end(), std::back_inserter(parts));
    }
    return parts;
  }

  /// The player's strategies at a point.
  [[nodiscard]] StrategyPolytope own_over(const std::vector<Rational>& z) const {
    StrategyPolytope own = face_.polytopes[player_];
    own.cut(values_at_vertices(condition_, around(own, StrategyPolytope({z}))), condition_.equality);
    return own;
  }

  /// Whether no form vanishes at z but those that do all over the polytope.
  [[nodiscard]] bool is_general(const std::vector<Rational>& z, const StrategyPolytope& polytope) const {
    for (std::size_t v = 0; v < own_vertices().size(); ++v) {
      if (sgn(form(v, StrategyPolytope({z})).front()) != 0) continue;
      const VertexTable values = form(v, polytope);
      if (std::any_of(values.begin(), values.end(), [](const Rational& x) { return sgn(x) != 0; }))
        return false;
    }
    return true;
  }

  /// What lies over a part of the other conditions.
  bool add_over(const CurvedPart& below, CurvedParts& found) const {
    CurvedPart part{below.polytopes, below.conditions, {}, {}};
    part.polytopes[player_] = face_.polytopes[player_];
    if (below.conditions.empty() && add_products(part.polytopes, found)) return true;
    part.conditions.push_back(condition_);
    if (!add_samples(below, part.samples)) return false;
    std::vector<Point> ends = below.ends;
    if (below.conditions.empty()) {
      std::size_t count = 1;
      for (const StrategyPolytope& polytope : below.polytopes) count *= polytope.vertices().size();
      if (count > kMostEnds) return false;
      add_vertices(below.polytopes, ends);
    }
    for (const Point& end : ends) {
      const StrategyPolytope own = own_over(end[on_]);
      for (const auto& vertex : own.vertices()) {
        part.ends.push_back(end);
        part.ends.back()[player_] = vertex;
      }
    }
    found.parts.push_back(std::move(part));
    return true;
  }

  /// The faces of a polytope of z on which some of the forms, none of which has both signs, vanish, the
  /// polytope itself first. Inside of each the player's strategies are of one dimension. Nothing where there
  /// are too many.
  [[nodiscard]] std::optional<std::vector<StrategyPolytope>> faces_by_forms(
      const StrategyPolytope& all) const {
    std::vector<StrategyPolytope> faces{all};
    for (std::size_t k = 0; k < faces.size(); ++k) {
      if (faces.size() > kMostCells || stop_()) return std::nullopt;
      for (std::size_t v = 0; v < own_vertices().size(); ++v) {
        const VertexTable values = form(v, faces[k]);
        Vertices zeros;
        for (std::size_t u = 0; u < values.size(); ++u) {
          if (sgn(values[u]) == 0) zeros.push_back(faces[k].vertices()[u]);
        }
        const auto is_same = [&](const StrategyPolytope& face) { return face.vertices() == zeros; };
        if (!zeros.empty() && std::ranges::none_of(faces, is_same)) {
          faces.emplace_back(std::move(zeros));
        }
      }
    }
    return faces;
  }

  /// Of what lies over a part.
  bool add_samples(const CurvedPart& below, std::vector<CurvedPart::Sample>& samples) const {
    const auto faces = faces_by_forms(below.polytopes[on_]);
    if (!faces) return false;
    for (const StrategyPolytope& face : *faces) {
      const bool is_all = face.vertices().size() == below.polytopes[on_].vertices().size();
      for (CurvedPart::Sample& sample : is_all ? samples_of(below) : samples_within(below, face)) {
        add_sample(over(std::move(sample), face), samples);
      }
    }
    sort_largest_first(samples);
    return !samples.empty();
  }

  /// Of what of a part is over a face.
  [[nodiscard]] std::vector<CurvedPart::Sample> samples_within(const CurvedPart& below,
                                                               const StrategyPolytope& face) const {
    Face within{below.polytopes, below.conditions};
    within.polytopes[on_] = face;
    std::vector<CurvedPart::Sample> samples;
    const auto parts = parts_of(within, stop_);
    if (!parts) {
      samples.push_back(middle_of(within.polytopes));
      samples.back().dimension = std::min(samples.back().dimension, below.samples.front().dimension);
      samples.back().used = strategies_in_use(samples.back());
      samples.back().point.clear();
      samples.back().is_bound = true;
      return samples;
    }
    for (const CurvedPart& part : parts->parts)
      std::ranges::move(samples_of(part), std::back_inserter(samples));
    for (const auto& box : parts->irrational) samples.push_back({0, {}, strategies_in_use(box)});
    return samples;
  }

  /// What a sample below, of what is over a face of the z, comes to. Only inside of the face the player's
  /// strategies are known to be of one dimension.
  [[nodiscard]] CurvedPart::Sample over(CurvedPart::Sample sample, const StrategyPolytope& face) const {
    const bool is_inside_face = !sample.point.empty() && is_general(sample.point[on_], face);
    const StrategyPolytope own =
        own_over(is_inside_face ? sample.point[on_] : middle_of(Polytopes{face}).point.front());
    CurvedPart::Sample middle = middle_of(Polytopes{own});
    sample.dimension += middle.dimension;
    if (is_inside_face) {
      sample.point[player_] = std::move(middle.point.front());
      return sample;
    }
    sample.used = strategies_in_use(sample);
    sample.used[player_] = strategies_in_use(middle).front();
    sample.point.clear();
    sample.is_bound = true;
    return sample;
  }

  /// Where the condition is solved after all, over so small a part.
  bool add_products(const Polytopes& polytopes, CurvedParts& found) const {
    const auto faces = faces_of(Face{polytopes, {condition_}}, stop_);
    if (!faces || std::any_of(faces->begin(), faces->end(),
                              [](const Face& each) { return !each.conditions.empty(); })) {
      return false;
    }
    for (const Face& each : *faces) found.parts.push_back({each.polytopes, {}, {}, {}});
    return true;
  }

  const Face& face_;
  const Condition& condition_;
  std::size_t player_;
  std::size_t on_;
  const StopTest& stop_;
  std::vector<Condition> rest_;
};

}  // namespace

std::optional<CurvedParts> parts_over_cells(const Face& face, const StopTest& stop) {
  const std::optional<Hanging> hanging = hanging_player(face);
  if (!hanging) return std::nullopt;
  return OverCells(face, *hanging, stop).all();
}

}  // namespace nashsolve::nplayer
