// What a search that was stopped has to leave open: the nodes that it did not come to, and others that hold
// the maximal Nash subsets that it found and that are not told.
//
// A node for each of these takes as long as telling it. Where they are too many, nodes hold several: the
// smallest face of the tree that all of them lie in, what none of them is tight at being slack. It may hold
// subsets that are told, which the search that goes on then finds again; two nodes never overlap.
#pragma once

#include <cstdint>
#include <vector>

#include "search_run.hpp"

namespace nashsolve::bimatrix {

/// `roots`: what the search began with. `left_out` and `told` are distinct, each maximal and in no open node.
/// So many nodes at most hold subsets of `left_out`, unless it takes more to keep clear of the open ones.
std::vector<OpenNode> open_cover(const std::vector<OpenNode>& roots, std::vector<OpenNode> open,
                                 const std::vector<const NashFaces*>& left_out,
                                 const std::vector<const NashFaces*>& told, std::uint64_t most);

}  // namespace nashsolve::bimatrix
