// Perfect recall: before all nodes of an information set its player met the same own information sets and
// chose the same actions there. It is enough to compare the last own move, as its information set was
// compared before.
#include "own_moves.hpp"

namespace nashsolve {

namespace {

bool is_below(const GameTree& tree, std::uint32_t node, std::uint32_t ancestor) {
  return ancestor < node && node < tree.nodes()[ancestor].end;
}

}  // namespace

std::optional<ImperfectRecall> find_imperfect_recall(const GameTree& tree) {
  const std::span<const TreeNode> nodes = tree.nodes();
  const std::vector<std::uint32_t> after = tree::nodes_after_last_own_move(tree);
  const auto last_choice = [&](std::uint32_t node) {
    if (after[node] == kNone) return Choice{kNone, kNone};
    const TreeNode& reached = nodes[after[node]];
    return Choice{nodes[reached.parent].information_set, reached.action};
  };
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    if (nodes[n].is_terminal()) continue;
    const std::uint32_t set = nodes[n].information_set;
    if (tree.information_sets()[set].player == kChance) continue;
    const std::uint32_t first = tree.members(set).front();
    if (first == n || last_choice(first) == last_choice(n)) continue;
    return ImperfectRecall{set, first, n, is_below(tree, n, first)};
  }
  return std::nullopt;
}

}  // namespace nashsolve
