#include "linear_faces.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::nplayer {
namespace {

bool is_point(const Face& face) {
  return std::all_of(face.polytopes.begin(), face.polytopes.end(),
                     [](const StrategyPolytope& polytope) { return polytope.vertices().size() == 1; });
}

EquilibriumProduct product_of(const Face& face, const SupportSystem& system) {
  EquilibriumProduct product;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    const std::vector<std::size_t>& support = system.supports()[i];
    std::vector<std::vector<Rational>>& own = product.vertices.emplace_back();
    for (const auto& vertex : face.polytopes[i].vertices()) {
      std::vector<Rational>& strategy = own.emplace_back(system.strategies(i));
      for (std::size_t k = 0; k < support.size(); ++k) strategy[support[k]] = vertex[k];
    }
  }
  return product;
}

}  // namespace

std::optional<SupportFaces> linear_faces(const SupportSystem& system, const StopTest& stop) {
  std::optional<std::vector<Face>> faces = faces_of(system, stop);
  if (!faces) return std::nullopt;
  SupportFaces result;
  for (Face& face : *faces) {
    if (!face.conditions.empty()) {
      result.open.push_back(std::move(face));
    } else if (is_point(face)) {
      SupportVector<Rational> root;
      for (const StrategyPolytope& polytope : face.polytopes) root.push_back(polytope.vertices().front());
      // Parts of a face may share a point.
      const bool is_known = std::any_of(result.points.begin(), result.points.end(),
                                        [&](const FoundEquilibrium& known) { return known.exact == root; });
      if (is_known) continue;
      if (std::optional<FoundEquilibrium> found = decide_root(system, std::move(root))) {
        result.points.push_back(std::move(*found));
      }
    } else {
      result.products.push_back(product_of(face, system));
    }
  }
  return result;
}

}  // namespace nashsolve::nplayer
