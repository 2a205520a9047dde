// The listener that keeps the steps of a search for three and more players, packed as the binary form of a
// proof has them. Numbers are rounded to as few bits as still prove the same.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cell_listener.hpp"
#include "cell_steps.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve::proof {

class CellRecorder final : public CellListener {
 public:
  /// The game must outlive it.
  explicit CellRecorder(const Game& game) : game_(game) {}
  void want(const std::optional<unsigned>& decimals) { decimals_ = decimals; }
  [[nodiscard]] std::optional<unsigned> decimals() const override { return decimals_; }
  void began(const NodeOfSupports& root) override { add_node(CellStepKind::began, root); }
  void left_open(const NodeOfSupports& node) override { add_node(CellStepKind::open, node); }
  [[nodiscard]] std::size_t position() const override { return steps_.size(); }
  void retract(std::size_t position) override { steps_.cut(position); }
  void dominated(StrategyId strategy, StrategyId by) override;
  void branched(StrategyId strategy) override;
  void halved(StrategyId first, StrategyId second) override;
  void infeasible(const VertexWeights& weights) override;
  void one_solution(const EquationWeights& weights, std::size_t solution) override;
  void only_solution(std::size_t solution) override { steps_.begin(CellStepKind::only, solution); }
  std::size_t new_solution() override;
  void solved(std::size_t solution, SolutionOfSupport what) override;
  void undecided(std::string_view why) override;
  [[nodiscard]] bool is_undecided() const override { return steps_.has(CellStepKind::undecided); }
  void complete(const Solution& solution, const std::function<bool()>& must_stop) override;

  /// Why there is no proof, known when the search has ended; empty where there is one.
  [[nodiscard]] std::string refusal() const { return is_undecided() ? why_undecided_ : std::string(); }
  /// Calls begin(root) where a tree begins, and add(step) for each step, as the binary form has it.
  void walk(const std::function<void(std::string_view)>& begin,
            const std::function<void(std::string_view)>& add) const;

 private:
  struct PackedSolution {
    CellStepKind kind;
    std::string packed;
  };

  void add_node(CellStepKind kind, const NodeOfSupports& node);

  const Game& game_;
  std::optional<unsigned> decimals_;
  CellSteps steps_;
  std::vector<PackedSolution> solutions_;
  std::string why_undecided_;
};

}  // namespace nashsolve::proof
