// The connected components of a face that is not linear (star_system.hpp).
//
// The points over each z are convex, and the face is closed, so its components are the parts over the
// components of Z, the z over which there is a point. Whether there is one is a matter of the signs of
// polynomials in z (sections.hpp). They are constant between the real roots of these, so Z is decided at the
// roots and at one point between neighbours, exactly: the cylindrical algebraic decomposition (Collins 1975)
// of a line.
#pragma once

#include <optional>
#include <vector>

#include "faces.hpp"
#include "nashsolve/solution.hpp"
#include "sample.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Per player a mixed strategy.
using Point = std::vector<std::vector<Rational>>;

/// A connected component: the points of the polytopes at which the conditions hold. Without conditions, a
/// product of polytopes.
struct CurvedPart {
  Polytopes polytopes;
  std::vector<Condition> conditions;
  /// For each of its points one at least that uses the same strategies, and others perhaps, and has the
  /// dimension of what uses the same near the point, or a larger one.
  using Sample = SampleOf<Point>;
  std::vector<Sample> samples;
  /// The vertices over both ends of its interval of z, where these are rational.
  std::vector<Point> ends;
};

struct CurvedParts {
  std::vector<CurvedPart> parts;
  /// Components that are an irrational point each: a box around it, the only point of the face in it.
  std::vector<std::vector<std::vector<Enclosure>>> irrational;

  [[nodiscard]] bool is_empty() const { return parts.empty() && irrational.empty(); }
};

/// Nothing where the face is no star and nobody hangs on one other (hanging_player.hpp), or where `stop` says
/// so.
std::optional<CurvedParts> curved_parts(const Face& face, const StopTest& stop);

/// Whether it has any, where that is told.
std::optional<bool> has_points(const Face& face, const StopTest& stop);

/// The parts of any face; they may meet.
std::optional<CurvedParts> parts_of(Face face, const StopTest& stop);

}  // namespace nashsolve::nplayer
