// Known equilibria, followed through what a search of two players tells.
#pragma once

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "nashsolve/solution.hpp"
#include "support/matrices.hpp"
#include "support/recording.hpp"

namespace nashsolve::testing {

/// Tight in P, in Q.
using TightStrategies = std::array<std::set<StrategyId>, 2>;

inline bool lies_in(const TightStrategies& tight, const TightStrategies& subset) {
  return std::ranges::includes(tight[0], subset[0]) && std::ranges::includes(tight[1], subset[1]);
}

/// What is unused and what is a best response, from the payoffs.
inline TightStrategies tight_at(const Matrices& game, const std::vector<MixedStrategy>& profile) {
  TightStrategies tight;
  for (std::size_t player = 0; player < 2; ++player) {
    const Matrix payoffs = player == 0 ? transposed(game.b) : game.a;
    const std::size_t own_first = player == 0 ? 0 : game.rows();
    const std::size_t other_first = player == 0 ? game.rows() : 0;
    for (std::size_t s = 0; s < payoffs.front().size(); ++s) {
      tight[player].insert(static_cast<StrategyId>(own_first + s));
    }
    for (const std::uint32_t used : profile[player].support()) {
      tight[player].erase(static_cast<StrategyId>(own_first + used));
    }
    std::vector<Rational> sums;
    for (const std::vector<Rational>& row : payoffs) {
      Rational& sum = sums.emplace_back(0);
      for (std::size_t k = 0; k < profile[player].support().size(); ++k) {
        sum += row[profile[player].support()[k]] * Rational(profile[player].weights()[k]);
      }
    }
    const Rational best = *std::ranges::max_element(sums);
    for (std::size_t s = 0; s < sums.size(); ++s) {
      if (sums[s] == best) tight[player].insert(static_cast<StrategyId>(other_first + s));
    }
  }
  return tight;
}

class LostEquilibrium : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws LostEquilibrium at the first step that would lose one.
class Planted final : public SearchListener {
 public:
  explicit Planted(std::vector<TightStrategies> known) : known_(std::move(known)) {
    for (std::size_t k = 0; k < known_.size(); ++k) nodes_.front().insert(k);
  }

  /// After the search.
  void finish() const {
    if (!nodes_.empty()) throw LostEquilibrium("after the last step: a node has not ended");
    for (const std::size_t k : covered_) {
      if (std::ranges::none_of(subsets_, [&](const auto& subset) { return lies_in(known_[k], subset); }))
        throw LostEquilibrium("after the last step: a covered equilibrium lies in no subset");
    }
  }

  void merged(StrategyId /*strategy*/, StrategyId /*other*/) override { ++step_; }
  void branched(const LabelBranch& branch) override { hear(branch); }
  // A whole search tells these in its parts.
  void excluded(const EmptyFace& /*face*/) override { throw std::logic_error("excluded outside of a part"); }
  void implied(const VanishingRow& /*row*/) override { throw std::logic_error("implied outside of a part"); }
  void optimal(const OptimalStrategies& /*optimum*/) override { ++step_; }
  void found(const FoundSubset& /*subset*/) override { throw std::logic_error("found outside of a part"); }
  void ended(Ending ending) override { hear(ending); }
  [[nodiscard]] std::size_t position() const override { return step_; }
  void retract(std::size_t /*position*/) override { throw std::logic_error("retracted outside of a part"); }
  [[nodiscard]] std::unique_ptr<SearchListener> part() const override {
    return std::make_unique<Recording>();
  }
  void join(SearchListener& part) override {
    for (const Told& told : dynamic_cast<Recording&>(part).told()) {
      ++step_;
      if (nodes_.empty()) throw LostEquilibrium(place("a step") + " comes after the tree");
      std::visit([this](const auto& each) { hear(each); }, told);
    }
  }

 private:
  void hear(const ToldMerger& /*merger*/) {}
  void hear(const LabelBranch& branch) {
    std::set<std::size_t> first;
    for (const std::size_t k : nodes_.back()) {
      const bool in_p = known_[k][0].contains(branch.label);
      const bool in_q = known_[k][1].contains(branch.label);
      const bool is_in_both = branch.both == 0 ? in_p : in_q;
      if (is_in_both == (branch.side == branch.both)) first.insert(k);
      if (!in_p && !in_q) lose(k, "branch", branch.label);
    }
    for (const std::size_t k : first) nodes_.back().erase(k);
    nodes_.push_back(std::move(first));
  }
  void hear(const ToldExclusion& exclusion) {
    for (const std::size_t k : nodes_.back()) {
      if (known_[k][exclusion.side].contains(exclusion.label))
        lose(k, exclusion.side == 0 ? "empty P" : "empty Q", exclusion.label);
    }
  }
  void hear(const ToldImplication& implication) {
    for (const std::size_t k : nodes_.back()) {
      for (const auto& [strategy, weight] : implication.multipliers) {
        if (weight > 0 && !known_[k][implication.side].contains(strategy))
          lose(k, implication.side == 0 ? "tight P" : "tight Q", strategy);
      }
    }
  }
  void hear(const ToldOptimum& /*optimum*/) {}
  void hear(const ToldSubset& subset) {
    TightStrategies& own = subsets_.emplace_back();
    for (std::size_t side = 0; side < 2; ++side) {
      own[side].insert(subset.tight[side].begin(), subset.tight[side].end());
    }
  }
  void hear(Ending ending) {
    for (const std::size_t k : nodes_.back()) {
      if (ending == Ending::covered) {
        covered_.insert(k);
      } else if (ending != Ending::found || subsets_.empty() || !lies_in(known_[k], subsets_.back())) {
        lose(k, "end", static_cast<StrategyId>(ending));
      }
    }
    nodes_.pop_back();
  }

  [[nodiscard]] std::string place(const std::string& what) const {
    return "step " + std::to_string(step_) + ", " + what;
  }
  [[noreturn]] void lose(std::size_t k, const std::string& what, StrategyId label) const {
    throw LostEquilibrium(place(what + ' ' + std::to_string(label + 1)) + ", loses equilibrium " +
                          std::to_string(k + 1));
  }

  std::vector<TightStrategies> known_;
  std::vector<std::set<std::size_t>> nodes_ = {{}};
  std::vector<TightStrategies> subsets_;
  std::set<std::size_t> covered_;
  std::size_t step_ = 0;
};

}  // namespace nashsolve::testing
