#include "piece_relations.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "common_mix.hpp"
#include "curved_parts.hpp"
#include "faces.hpp"
#include "implied.hpp"

namespace nashsolve::nplayer {
namespace {

/// Of a polytope of which the facets are found.
constexpr std::size_t kMostVertices = 12;

bool is_one_of(const Probabilities& strategy, const std::vector<Probabilities>& vertices) {
  return std::any_of(vertices.begin(), vertices.end(),
                     [&](const Probabilities& other) { return compare(strategy, other) == 0; });
}

/// Whether the strategy is one of the vertices or, if it is exact, a mix of those that are.
bool is_mix(const Probabilities& strategy, const std::vector<Probabilities>& vertices) {
  if (is_one_of(strategy, vertices)) return true;
  if (!is_exact(strategy)) return false;
  const auto around = exact_vertices(vertices);
  return around.size() > 1 && have_common_mix(exact_vertices({strategy}), around);
}

Condition condition_of(const Game& game, const PayoffCondition& named) {
  Condition condition;
  condition.player = named.player;
  condition.equality = named.is_equation;
  condition.strategy = named.strategy;
  const std::size_t stride = game.stride(named.player);
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    if (cell / stride % game.strategy_count(named.player) != 0) continue;
    condition.gain.emplace_back(game.payoff(named.player, cell + named.strategy * stride) -
                                game.payoff(named.player, cell + named.reference * stride));
  }
  return condition;
}

/// At an exact point.
bool holds_at(const Condition& condition, const Vertex& vertex) {
  Polytopes point;
  for (const Probabilities& own : vertex) point.emplace_back(exact_vertices({own}));
  return holds_everywhere(condition, point);
}

/// Whether the condition holds at all vertex profiles, and so in all of the product.
bool holds_on(const Game& game, const PayoffCondition& named, const Piece& piece) {
  const Condition condition = condition_of(game, named);
  bool holds = true;
  for_each_vertex(piece, [&](const Vertex& vertex) { holds = holds && holds_at(condition, vertex); });
  return holds;
}

bool is_known_exactly(const Piece& piece) {
  return std::all_of(piece.vertices.begin(), piece.vertices.end(), [](const auto& own) {
    return std::all_of(own.begin(), own.end(), [](const Probabilities& each) { return is_exact(each); });
  });
}

/// Whether an enclosed profile, the only solution of its supports' equations around it, lies on the curve:
/// where they hold on the curve, too, it is one of the points, and on nothing that is more than a point.
std::optional<bool> is_on_curve(const Game& game, const Piece& enclosed, const Piece& curve,
                                const StopTest& stop) {
  Face face;
  for (std::size_t i = 0; i < curve.vertices.size(); ++i) {
    const Probabilities& own = enclosed.vertices[i].front();
    Vertices pure;
    for (std::uint32_t s = 0; s < own.size(); ++s) {
      if (sgn(own[s].upper) == 0) continue;
      pure.emplace_back(own.size())[s] = 1;
      const auto first = static_cast<std::uint32_t>(
          std::find_if(own.begin(), own.end(), [](const Enclosure& p) { return sgn(p.upper) != 0; }) -
          own.begin());
      if (s != first) face.conditions.push_back(condition_of(game, {i, s, first, true}));
    }
    std::optional<StrategyPolytope> part =
        StrategyPolytope::common_part(exact_vertices(curve.vertices[i]), pure, stop);
    if (!part || part->vertices().size() > kMostVertices) return std::nullopt;
    if (part->is_empty()) return false;
    face.polytopes.emplace_back(*std::move(part));
  }
  for (const PayoffCondition& named : curve.conditions) {
    face.conditions.push_back(condition_of(game, named));
  }
  std::optional<CurvedParts> found = parts_of(std::move(face), stop);
  if (!found) return std::nullopt;
  std::vector<Vertex> points;
  for (const CurvedPart& part : found->parts) {
    Vertex& point = points.emplace_back();
    for (const StrategyPolytope& polytope : part.polytopes) {
      if (polytope.vertices().size() == 1) {
        Probabilities& own = point.emplace_back();
        for (const Rational& p : polytope.vertices().front()) own.push_back({p, p});
      }
    }
    if (point.size() < part.polytopes.size()) points.pop_back();
  }
  std::move(found->irrational.begin(), found->irrational.end(), std::back_inserter(points));
  bool is_decided = true;
  for (const Vertex& point : points) {
    bool is_inside = true;
    bool is_outside = false;
    for (std::size_t i = 0; i < point.size(); ++i) {
      for (std::size_t s = 0; s < point[i].size(); ++s) {
        const Enclosure& around = enclosed.alone_within[i][s];
        const Enclosure& bounds = enclosed.vertices[i].front()[s];
        is_inside = is_inside && around.lower <= point[i][s].lower && point[i][s].upper <= around.upper;
        is_outside = is_outside || point[i][s].upper < bounds.lower || bounds.upper < point[i][s].lower;
      }
    }
    if (is_inside) return true;
    is_decided = is_decided && is_outside;
  }
  return is_decided ? std::optional(false) : std::nullopt;
}

/// Whether the conditions of both hold somewhere in both curves' or products' polytopes.
std::optional<bool> curve_meets(const Game& game, const Piece& curve, const Piece& other,
                                const StopTest& stop) {
  Face face;
  for (std::size_t i = 0; i < curve.vertices.size(); ++i) {
    std::optional<StrategyPolytope> part = StrategyPolytope::common_part(
        exact_vertices(curve.vertices[i]), exact_vertices(other.vertices[i]), stop);
    if (!part || part->vertices().size() > kMostVertices) return std::nullopt;
    if (part->is_empty()) return false;
    face.polytopes.emplace_back(*std::move(part));
  }
  for (const Piece* piece : {&curve, &other}) {
    for (const PayoffCondition& named : piece->conditions) {
      face.conditions.push_back(condition_of(game, named));
    }
  }
  const std::optional<std::vector<Face>> faces = faces_of(std::move(face), stop);
  if (!faces) return std::nullopt;
  bool is_decided = true;
  for (const Face& each : *faces) {
    const std::optional<bool> has_some = each.conditions.empty() ? true : has_points(each, stop);
    if (has_some == true) return true;
    is_decided = is_decided && has_some;
  }
  return is_decided ? std::optional(false) : std::nullopt;
}

/// Whether some probability is larger all over one of the polytopes than all over the other.
bool are_apart(const Piece& a, const Piece& b) {
  const auto is_less = [](const auto& smaller, const auto& larger, std::size_t s) {
    return std::ranges::all_of(smaller, [&](const Probabilities& v) {
      return std::ranges::all_of(larger, [&](const Probabilities& w) { return v[s].upper < w[s].lower; });
    });
  };
  for (std::size_t i = 0; i < a.vertices.size(); ++i) {
    for (std::size_t s = 0; s < a.vertices[i].front().size(); ++s) {
      if (is_less(a.vertices[i], b.vertices[i], s) || is_less(b.vertices[i], a.vertices[i], s)) return true;
    }
  }
  return false;
}

/// Whether one of the curve's known points is none of the other piece.
bool has_point_outside(const Game& game, const Piece& curve, const Piece& other) {
  const auto is_outside = [&](const Vertex& point) {
    for (std::size_t i = 0; i < point.size(); ++i) {
      if (!is_mix(point[i], other.vertices[i])) return true;
    }
    return !std::ranges::all_of(other.conditions, [&](const PayoffCondition& each) {
      return holds_at(condition_of(game, each), point);
    });
  };
  return std::ranges::any_of(
             curve.samples,
             [&](const auto& sample) { return !sample.point.empty() && is_outside(sample.point); }) ||
         std::ranges::any_of(curve.ends, is_outside);
}

/// Questions to `stop` after which what is beyond a facet or a condition is left, and taken for something.
/// With four times as many a 2x2x3x2 game with an indifferent player took 4.4 s in place of 2.7.
constexpr std::uint64_t kMostStepsBeyond = 500;

/// Whether faces_of() leaves nothing of a face but where this holds.
template <class Holds>
bool is_nothing_beyond(Face face, const Holds& holds, const StopTest& stop_of_all) {
  std::uint64_t steps = 0;
  const StopTest stop = [&] { return ++steps > kMostStepsBeyond || stop_of_all(); };
  const std::optional<std::vector<Face>> faces = faces_of(std::move(face), stop);
  return faces && std::ranges::all_of(*faces, [&](const Face& each) {
           if (holds(each.polytopes)) return true;
           if (each.conditions.empty()) return false;
           return has_points(each, stop) == false;
         });
}

/// Whether a curve is cut off by a halfspace nowhere but in its plane.
bool is_within(const Face& curve, const Halfspace& halfspace, std::size_t player, const StopTest& stop) {
  const auto is_at_most_0 = [&](const Polytopes& polytopes) {
    return std::ranges::all_of(polytopes[player].vertices(),
                               [&](const auto& vertex) { return sgn(halfspace.at(vertex)) <= 0; });
  };
  Face beyond = curve;
  std::vector<Rational> values;
  for (const auto& vertex : curve.polytopes[player].vertices()) values.emplace_back(-halfspace.at(vertex));
  beyond.polytopes[player].cut(values, false);
  return beyond.polytopes[player].is_empty() || is_nothing_beyond(std::move(beyond), is_at_most_0, stop);
}

/// Whether the condition is shown to hold on the curve, as it holds on all of the curve on which it is at
/// least 0.
bool is_within(const Face& curve, Condition condition, const StopTest& stop) {
  if (condition.equality) {
    Condition other = condition;
    other.equality = false;
    for (Rational& value : other.gain) value = -value;
    if (!is_within(curve, std::move(other), stop)) return false;
  }
  condition.equality = false;
  Face beyond = curve;
  Condition& more = beyond.conditions.emplace_back(condition);
  more.strategy = kNobody;
  for (Rational& value : more.gain) value = -value;
  const auto holds = [&](const Polytopes& polytopes) { return holds_everywhere(condition, polytopes); };
  return is_nothing_beyond(std::move(beyond), holds, stop);
}

/// Whether it is shown to follow from the curve's conditions that the strategies of these players lie in the
/// other piece's polytopes, and that these conditions hold.
bool follow(const Game& game, const Piece& curve, const Piece& other, const std::vector<std::size_t>& players,
            const std::vector<PayoffCondition>& named, const StopTest& stop) {
  Face face;
  for (const auto& own : curve.vertices) face.polytopes.emplace_back(exact_vertices(own));
  for (const PayoffCondition& each : curve.conditions) face.conditions.push_back(condition_of(game, each));
  const Implications implications(face.conditions, face.polytopes, stop);
  if (!std::ranges::all_of(named, [&](const PayoffCondition& each) {
        const Condition condition = condition_of(game, each);
        return implications.include(condition) || is_within(face, condition, stop);
      })) {
    return false;
  }
  return std::ranges::all_of(players, [&](std::size_t player) {
    const auto vertices = exact_vertices(other.vertices[player]);
    if (vertices.size() < other.vertices[player].size() || vertices.size() > kMostVertices) return false;
    const std::vector<Halfspace> around = StrategyPolytope::halfspaces_around(vertices, stop);
    return !stop() && std::ranges::all_of(around, [&](const Halfspace& halfspace) {
      return implications.include(halfspace, player) ||
             (!halfspace.is_plane && is_within(face, halfspace, player, stop));
    });
  });
}

}  // namespace

