// Tells whoever watches a search how large its tree may be.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "polytope.hpp"
#include "stop.hpp"
#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

/// For a tree that is cut at `frontier`, with so many nodes above. Spends a small part of the time that the
/// search will take. Requires that somebody watches. Returns the estimate for each part.
std::vector<double> estimate_tree(const Polytopes& exact, const FloatPolytopes& polytopes,
                                  std::uint64_t trunk_nodes,
                                  const std::vector<std::unique_ptr<SearchNode>>& frontier, StopWatch& stop);

}  // namespace nashsolve::bimatrix
