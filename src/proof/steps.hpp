// The steps of a proof as they are kept in memory: what a listener heard, with the reasons in few bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "listener.hpp"
#include "polytope_rows.hpp"

namespace nashsolve::proof {

enum class StepKind : std::uint8_t { branch, empty, tight, subset, end };

struct Step {
  StepKind kind;
  std::uint8_t side;
  Ending ending;
  StrategyId label;
  /// Where the step's weights begin in `bytes`, or its two lists of labels.
  std::size_t bytes;
  /// Where its needed labels begin in `needed`.
  std::size_t needed;
};

class Steps {
 public:
  [[nodiscard]] const std::vector<Step>& all() const { return steps_; }
  [[nodiscard]] std::size_t size() const { return steps_.size(); }

  void branch(const LabelBranch& branch) { push(StepKind::branch, branch.side, branch.label); }
  void end(Ending ending) { push(StepKind::end, 0, 0, ending); }
  void empty(std::size_t side, StrategyId label, const Reason& reason) {
    push(StepKind::empty, side, label);
    add(reason);
  }
  void tight(std::size_t side, const Reason& reason) {
    push(StepKind::tight, side, 0);
    add(reason);
  }
  void subset(const FoundSubset& subset);
  void retract(std::size_t size);
  void append(const Steps& others);

  [[nodiscard]] Weights weights(const Step& step) const;
  [[nodiscard]] const std::uint64_t* needed(const Step& step) const { return &needed_[step.needed]; }
  [[nodiscard]] std::array<std::vector<StrategyId>, 2> labels(const Step& step) const;

 private:
  void push(StepKind kind, std::size_t side, StrategyId label, Ending ending = Ending::empty) {
    steps_.push_back({kind, static_cast<std::uint8_t>(side), ending, label, bytes_.size(), needed_.size()});
  }
  void add(const Reason& reason);

  std::vector<Step> steps_;
  std::string bytes_;
  std::vector<std::uint64_t> needed_;
};

}  // namespace nashsolve::proof
