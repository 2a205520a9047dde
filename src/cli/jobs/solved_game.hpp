// A game, or a tree, as it was read, with what was found and verified of it.
#pragma once

#include <optional>

#include "nashsolve/large_tree.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/verify.hpp"
#include "tree_equilibrium.hpp"

namespace nashsolve::cli {

struct SolvedGame {
  LoadedGame loaded;
  VerifiedSolution verified;
};

/// A tree without its strategic form, with the one equilibrium that was looked for.
struct SolvedTree {
  LargeTree large;
  Status status;
  std::optional<TreeEquilibrium> equilibrium;
};

}  // namespace nashsolve::cli
