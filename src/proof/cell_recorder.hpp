// The listener that keeps the steps of a search for three and more players, packed as the binary form of a
// proof has them. Numbers are rounded to as few bits as still prove the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cell_listener.hpp"

namespace nashsolve::proof {

/// The steps of the binary form (docs/proof-format.md), and those of parts, as of StepKind.
enum class CellStepKind : unsigned char {
  dominated = 1,
  branch,
  halve,
  empty,
  none,
  point,
  box,
  one,
  open = 15,
  began
};

struct CellStep {
  CellStepKind kind;
  /// Where its numbers begin.
  std::size_t bytes;
  /// Of `one`.
  std::size_t solution;
};

class CellRecorder final : public CellListener {
 public:
  void want(const std::optional<unsigned>& decimals) { decimals_ = decimals; }
  [[nodiscard]] std::optional<unsigned> decimals() const override { return decimals_; }
  void began(const NodeOfSupports& root) override { add_node(CellStepKind::began, root); }
  void left_open(const NodeOfSupports& node) override { add_node(CellStepKind::open, node); }
  [[nodiscard]] std::size_t position() const override { return steps_.size(); }
  void retract(std::size_t position) override;
  void dominated(StrategyId strategy, StrategyId by) override;
  void branched(StrategyId strategy) override;
  void halved(StrategyId first, StrategyId second) override;
  void infeasible(const VertexWeights& weights) override;
  void no_solution(const EquationWeights& weights) override;
  void one_solution(const EquationWeights& weights, std::size_t solution) override;
  std::size_t new_solution() override;
  void solved(std::size_t solution, SolutionOfSupport what) override;
  void refuse(std::string_view why) override;
  [[nodiscard]] bool is_refused() const override { return !refusal_.empty(); }

  [[nodiscard]] const std::string& refusal() const { return refusal_; }
  /// Calls begin(root) where a tree begins, and add(step) for each step, as the binary form has it.
  void walk(const std::function<void(std::string_view)>& begin,
            const std::function<void(std::string_view)>& add) const;

 private:
  struct Solution {
    CellStepKind kind;
    std::string packed;
  };

  void begin(CellStepKind kind, std::size_t solution = 0) {
    steps_.push_back({kind, bytes_.size(), solution});
  }
  void add(StrategyId strategy);
  void add_node(CellStepKind kind, const NodeOfSupports& node);

  std::optional<unsigned> decimals_;
  std::vector<CellStep> steps_;
  std::string bytes_;
  std::vector<Solution> solutions_;
  std::string refusal_;
};

}  // namespace nashsolve::proof
