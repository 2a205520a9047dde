// Follows the tree of a proof for three and more players: that its leaves hold every equilibrium.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cell_node.hpp"
#include "stand_ins.hpp"
#include "support_equations.hpp"

namespace nashsolve::checker {

/// A node that a step says to lie in a set of equilibria.
struct NodeSet {
  /// Per player the vertices of the simplex.
  std::vector<std::vector<std::vector<Rational>>> vertices;
  /// Which strategies are best responses at all equilibria in it.
  std::vector<std::vector<bool>> is_best;
  /// Which strategies all of them use, and which some may.
  std::vector<std::vector<bool>> is_used;
  std::vector<std::vector<bool>> may_use;
};

class CellWalk {
 public:
  explicit CellWalk(const Game& game);

  /// Throws CheckError where the step does not hold.
  void take(const CellStep& step);
  /// After the last step. Throws CheckError where a node is open.
  void finish() const;

  [[nodiscard]] const Sizes& counts() const { return counts_; }
  [[nodiscard]] const Tensors& tensors() const { return tensors_; }
  [[nodiscard]] std::uint64_t step_count() const { return step_count_; }
  /// The equilibria, each once.
  [[nodiscard]] const std::vector<SupportSolution>& found() const { return found_; }
  /// The nodes in which there may be others, if they lie in what a result claims.
  [[nodiscard]] const std::vector<NodeSet>& sets() const { return sets_; }
  [[nodiscard]] const StandIns& stand_ins() const { return stand_ins_; }
  /// What the mixes use that stand for strategies of nodes with equilibria that are others, played in
  /// different ways.
  [[nodiscard]] const std::vector<std::vector<std::vector<std::size_t>>>& ended_by_same() const {
    return ended_by_same_;
  }

 private:
  CellNode& node();
  void open(CellNode child);
  void end();
  void end_with_solution(const SupportEquations& equations);
  void drop_ended();
  void add_found(SupportSolution solution);
  void take_step(const DominatedStep& step);
  void take_step(const UseStep& step);
  void take_step(const SplitStep& step);
  void take_step(const VanishStep& step);
  void take_step(const SetStep& step);
  void take_step(const MixStep& step);
  void take_step(const CopiesStep& step);
  void take_step(const PointStep& step);
  void take_step(const BoxStep& step);
  void take_step(const OneStep& step);
  void take_step(const OnlyStep& step);
  void take_step(const LastStep& step) const;

  Tensors tensors_;
  Sizes counts_;
  StandIns stand_ins_;
  std::vector<CellNode> nodes_;
  /// How many words the nodes took when they were opened, all up to each.
  std::vector<std::size_t> words_;
  std::optional<SupportSolution> solution_;
  std::vector<SupportSolution> found_;
  std::vector<NodeSet> sets_;
  std::vector<std::vector<std::vector<std::size_t>>> ended_by_same_;
  std::uint64_t step_count_ = 0;
};

}  // namespace nashsolve::checker
