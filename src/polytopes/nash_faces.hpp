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

/// The point that it is, or a vertex, where one is known; else null.
inline const MixedStrategy* known_point(const Face& face) {
  if (face.point) return &*face.point;
  return face.vertex ? &face.vertex->strategy : nullptr;
}

/// A maximal Nash subset: every x in the first face with every y in the second.
struct NashFaces {
  std::array<Face, 2> faces;
  /// Where it is a regular equilibrium whose index was computed on the way.
  std::optional<int> index;
};

/// How many strategies the known points use.
inline std::size_t used_in(const NashFaces& subset) {
  std::size_t used = 0;
  for (const Face& face : subset.faces) {
    if (const MixedStrategy* const point = known_point(face)) used += point->support().size();
  }
  return used;
}

}  // namespace nashsolve::bimatrix
