// Follows the tree of a proof for three and more players: that its leaves hold every equilibrium.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cell_node.hpp"
#include "support_equations.hpp"

namespace nashsolve::checker {

class CellWalk {
 public:
  explicit CellWalk(const Game& game);

  /// Throws CheckError where the step does not hold.
  void take(const CellStep& step);
  /// After the last step. Throws CheckError where a node is open.
  void finish() const;

  [[nodiscard]] std::uint64_t step_count() const { return step_count_; }
  /// The equilibria, each once.
  [[nodiscard]] const std::vector<SupportSolution>& found() const { return found_; }

 private:
  CellNode& node();
  void end();
  void drop_ended();
  void add_found(SupportSolution solution);
  void take_step(const DominatedStep& step);
  void take_step(const UseStep& step);
  void take_step(const HalveStep& step);
  void take_step(const InfeasibleStep& step);
  void take_step(const NoneStep& step);
  void take_step(const PointStep& step);
  void take_step(const BoxStep& step);
  void take_step(const OneStep& step);
  void take_step(const LastStep& step);

  Tensors tensors_;
  std::vector<CellNode> nodes_;
  std::optional<SupportSolution> solution_;
  std::vector<SupportSolution> found_;
  std::uint64_t step_count_ = 0;
};

}  // namespace nashsolve::checker
