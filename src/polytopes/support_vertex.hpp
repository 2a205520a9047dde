// The regular equilibrium at two complementary sets of labels: each polytope's vertex that has exactly its
// set tight, as many labels as the polytope has dimensions, is the solution of the support's indifference
// equations.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "label_set.hpp"
#include "nash_faces.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

/// The equilibrium with the labels `p` tight in P and `q` in Q, and its index (Shapley 1974; see index.hpp),
/// where the two sets together are all labels, none is in both, both systems have one solution, and every
/// other label is slack; nothing otherwise (whoever asks then looks for degenerate answers). No label is
/// tight on both sides, so that the equilibrium is isolated and quasi-strict, that is, regular. `spend` is
/// told the work with large integers as it is done, and may throw.
std::optional<NashFaces> regular_equilibrium(const Polytopes& polytopes, const LabelSet& p, const LabelSet& q,
                                             const std::function<void(std::size_t)>& spend = {});

}  // namespace nashsolve::bimatrix
