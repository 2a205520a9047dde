// Between a search and the one before it that was stopped: the open parts and the subsets of an earlier
// solution as labels of the polytopes, and back.
//
// The polytopes have one of each kind of identical strategies, which is always the first of them: labels of
// a solution name no other.
#pragma once

#include <array>
#include <vector>

#include "duplicates.hpp"
#include "nashsolve/solution.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

OpenNode whole_tree(const Polytopes& polytopes);
/// The node that holds this maximal Nash subset and nothing else.
OpenNode node_of(const NashFaces& subset);

struct Continuation {
  std::vector<OpenNode> nodes;
  /// The subsets that lie in no node. Where it was time to stop, those that are not computed anew have nodes.
  std::vector<NashFaces> found;
};

/// Requires exact profiles that fit the game. Throws std::invalid_argument where a subset is
/// no maximal Nash subset of the game, where it comes twice, or where a label names none of the polytopes'.
Continuation continue_from(const Solution& earlier, const std::array<MergedStrategies, 2>& merged,
                           const Polytopes& polytopes, const StopTest& must_stop);

std::vector<OpenPart> open_parts(const std::vector<OpenNode>& nodes,
                                 const std::array<MergedStrategies, 2>& merged);

}  // namespace nashsolve::bimatrix
