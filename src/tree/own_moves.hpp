// The tree as one player lives it: the player's nodes, and which of them can come next after each own action.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "nashsolve/tree.hpp"

namespace nashsolve::tree {

class OwnMoves {
 public:
  OwnMoves(const GameTree& tree, std::uint32_t player);

  /// The player's nodes before which the player has not moved, in the order of the tree.
  [[nodiscard]] std::span<const std::uint32_t> first() const { return list(0); }
  /// The player's next nodes after an action at one of the player's nodes.
  [[nodiscard]] std::span<const std::uint32_t> after(std::uint32_t node, std::uint32_t action) const {
    return list(list_of_[node] + action);
  }

 private:
  [[nodiscard]] std::span<const std::uint32_t> list(std::size_t number) const {
    return std::span(nodes_).subspan(begin_[number], begin_[number + 1] - begin_[number]);
  }

  /// By node: the list of its action 0. 0 for nodes of others.
  std::vector<std::size_t> list_of_;
  std::vector<std::uint32_t> nodes_;
  std::vector<std::size_t> begin_;
};

/// By node: the player's own last move before it, as the position of the node after that move; kNone where
/// there is none. Of each node the player who moves there.
std::vector<std::uint32_t> nodes_after_last_own_move(const GameTree& tree);

}  // namespace nashsolve::tree
