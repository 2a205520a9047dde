// The search tree in pieces, so that several machines can search it.
//
// Where a search would cut it for several threads, and then the piece that is estimated to be the largest
// (Knuth 1975, tree_estimate.cpp) at its first branch, until there are enough. A cut is what a search does at
// a node: what it rules out is proved, what it finds is a piece of its own. So the pieces are disjoint and
// hold all maximal Nash subsets whatever was estimated; what resists floating point stays one piece.
#pragma once

#include <cstddef>
#include <vector>

#include "kernels.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

struct TreePiece {
  OpenNode node;
  /// How many nodes it may have.
  double size = 1;
};

/// At least `fewest` pieces where the tree has as many nodes. Where the run was stopped they are not all.
std::vector<TreePiece> cut_tree(const Polytopes& polytopes, const Kernels& kernels, SearchRun& run,
                                std::size_t fewest);

}  // namespace nashsolve::bimatrix
