// What a search told, kept to be looked at afterwards.
#pragma once

#include <array>
#include <iterator>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "listener.hpp"

namespace nashsolve::testing {

using Multiples = std::vector<std::pair<StrategyId, Rational>>;

struct ToldMerger {
  StrategyId strategy;
  StrategyId other;

  bool operator==(const ToldMerger&) const = default;
};
struct ToldExclusion {
  std::size_t side;
  StrategyId label;
  Multiples multipliers;

  bool operator==(const ToldExclusion&) const = default;
};
struct ToldImplication {
  std::size_t side;
  Multiples multipliers;

  bool operator==(const ToldImplication&) const = default;
};
struct ToldOptimum {
  Multiples weights;

  bool operator==(const ToldOptimum&) const = default;
};
struct ToldSubset {
  std::array<std::vector<StrategyId>, 2> tight;

  bool operator==(const ToldSubset&) const = default;
};

using Told =
    std::variant<ToldMerger, LabelBranch, ToldExclusion, ToldImplication, ToldOptimum, ToldSubset, Ending>;

class Recording final : public SearchListener {
 public:
  [[nodiscard]] const std::vector<Told>& told() const { return told_; }

  void merged(StrategyId strategy, StrategyId other) override {
    told_.emplace_back(ToldMerger{strategy, other});
  }
  void branched(const LabelBranch& branch) override { told_.emplace_back(branch); }
  void excluded(const EmptyFace& face) override {
    told_.emplace_back(ToldExclusion{face.side, face.label, list(face.multipliers)});
  }
  void implied(const VanishingRow& row) override {
    told_.emplace_back(ToldImplication{row.side, list(row.multipliers)});
  }
  void optimal(const OptimalStrategies& optimum) override {
    told_.emplace_back(ToldOptimum{list({optimum.strategies, {}, optimum.weights})});
  }
  void found(const FoundSubset& subset) override {
    ToldSubset told;
    for (std::size_t side = 0; side < 2; ++side) {
      told.tight[side].assign(subset.tight[side].begin(), subset.tight[side].end());
    }
    told_.emplace_back(std::move(told));
  }
  void ended(Ending ending) override { told_.emplace_back(ending); }
  [[nodiscard]] std::size_t position() const override { return told_.size(); }
  void retract(std::size_t position) override {
    told_.erase(told_.begin() + static_cast<std::ptrdiff_t>(position), told_.end());
  }
  [[nodiscard]] std::unique_ptr<SearchListener> part() const override {
    return std::make_unique<Recording>();
  }
  void join(SearchListener& part) override {
    std::vector<Told>& more = dynamic_cast<Recording&>(part).told_;
    std::move(more.begin(), more.end(), std::back_inserter(told_));
  }

 private:
  static Multiples list(const Multipliers& multipliers) {
    Multiples result;
    for (std::size_t k = 0; k < multipliers.strategies.size(); ++k) {
      result.emplace_back(multipliers.strategies[k], multipliers.doubles.empty()
                                                         ? Rational(multipliers.integers[k])
                                                         : exact_rational(multipliers.doubles[k]));
    }
    return result;
  }

  std::vector<Told> told_;
};

}  // namespace nashsolve::testing
