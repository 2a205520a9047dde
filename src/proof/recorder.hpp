// The listener that keeps steps. Its parts run on the threads of the search and shrink what they hear there.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
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

  /// In the order of the tree.
  [[nodiscard]] std::span<const Steps> steps() const { return parts_; }

  void merged(StrategyId strategy, StrategyId other) override { game_.leave_out({strategy, other}); }
  void began(const NodeOfTree& root) override { last().began(root); }
  void left_open(const NodeOfTree& node) override { last().open(node); }
  void branched(const LabelBranch& branch) override { last().branch(branch); }
  void excluded(const EmptyFace& face) override { last().empty(face, game_.rows()); }
  void implied(const VanishingRow& row) override { last().tight(row, game_.rows()); }
  void optimal(const OptimalStrategies& optimum) override { last().optimal(optimum); }
  void found(const FoundSubset& subset) override { last().subset(subset); }
  void ended(Ending ending) override { last().end(ending); }
  [[nodiscard]] std::size_t position() const override { return before_ + parts_.back().size(); }
  void retract(std::size_t position) override;
  [[nodiscard]] std::unique_ptr<SearchListener> part() const override {
    return std::make_unique<StepRecorder>(game_);
  }
  void join(SearchListener& part) override;

 private:
  /// Where the next one belongs.
  Steps& last() {
    if (parts_.back().is_full()) {
      before_ += parts_.back().size();
      parts_.emplace_back();
    }
    return parts_.back();
  }

  RecordedGame& game_;
  /// In the order of the tree.
  std::vector<Steps> parts_ = std::vector<Steps>(1);
  /// Steps of all but the last.
  std::size_t before_ = 0;
};

}  // namespace nashsolve::proof
