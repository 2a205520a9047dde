// The equilibria as pairs of vertex formulas, along the range of the parameter.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "equilibrium_graph.hpp"
#include "feasible_range.hpp"
#include "nashsolve/parametric.hpp"
#include "vertex_formulas.hpp"

namespace nashsolve::parametric {

/// The vertices of one polyhedron, with what is known of them.
struct Polyhedron {
  std::vector<VertexFormula> formulas;
  /// Aligned with the formulas.
  std::vector<FeasibleRange> ranges;
};

/// An open interval on which the same pairs of formulas are equilibria, always with the same tight labels.
struct Stretch {
  std::optional<RealRoot> from;
  std::optional<RealRoot> to;
  /// Positions of formulas, sorted.
  std::vector<VertexPair> pairs;
};

/// A value between two stretches.
struct Crossing {
  RealRoot at;
  /// The vertices at this value, per player: for each its tight labels there, and a formula that has it.
  std::array<std::vector<LabelMask>, 2> tight;
  std::array<std::vector<std::size_t>, 2> formula;
  /// Positions among them, sorted.
  std::vector<VertexPair> pairs;
  /// Of the pairs of the stretch before and the one after, in their order: the labels that are tight at the
  /// points that they tend to.
  std::vector<std::array<LabelMask, 2>> limits_before;
  std::vector<std::array<LabelMask, 2>> limits_after;
};

struct Sweep {
  /// One more than crossings, where the sweep came to its end.
  std::vector<Stretch> stretches;
  std::vector<Crossing> crossings;
  bool is_complete = false;
  /// Values at which some vertex formula begins, ends, or has more tight labels.
  std::size_t events = 0;
};

/// Takes what was swept so far, all of it whole, and says whether to go on.
using Advance = std::function<bool(const Sweep&)>;

/// From the lower end of the range to the upper one. `advance` is called at every event and at the end.
Sweep sweep(const std::array<Polyhedron, 2>& polyhedra, std::size_t label_count, const ParameterRange& range,
            const Advance& advance);

}  // namespace nashsolve::parametric
