// Backward induction (Zermelo 1913; Kuhn 1953): in a tree of perfect information whoever moves last chooses
// what pays most, and so does, knowing that, whoever moves before. Choices made so are an equilibrium of
// every subgame.
#pragma once

#include <functional>

#include "explain_page.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve::explain {

/// Whether every player always knows where the play is, and somebody moves.
bool has_perfect_information(const GameTree& tree);

/// A section that walks the tree from its leaves; false, and nothing is written, where `must_stop` became
/// true. Requires perfect information; `objective` says which way payoffs are shown.
bool write_backward_induction(Page& page, const GameTree& tree, Objective objective,
                              const std::function<bool()>& must_stop);

}  // namespace nashsolve::explain
