// The one equilibrium that was found of a tree whose strategic form is out of reach, as text and as JSON.
#pragma once

#include <optional>

#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/tree.hpp"
#include "tree_equilibrium.hpp"

namespace nashsolve {

struct TreeResult {
  const GameTree& tree;
  const Source& source;
  /// `limit` where one equilibrium was asked for, `undecided` where more may have been wanted, else why there
  /// is none.
  Status status;
  const std::optional<TreeEquilibrium>& equilibrium;
};

void write_tree_text(const TreeResult& result, const TextOptions& options, const Sink& sink);
void write_tree_json(const TreeResult& result, bool indented, const Sink& sink);

}  // namespace nashsolve
