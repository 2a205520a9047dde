// Supports whose equilibrium conditions can be solved by linear algebra, player by player (faces.hpp): there
// the equilibria are a union of products of polytopes, exactly. Where a face stays that is not linear, it may
// be a curve or more that is known from one player's strategy (curved_parts.hpp). So continua of equilibria
// are found that no isolating search can list.
#pragma once

#include <optional>
#include <vector>

#include "faces.hpp"
#include "support_search.hpp"

namespace nashsolve::nplayer {

/// The closure of the set of equilibria with exactly these supports.
struct SupportFaces {
  std::vector<FoundEquilibrium> points;
  std::vector<EquilibriumProduct> products;
  std::vector<EquilibriumCurve> curves;
  /// Where some condition stays nonlinear; there may be equilibria in them.
  std::vector<Face> open;
};

/// `known`: implied equations that hold at all of them. Nothing where faces_of() gave up.
std::optional<SupportFaces> linear_faces(const SupportSystem& system, const std::vector<Condition>& known,
                                         const StopTest& stop);

}  // namespace nashsolve::nplayer
