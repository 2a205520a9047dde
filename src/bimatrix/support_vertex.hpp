// The exact vertex of a best-response polytope that has exactly the given labels tight, as many as the
// polytope has dimensions: the solution of the support's indifference equations.
#pragma once

#include <optional>

#include "label_set.hpp"
#include "nashsolve/profile.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

struct NondegenerateVertex {
  MixedStrategy strategy;
  /// Of the support's payoff matrix, rows by slack and columns by variable.
  int determinant_sign;
};

/// The vertex, rescaled to probabilities, where the system has one solution and every label outside `tight`
/// is slack at it; nothing otherwise (whoever asks then looks for degenerate answers).
std::optional<NondegenerateVertex> nondegenerate_vertex(const Polytope& polytope, const LabelSet& tight);

}  // namespace nashsolve::bimatrix