std::vector<Uses> uses_of_all(const std::vector<Piece>& pieces) {
  std::vector<Uses> result;
  for (const Piece& piece : pieces) {
    Uses& uses = result.emplace_back();
    for (const auto& own : piece.vertices) {
      std::vector<bool>& surely = uses.surely.emplace_back(own.front().size(), true);
      std::vector<bool>& perhaps = uses.perhaps.emplace_back(own.front().size(), false);
      for (const Probabilities& vertex : own) {
        for (std::size_t s = 0; s < vertex.size(); ++s) {
          if (sgn(vertex[s].lower) <= 0) surely[s] = false;
          if (sgn(vertex[s].upper) > 0) perhaps[s] = true;
        }
      }
    }
  }
  return result;
}

bool may_be_within(const Uses& inner, const Uses& outer) {
  for (std::size_t i = 0; i < inner.surely.size(); ++i) {
    for (std::size_t s = 0; s < inner.surely[i].size(); ++s) {
      if (inner.surely[i][s] && !outer.perhaps[i][s]) return false;
    }
  }
  return true;
}

bool is_contained(const Game& game, const Piece& inner, const Piece& outer, const StopTest& stop) {
  if (outer.is_curve() && !is_known_exactly(inner)) return false;
  if (inner.is_curve() && has_point_outside(game, inner, outer)) return false;
  std::vector<std::size_t> wider;
  for (std::size_t i = 0; i < inner.vertices.size(); ++i) {
    // With two players the pieces are faces of the same polytopes, and their vertices tell.
    if (!std::ranges::all_of(inner.vertices[i], [&](const Probabilities& vertex) {
          return inner.vertices.size() > 2 ? is_mix(vertex, outer.vertices[i])
                                           : is_one_of(vertex, outer.vertices[i]);
        })) {
      if (!inner.is_curve()) return false;
      wider.push_back(i);
    }
  }
  std::vector<PayoffCondition> others;
  std::ranges::copy_if(outer.conditions, std::back_inserter(others), [&](const PayoffCondition& each) {
    PayoffCondition equation = each;
    equation.is_equation = true;
    return std::ranges::count(inner.conditions, each) == 0 &&
           std::ranges::count(inner.conditions, equation) == 0 && !holds_on(game, each, inner);
  });
  if (wider.empty() && others.empty()) return true;
  return inner.is_curve() && follow(game, inner, outer, wider, others, stop);
}

