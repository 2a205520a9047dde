// Tells whoever watches a search how large its tree may be.
#pragma once

#include "polytope.hpp"
#include "stop.hpp"
#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

/// Spends a small part of the time that the search will take. Requires that somebody watches.
void estimate_tree(const Polytopes& exact, const FloatPolytopes& polytopes, StopWatch& stop);

}  // namespace nashsolve::bimatrix
