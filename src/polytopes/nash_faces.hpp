// What a search finds: maximal Nash subsets as pairs of faces of the best-response polytopes (Jansen 1981).
#pragma once

#include <array>
#include <optional>

#include "label_set.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::bimatrix {

struct FaceVertex {
  /// All labels tight at it.
  LabelSet tight;
  /// Rescaled to probabilities.
  MixedStrategy strategy;
};

/// A face of a best-response polytope.
struct Face {
  /// All labels tight on the whole of it.
  LabelSet tight;
  /// Where it is a single point: that point, rescaled to probabilities.
  std::optional<MixedStrategy> point;
  /// Where it is larger, one of its vertices, for where there is no time to list them.
  std::optional<FaceVertex> vertex = std::nullopt;
};

/// A maximal Nash subset: every x in the first face with every y in the second.
struct NashFaces {
  std::array<Face, 2> faces;
  /// Where it is a regular equilibrium whose index was computed on the way.
  std::optional<int> index;
};

}  // namespace nashsolve::bimatrix
