// Optimal behaviour in a two-player tree of constant sum with perfect recall, by one linear program in the
// players' sequences (Romanovskii 1962; Koller, Megiddo and von Stengel 1996).
#pragma once

#include <functional>
#include <optional>

#include "play.hpp"
#include "tree_equilibrium.hpp"

namespace nashsolve::tree {

/// Of both players; nothing where `must_stop` became true.
std::optional<Behavior> optimal_behavior(const GameTree& tree, const ProgramSolver& maximise,
                                         const std::function<bool()>& must_stop);

}  // namespace nashsolve::tree
