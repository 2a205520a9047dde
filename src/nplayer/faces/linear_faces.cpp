#include "linear_faces.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common_mix.hpp"
#include "curved_parts.hpp"
#include "part_building.hpp"
#include "two_players.hpp"

namespace nashsolve::nplayer {
namespace {

std::vector<Rational> over_all(const std::vector<Rational>& strategy, const SupportSystem& system,
                               std::size_t player) {
  const std::vector<std::size_t>& support = system.supports()[player];
  std::vector<Rational> all(system.strategies(player));
  for (std::size_t k = 0; k < support.size(); ++k) all[support[k]] = strategy[k];
  return all;
}

std::vector<Vertices> vertices_of(const Polytopes& polytopes) {
  std::vector<Vertices> vertices;
  for (const StrategyPolytope& polytope : polytopes) vertices.push_back(polytope.vertices());
  return vertices;
}

std::vector<std::vector<std::vector<Rational>>> vertices_of(const Polytopes& polytopes,
                                                            const SupportSystem& system) {
  std::vector<std::vector<std::vector<Rational>>> vertices(polytopes.size());
  for (std::size_t i = 0; i < polytopes.size(); ++i) {
    for (const auto& vertex : polytopes[i].vertices()) vertices[i].push_back(over_all(vertex, system, i));
  }
  return vertices;
}

Point over_all(const Point& point, const SupportSystem& system) {
  Point all;
  for (std::size_t i = 0; i < point.size(); ++i) all.push_back(over_all(point[i], system, i));
  return all;
}

CurvedPart::Sample over_all(CurvedPart::Sample sample, const SupportSystem& system) {
  if (!sample.point.empty()) sample.point = over_all(sample.point, system);
  for (std::size_t i = 0; i < sample.used.size(); ++i) {
    std::vector<bool> used(system.strategies(i), false);
    for (std::size_t k = 0; k < sample.used[i].size(); ++k) {
      used[system.supports()[i][k]] = sample.used[i][k];
    }
    sample.used[i] = std::move(used);
  }
  return sample;
}

EquilibriumCurve curve_of(const CurvedPart& part, const SupportSystem& system) {
  EquilibriumCurve curve{system.supports(), vertices_of(part.polytopes, system), {}, {}, {}};
  for (const Condition& condition : part.conditions) {
    curve.conditions.push_back({condition.player, static_cast<std::uint32_t>(condition.strategy),
                                static_cast<std::uint32_t>(system.supports()[condition.player].front()),
                                condition.equality});
  }
  for (const CurvedPart::Sample& sample : part.samples) {
    curve.samples.push_back(over_all(sample, system));
  }
  for (const Point& end : part.ends) curve.ends.push_back(over_all(end, system));
  return curve;
}

/// Whether some strategy of the support is never used: such equilibria belong to smaller ones.
bool is_on_border(const Polytopes& polytopes) {
  return std::any_of(polytopes.begin(), polytopes.end(), [](const StrategyPolytope& polytope) {
    const auto& vertices = polytope.vertices();
    for (std::size_t s = 0; s < vertices.front().size(); ++s) {
      if (std::all_of(vertices.begin(), vertices.end(), [s](const auto& v) { return sgn(v[s]) == 0; })) {
        return true;
      }
    }
    return false;
  });
}

void add_point(const Polytopes& polytopes, const SupportSystem& system, SupportFaces& result) {
  SupportVector<Rational> root;
  for (const StrategyPolytope& polytope : polytopes) root.push_back(polytope.vertices().front());
  // Parts of a face may share a point.
  const bool is_known = std::any_of(result.points.begin(), result.points.end(),
                                    [&](const FoundEquilibrium& known) { return known.exact == root; });
  if (is_known) return;
  if (std::optional<FoundEquilibrium> found = decide_root(system, std::move(root))) {
    result.points.push_back(std::move(*found));
  }
}

/// A face without conditions.
void add_product(const Polytopes& polytopes, const SupportSystem& system, SupportFaces& result) {
  const bool is_point = std::all_of(polytopes.begin(), polytopes.end(), [](const StrategyPolytope& polytope) {
    return polytope.vertices().size() == 1;
  });
  if (is_point) {
    add_point(polytopes, system, result);
  } else {
    result.products.push_back({vertices_of(polytopes, system), {}, {}});
  }
}

/// The equilibrium that is the only point of a face in a box, if it is one; false where that stays open.
bool add_irrational(const SupportBox& box, const SupportSystem& system, const StopTest& stop,
                    SupportFaces& result) {
  SupportVector<double> x;
  for (const auto& own : box) {
    std::vector<double>& values = x.emplace_back();
    // On the border it belongs to smaller supports.
    if (std::any_of(own.begin(), own.end(), [](const Enclosure& p) { return sgn(p.upper) == 0; }))
      return true;
    for (const Enclosure& p : own) values.push_back(nearest_double((p.lower + p.upper) / 2));
  }
  std::optional<CertifiedRoot> root = certify(system, x, kRootBits);
  if (!root || !is_only_solution_within(box, *root)) return false;
  // Faces that were split off one another may share it.
  for (const FoundEquilibrium& known : result.points) {
    if (known.exact) continue;
    if (const auto same = same_root(*known.enclosed, *root); !same || *same) return same.has_value();
  }
  bool undecided = false;
  if (auto found = decide_root(system, *std::move(root), undecided, stop))
    result.points.push_back(*std::move(found));
  return !undecided;
}

/// Whether all strategies are in use.
bool uses_all(const CurvedPart::Sample& sample) {
  return std::ranges::all_of(strategies_in_use(sample), [](const std::vector<bool>& used) {
    return std::ranges::all_of(used, [](bool is_used) { return is_used; });
  });
}

/// Whether a part is shown to have points on the border only.
bool is_on_border(const CurvedPart& part, const Face& face, const StopTest& stop) {
  if (is_on_border(part.polytopes)) return true;
  if (!part.conditions.empty() && std::ranges::none_of(part.samples, uses_all)) return true;
  if (part.conditions.empty() || vertices_of(part.polytopes) == vertices_of(face.polytopes)) return false;
  const auto faces = faces_of(Face{part.polytopes, part.conditions}, stop);
  return faces && std::ranges::all_of(*faces, [](const Face& each) { return is_on_border(each.polytopes); });
}

/// Polytopes within polytopes in which conditions are looked at as a whole.
constexpr unsigned kDeepest = 4;

bool add_within(const Polytopes& polytopes, const SupportSystem& system, unsigned depth_left,
                const StopTest& stop, SupportFaces& result);

/// Whether the face was solved.
bool add_curves(const Face& face, const SupportSystem& system, unsigned depth_left, const StopTest& stop,
                SupportFaces& result) {
  std::optional<CurvedParts> found = curved_parts(face, stop);
  if (!found) return false;
  for (CurvedPart& part : found->parts) {
    if (is_on_border(part, face, stop)) continue;
    std::erase_if(part.conditions, [](const Condition& condition) { return condition.is_implied; });
    add_divided(face, part);
    if (part.conditions.empty()) {
      add_product(part.polytopes, system, result);
      continue;
    }
    // Of a factor nobody's payoffs tell, but in less of the polytopes they may tell all there is.
    if (std::any_of(part.conditions.begin(), part.conditions.end(),
                    [](const Condition& condition) { return condition.strategy == kNobody; })) {
      if (depth_left == 0 || vertices_of(part.polytopes) == vertices_of(face.polytopes) ||
          !add_within(part.polytopes, system, depth_left - 1, stop, result)) {
        return false;
      }
      continue;
    }
    result.curves.push_back(curve_of(part, system));
  }
  return std::all_of(found->irrational.begin(), found->irrational.end(),
                     [&](const SupportBox& box) { return add_irrational(box, system, stop, result); });
}

/// All of the support's equilibria within polytopes.
bool add_within(const Polytopes& polytopes, const SupportSystem& system, unsigned depth_left,
                const StopTest& stop, SupportFaces& result) {
  const auto whole = reduced_face(system, polytopes, stop);
  if (!whole) return false;
  for (const Face& each : *whole) {
    if (each.conditions.empty()) {
      add_product(each.polytopes, system, result);
    } else if (!add_curves(each, system, depth_left, stop, result)) {
      return false;
    }
  }
  return true;
}

/// Of a face with factors of conditions that stay, the whole of what the conditions themselves leave of its
/// polytopes, which may be more of the support's equilibria.
bool add_whole(const Face& face, const SupportSystem& system, const StopTest& stop, SupportFaces& result) {
  if (std::none_of(face.conditions.begin(), face.conditions.end(), [](const Condition& condition) {
        return condition.strategy == kNobody && !condition.is_implied;
      })) {
    return false;
  }
  return add_within(face.polytopes, system, kDeepest, stop, result);
}

bool is_inside(const Polytopes& inner, const Polytopes& outer) {
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (!std::ranges::all_of(inner[i].vertices(), [&](const auto& vertex) {
          return have_common_mix({vertex}, outer[i].vertices());
        })) {
      return false;
    }
  }
  return true;
}

/// Whether all of the one is known to lie in the other.
bool is_inside(const Face& inner, const Face& outer) {
  return is_inside(inner.polytopes, outer.polytopes) &&
         std::ranges::all_of(outer.conditions, [&](const Condition& condition) {
           return holds_everywhere(condition, inner.polytopes) ||
                  std::ranges::any_of(inner.conditions, [&](const Condition& own) {
                    return own.strategy != kNobody && own.strategy == condition.strategy &&
                           own.player == condition.player && (own.equality || !condition.equality);
                  });
         });
}

/// What stays open of it is kept as such.
void add_face(Face face, const SupportSystem& system, const StopTest& stop, SupportFaces& result) {
  if (face.conditions.empty()) {
    add_product(face.polytopes, system, result);
    return;
  }
  if (add_curves(face, system, 0, stop, result) || add_whole(face, system, stop, result)) return;
  std::optional<std::vector<Face>> parts = divided_by_pairs(face, stop);
  if (!parts) {
    result.open.push_back(std::move(face));
    return;
  }
  for (Face& part : *parts) {
    if (!is_on_border(part.polytopes)) add_face(std::move(part), system, stop, result);
  }
}

}  // namespace

std::optional<SupportFaces> linear_faces(const SupportSystem& system, const std::vector<Condition>& known,
                                         const StopTest& stop) {
  std::optional<std::vector<Face>> faces = faces_of(system, known, stop);
  if (!faces) return std::nullopt;
  SupportFaces result;
  std::vector<Face> solved;
  for (const Face& face : *faces) {
    // What is known of the interior alone need not hold where the face's own conditions do.
    if (std::ranges::any_of(face.conditions, &Condition::is_implied)) {
      result.open.push_back(face);
      continue;
    }
    const std::size_t open = result.open.size();
    add_face(face, system, stop, result);
    if (result.open.size() == open) solved.push_back(face);
  }
  std::erase_if(result.open, [&](const Face& face) {
    return std::ranges::any_of(solved, [&](const Face& other) { return is_inside(face, other); });
  });
  return result;
}

}  // namespace nashsolve::nplayer
