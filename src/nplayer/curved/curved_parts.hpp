// The connected components of a face that is not linear (star_system.hpp).
//
// The points over each z are convex, and the face is closed, so its components are the parts over the
// components of Z, the z over which there is a point. Intervals of t have a point in common exactly if every
// two have (Helly), which is a matter of the signs of polynomials in z. They are constant between the real
// roots of these, so Z is decided at the roots and at one point between neighbours, exactly: the cylindrical
// algebraic decomposition (Collins 1975) of a line.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "faces.hpp"

namespace nashsolve::nplayer {

/// Per player a mixed strategy.
using Point = std::vector<std::vector<Rational>>;

/// A connected component: the points of the polytopes at which the conditions hold. Without conditions, a
/// product of polytopes.
struct CurvedPart {
  Polytopes polytopes;
  std::vector<Condition> conditions;
  /// Points near which it has the dimension given, one in each piece that it consists of; the first has the
  /// largest.
  struct Sample {
    std::size_t dimension;
    Point point;
  };
  std::vector<Sample> samples;
  /// The vertices over both ends of its interval of z, where these are rational.
  std::vector<Point> ends;
};

/// Nothing where the face is no star, or has an irrational point of its own.
std::optional<std::vector<CurvedPart>> curved_parts(const Face& face);

}  // namespace nashsolve::nplayer
