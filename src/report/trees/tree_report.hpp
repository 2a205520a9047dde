// What is said of a tree whose strategic form is out of reach, as text and as JSON: the one equilibrium that
// was found, the check of behaviour strategies, and how large it is.
#pragma once

#include <optional>
#include <vector>

#include "deviation.hpp"
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
void write_tree_json(const TreeResult& result, const JsonOptions& options, const Sink& sink);

struct TreeCheck {
  const GameTree& tree;
  const Source& source;
  const Play& play;
  /// Of each player.
  std::vector<TreeRegret> regrets;

  [[nodiscard]] bool is_equilibrium() const;
};

void write_tree_check_text(const TreeCheck& check, const TextOptions& options, const Sink& sink);
void write_tree_check_json(const TreeCheck& check, bool indented, const Sink& sink);

void write_tree_info_text(const GameTree& tree, const Source& source, const TextOptions& options,
                          const Sink& sink);
void write_tree_info_json(const GameTree& tree, const Source& source, bool indented, const Sink& sink);

}  // namespace nashsolve
