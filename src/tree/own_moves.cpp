#include "own_moves.hpp"

namespace nashsolve::tree {

namespace {

/// Calls visit(node, last), where `last` is, by player, the node after that player's last move.
template <typename Visit>
void walk(const GameTree& tree, Visit visit) {
  const std::span<const TreeNode> nodes = tree.nodes();
  std::vector<std::uint32_t> last(tree.player_count(), kNone);
  struct Change {
    std::uint32_t end;
    std::uint32_t player;
    std::uint32_t before;
  };
  std::vector<Change> changes;
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    while (!changes.empty() && changes.back().end <= n) {
      last[changes.back().player] = changes.back().before;
      changes.pop_back();
    }
    const TreeNode& node = nodes[n];
    if (node.parent != kNone) {
      const std::uint32_t player = tree.information_sets()[nodes[node.parent].information_set].player;
      if (player != kChance) {
        changes.push_back({node.end, player, last[player]});
        last[player] = n;
      }
    }
    visit(n, last);
  }
}

std::uint32_t player_at(const GameTree& tree, const TreeNode& node) {
  return node.is_terminal() ? kChance : tree.information_sets()[node.information_set].player;
}

}  // namespace

OwnMoves::OwnMoves(const GameTree& tree, std::uint32_t player) : list_of_(tree.nodes().size()) {
  const std::span<const TreeNode> nodes = tree.nodes();
  std::size_t lists = 1;
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    if (player_at(tree, nodes[n]) != player) continue;
    list_of_[n] = lists;
    lists += tree.information_sets()[nodes[n].information_set].actions.size();
  }
  std::vector<std::uint32_t> own;
  std::vector<std::size_t> list_before;
  begin_.resize(lists + 1);
  walk(tree, [&](std::uint32_t n, const std::vector<std::uint32_t>& last) {
    if (player_at(tree, nodes[n]) != player) return;
    own.push_back(n);
    const std::uint32_t after = last[player];
    list_before.push_back(after == kNone ? 0 : list_of_[nodes[after].parent] + nodes[after].action);
    ++begin_[list_before.back() + 1];
  });
  for (std::size_t k = 1; k < begin_.size(); ++k) begin_[k] += begin_[k - 1];
  nodes_.resize(own.size());
  std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
  for (std::size_t k = 0; k < own.size(); ++k) nodes_[next[list_before[k]]++] = own[k];
}

std::vector<std::uint32_t> nodes_after_last_own_move(const GameTree& tree) {
  std::vector<std::uint32_t> result(tree.nodes().size(), kNone);
  walk(tree, [&](std::uint32_t n, const std::vector<std::uint32_t>& last) {
    const std::uint32_t player = player_at(tree, tree.nodes()[n]);
    if (player != kChance) result[n] = last[player];
  });
  return result;
}

}  // namespace nashsolve::tree
