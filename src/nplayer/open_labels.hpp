// Between a search and the one before it that was stopped: the open parts of a game of three players and more
// as labels of nodes, and back.
//
// Nodes know the reduced game; a part names each of its strategies by the first one that it stands for. Cells
// of one support are no parts: a support is searched as a whole.
#pragma once

#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "reduction.hpp"
#include "search_node.hpp"

namespace nashsolve::nplayer {

std::vector<OpenPart> open_parts(const std::vector<NodeLabels>& nodes, const Game& game,
                                 const Reduction& reduction);

/// Throws std::invalid_argument where a part names a strategy that its search did not know.
std::vector<NodeLabels> nodes_of(const std::vector<OpenPart>& parts, const Game& game,
                                 const Reduction& reduction);

}  // namespace nashsolve::nplayer