bool is_enclosure_of_vertex(const Piece& enclosed, const Piece& other) {
  if (vertex_count(enclosed) != 1 || other.is_curve()) return false;
  for (std::size_t i = 0; i < enclosed.vertices.size(); ++i) {
    const Probabilities& bounds = enclosed.vertices[i].front();
    if (std::none_of(other.vertices[i].begin(), other.vertices[i].end(), [&](const Probabilities& vertex) {
          if (!is_exact(vertex)) return false;
          for (std::size_t s = 0; s < bounds.size(); ++s) {
            const bool is_used = sgn(vertex[s].lower) != 0;
            if (is_used != (sgn(bounds[s].upper) != 0) || vertex[s].lower < bounds[s].lower ||
                vertex[s].lower > bounds[s].upper) {
              return false;
            }
          }
          return true;
        })) {
      return false;
    }
  }
  return true;
}

std::optional<bool> meet(const Game& game, const Piece& a, const Piece& b, const StopTest& stop) {
  if (a.is_curve() || b.is_curve()) {
    const Piece& curve = a.is_curve() ? a : b;
    const Piece& other = a.is_curve() ? b : a;
    // Regular equilibria are isolated (van Damme 1991).
    if (other.regular == true || are_apart(curve, other)) return false;
    if (is_known_exactly(other)) return curve_meets(game, curve, other, stop);
    if (vertex_count(other) > 1) return std::nullopt;
    return is_on_curve(game, other, curve, stop);
  }
  for (std::size_t i = 0; i < a.vertices.size(); ++i) {
    const auto own = exact_vertices(a.vertices[i]);
    const auto other = exact_vertices(b.vertices[i]);
    if (own.empty() || other.empty() || !have_common_mix(own, other)) return false;
  }
  return true;
}

}  // namespace nashsolve::nplayer
