// Perfect recall: before all nodes of an information set its player met the same own information sets and
// chose the same actions there. It is enough to compare the last own move, as its information set was
// compared before. Who comes to a set twice in one play forgets having moved at all (Piccione and Rubinstein
// 1997): no other set tells of that, so it is looked for first.
#include "own_moves.hpp"

namespace nashsolve {

namespace {

std::optional<ImperfectRecall> find_absent_mindedness(const GameTree& tree) {
  const std::span<const TreeNode> nodes = tree.nodes();
  // Of each set the last node met: those before it are above no later one, as none was above it.
  std::vector<std::uint32_t> last(tree.information_sets().size(), kNone);
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    if (nodes[n].is_terminal()) continue;
    const std::uint32_t set = nodes[n].information_set;
    if (tree.information_sets()[set].player == kChance) continue;
    if (last[set] != kNone && n < nodes[last[set]].end) return ImperfectRecall{set, last[set], n, true};
    last[set] = n;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ImperfectRecall> find_imperfect_recall(const GameTree& tree) {
  if (auto found = find_absent_mindedness(tree)) return found;
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
    return ImperfectRecall{set, first, n, false};
  }
  return std::nullopt;
}

}  // namespace nashsolve
