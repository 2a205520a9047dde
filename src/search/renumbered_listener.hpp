// Between a search of a reduced game and a listener who knows the game by its own numbers.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "listener.hpp"

namespace nashsolve {

class RenumberedListener final : public SearchListener {
 public:
  /// Strategy s of the reduced game is original[s] of the listener's.
  RenumberedListener(SearchListener& listener, std::vector<StrategyId> original)
      : listener_(&listener),
        original_(std::make_shared<const std::vector<StrategyId>>(std::move(original))) {}

  void merged(StrategyId strategy, StrategyId other) override;
  void began(const NodeOfTree& root) override;
  void left_open(const NodeOfTree& node) override;
  void branched(const LabelBranch& branch) override;
  void excluded(const EmptyFace& face) override;
  void implied(const VanishingRow& row) override;
  void optimal(const OptimalStrategies& optimum) override;
  void found(const FoundSubset& subset) override;
  void ended(Ending ending) override { listener_->ended(ending); }
  [[nodiscard]] std::size_t position() const override { return listener_->position(); }
  void retract(std::size_t position) override { listener_->retract(position); }
  [[nodiscard]] std::unique_ptr<SearchListener> part() const override;
  void join(SearchListener& part) override;

 private:
  using Originals = std::shared_ptr<const std::vector<StrategyId>>;
  RenumberedListener(std::unique_ptr<SearchListener> part, Originals original)
      : part_(std::move(part)), listener_(part_.get()), original_(std::move(original)) {}
  [[nodiscard]] StrategyId own(StrategyId strategy) const { return (*original_)[strategy]; }
  std::span<const StrategyId> own(std::span<const StrategyId> strategies,
                                  std::vector<StrategyId>& room) const;
  StrategyBits own(StrategyBits bits);
  NodeOfTree own(const NodeOfTree& node);

  std::unique_ptr<SearchListener> part_;
  SearchListener* listener_;
  Originals original_;
  std::array<std::vector<StrategyId>, 4> room_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace nashsolve
