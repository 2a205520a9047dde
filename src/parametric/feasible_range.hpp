// Where in the parameter's range a formula is a vertex of the polyhedron.
//
// Between two neighbouring roots of its slacks and its denominator nothing changes: it is a vertex there or
// not, and its tight labels are the same. At a root, more labels are tight; and where the determinants of all
// its bases vanish it may be no vertex, but a point inside of a face.
#pragma once

#include <vector>

#include "nashsolve/parametric.hpp"
#include "vertex_formulas.hpp"

namespace nashsolve::parametric {

struct FeasibleRange {
  struct Event {
    RealRoot at;
    bool is_vertex;
    /// Tight at this value; where it is no vertex, but one to the left or the right, of the point that the
    /// vertex tends to.
    LabelMask tight;
    /// Whether it is a vertex in the values to the right, up to the next event.
    bool is_vertex_after;
  };
  bool is_vertex_at_first = false;
  /// Ascending; those between values at all of which it is no vertex are left out.
  std::vector<Event> events;

  [[nodiscard]] bool is_empty() const { return !is_vertex_at_first && events.empty(); }
};

/// `determinant` is the formula's, or 1 to leave it aside.
FeasibleRange feasible_range(const VertexFormula& formula, const Polynomial& determinant,
                             const ParameterRange& range);

/// A rational number between two values, one of which may be missing.
Rational value_between(RealRoot* lower, RealRoot* upper);

}  // namespace nashsolve::parametric
