// The listener that keeps steps. Its parts run on the threads of the search and shrink what they hear there.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "polytope_rows.hpp"
#include "steps.hpp"

namespace nashsolve::proof {

/// A strategy that is left out before the search, and the one that stands for it.
struct Merger {
  StrategyId strategy;
  StrategyId other;
};

/// What all parts of a recorder know.
class RecordedGame {
 public:
  explicit RecordedGame(const Game& game)
      : game_(game), is_kept_(game.strategy_count(0) + game.strategy_count(1), true) {}

  /// Before rows().
  void leave_out(const Merger& merger) {
    mergers_.push_back(merger);
    is_kept_[merger.strategy] = false;
  }
  [[nodiscard]] const std::vector<Merger>& mergers() const { return mergers_; }
  [[nodiscard]] const Game& game() const { return game_; }
  /// Of what is left; made when it is first asked for. Several threads may.
  const PolytopeRows& rows();

 private:
  const Game& game_;
  std::vector<bool> is_kept_;
  std::vector<Merger> mergers_;
  std::once_flag is_made_;
  std::optional<PolytopeRows> rows_;
};

class StepRecorder final : public SearchListener {
 public:
  explicit StepRecorder(RecordedGame& game) : game_(game) {}

  [[nodiscard]] const Steps& steps() const { return steps_; }

  void merged(StrategyId strategy, StrategyId other) override { game_.leave_out({strategy, other}); }
  void began(const NodeOfTree& root) override { steps_.began(root); }
  void left_open(const NodeOfTree& node) override { steps_.open(node); }
  void branched(const LabelBranch& branch) override { steps_.branch(branch); }
  void excluded(const EmptyFace& face) override { steps_.empty(face, game_.rows()); }
  void implied(const VanishingRow& row) override { steps_.tight(row, game_.rows()); }
  void optimal(const OptimalStrategies& optimum) override { steps_.optimal(optimum); }
  void found(const FoundSubset& subset) override { steps_.subset(subset); }
  void ended(Ending ending) override { steps_.end(ending); }
  [[nodiscard]] std::size_t position() const override { return steps_.size(); }
  void retract(std::size_t position) override { steps_.retract(position); }
  [[nodiscard]] std::unique_ptr<SearchListener> part() const override {
    return std::make_unique<StepRecorder>(game_);
  }
  void join(SearchListener& part) override;

 private:
  RecordedGame& game_;
  Steps steps_;
};

}  // namespace nashsolve::proof
