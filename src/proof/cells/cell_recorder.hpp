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
  void dominated(StrategyId strategy, StrategyId by) override;
  void branched(StrategyId strategy) override;
  void halved(StrategyId first, StrategyId second) override;
  void infeasible(const VertexWeights& weights) override;
  void no_solution(const EquationWeights& weights) override;
  void one_solution(const EquationWeights& weights, std::size_t solution) override;
  std::size_t new_solution() override;
  void solved(std::size_t solution, SolutionOfSupport what) override;
  [[nodiscard]] std::size_t place() const override { return steps_.size(); }
  void left_open(std::size_t place, std::string_view why) override;
  [[nodiscard]] bool is_open() const override { return !why_open_.empty(); }
  void complete(const Solution& solution, const std::function<bool()>& must_stop) override;

  /// Why there is no proof; known when the search has ended.
  [[nodiscard]] const std::string& refusal() const { return why_open_; }
  [[nodiscard]] const CellSteps& steps() const { return steps_; }
  struct PackedSolution {
    CellStepKind kind;
    std::string packed;
  };
  [[nodiscard]] const std::vector<PackedSolution>& solutions() const { return solutions_; }

 private:
  const Game& game_;
  std::optional<unsigned> decimals_;
  CellSteps steps_;
  std::vector<PackedSolution> solutions_;
  std::string why_open_;
};

}  // namespace nashsolve::proof
