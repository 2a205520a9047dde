// What drawings of a game in extensive form say: its nodes, its moves with their probabilities in an
// equilibrium, and where the play goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "nashsolve/tree.hpp"
#include "play.hpp"
#include "subject.hpp"

namespace nashsolve::plot {

class TreeView {
 public:
  /// Shows the first equilibrium that is exact, if there is one. Both must outlive it.
  TreeView(const Subject& subject, const TreeForm& form);

  [[nodiscard]] const GameTree& tree() const { return tree_; }
  [[nodiscard]] const std::optional<Play>& play() const { return play_; }
  /// Whether the play of the equilibrium can come to the node.
  [[nodiscard]] bool is_played(std::uint32_t node) const { return play_ && sgn(play_->reach[node]) > 0; }
  /// Of the equilibrium, from 1.
  [[nodiscard]] std::size_t number() const { return number_; }

  /// "Fight (1/2)": the move that leads to a node.
  [[nodiscard]] std::string move(std::uint32_t node) const;
  /// Of the information set of a node where the play goes on; empty where chance moves.
  [[nodiscard]] const std::string& set_name(std::uint32_t node) const;
  /// Who moves, or "chance". Requires that the play goes on.
  [[nodiscard]] std::string mover(std::uint32_t node) const;
  /// "2, 1": what the play pays that ends there.
  [[nodiscard]] std::string payoffs(std::uint32_t node) const;

 private:
  const Subject& subject_;
  const GameTree& tree_;
  std::vector<std::string> sets_;
  std::optional<Play> play_;
  std::size_t number_ = 0;
};

}  // namespace nashsolve::plot
