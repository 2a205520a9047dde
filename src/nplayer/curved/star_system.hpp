// Conditions on segments of mixed strategies that one player, the root, holds together.
//
// Each player's polytope is a point or a segment, t from 0 to 1 between its ends. Once the root's t = z is
// known, every condition is affine in one other player's t, a leaf's:
//     p(z) + q(z) t <= 0, or = 0,
// p and q polynomials, and the points over z are a product of intervals. A condition that depends on more
// players comes to this form where all but one of them are known from z: an equation that depends on the root
// and on player y alone, m(z) t_y + n(z) = 0, says t_y = -n/m. It has no factor, so m and n have no common
// root and m is not 0 at a solution; the other conditions are multiplied by m^2.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "faces.hpp"
#include "nashsolve/polynomial.hpp"

namespace nashsolve::nplayer {

/// constant(z) + slope(z) t <= 0.
struct LeafCondition {
  Polynomial constant;
  Polynomial slope;
};

struct Leaf {
  std::size_t player;
  /// Equations as two; 0 <= t <= 1 among them.
  std::vector<LeafCondition> conditions;
};

struct StarSystem {
  std::size_t root;
  std::vector<Leaf> leaves;
};

/// Nothing where no player is such a root, some player's polytope has more than two
/// vertices, or numbers are very long. Requires a
/// face of faces_of().
std::optional<StarSystem> star_system(const Face& face);

}  // namespace nashsolve::nplayer
