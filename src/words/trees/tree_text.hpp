// How the parts of a tree are named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/tree.hpp"

namespace nashsolve::report {

/// The names of a tree's information sets, each once for its player: its label, or "set 3", counted for each
/// player in the order of the tree, where it has none, shares it, or is itself like "set 3".
std::vector<std::string> information_set_names(const GameTree& tree);

/// The moves that lead to a node, "In, Fight"; "the root" for the first node.
std::string path_text(const GameTree& tree, std::uint32_t node);

/// "perfect", or who forgets what where.
std::string recall_text(const GameTree& tree, const std::optional<ImperfectRecall>& recall);

struct TreeFact {
  std::string_view name;
  std::string text;
};

/// How large the tree is, the players' information sets and recall, and the subgames.
std::vector<TreeFact> tree_facts(const GameTree& tree, const std::optional<ImperfectRecall>& recall);

}  // namespace nashsolve::report
