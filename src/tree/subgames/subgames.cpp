// Subgames (Selten 1965). An information set lies between its first and its last node; a subtree is a range
// of nodes; so the subtree of n is a subgame exactly when none of its information sets begins before n or
// goes on beyond its end. What chance does is no information, so its sets divide nothing. The whole game is
// one, also where nobody moves or a player forgets having begun it.
#include <algorithm>

#include "nashsolve/tree.hpp"

namespace nashsolve {

std::vector<bool> subgame_roots(const GameTree& tree) {
  const std::span<const TreeNode> nodes = tree.nodes();
  const auto size = static_cast<std::uint32_t>(nodes.size());
  std::vector<bool> result(size);
  // Of each subtree the first and the last node of all its information sets.
  std::vector<std::uint32_t> first(size);
  std::vector<std::uint32_t> last(size);
  for (std::uint32_t n = 0; n < size; ++n) first[n] = last[n] = n;
  for (std::uint32_t n = size; n-- > 0;) {
    const TreeNode& node = nodes[n];
    bool is_alone = true;
    if (!node.is_terminal() && tree.information_sets()[node.information_set].player != kChance) {
      const std::span<const std::uint32_t> members = tree.members(node.information_set);
      first[n] = std::min(first[n], members.front());
      last[n] = std::max(last[n], members.back());
      is_alone = members.size() == 1;
    }
    result[n] = !node.is_terminal() && is_alone && first[n] == n && last[n] < node.end;
    if (node.parent == kNone) continue;
    first[node.parent] = std::min(first[node.parent], first[n]);
    last[node.parent] = std::max(last[node.parent], last[n]);
  }
  result[0] = true;
  return result;
}

}  // namespace nashsolve
