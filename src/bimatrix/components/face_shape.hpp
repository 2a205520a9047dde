// A face of a best-response polytope without its list of vertices: dimension, facets, a point inside.
//
// A face that is closed under its tight labels has as many dimensions as its dictionary has columns, and a
// label's inequality is one of those that make it exactly where the part of it on which the label is tight, a
// facet, has one dimension less (Ziegler 1995, Lectures on Polytopes, section 2.1). At a vertex with one
// basis every column is a facet's, and so is a row that alone ends an edge; of other labels the part is
// closed.
#pragma once

#include <cstddef>
#include <vector>

#include "label_set.hpp"
#include "nashsolve/profile.hpp"
#include "polytope.hpp"
#include "work_meter.hpp"

namespace nashsolve::bimatrix {

struct FaceShape {
  std::size_t dimension = 0;
  /// A vertex whose owner's opponent can get no more anywhere on the face.
  MixedStrategy best;
  /// No other labels are tight at it than on the whole face.
  MixedStrategy inside;
  /// Of each facet, the labels that are tight on it and not on the whole face, by the first of them.
  std::vector<LabelSet> facets;
  /// Labels that are tight nowhere on the face.
  LabelSet slack;
};

/// Requires a closed face that does not contain 0.
FaceShape shape_of(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter);

/// Whether two closed faces meet.
bool do_meet(const Polytope& polytope, const LabelSet& a, const LabelSet& b, WorkMeter& meter);

}  // namespace nashsolve::bimatrix
