// The steps of a proof as they are kept in memory: what a listener heard, packed as the binary form has it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "listener.hpp"
#include "packed_number.hpp"
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

  /// The weights of step k, or its two lists of labels, as the binary form has them.
  [[nodiscard]] std::string_view packed(std::size_t k) const {
    const std::size_t end = k + 1 < steps_.size() ? steps_[k + 1].bytes : bytes_.size();
    return std::string_view(bytes_).substr(steps_[k].bytes, end - steps_[k].bytes);
  }
  [[nodiscard]] const std::uint64_t* needed(const Step& step) const { return &needed_[step.needed]; }
  [[nodiscard]] std::array<std::vector<StrategyId>, 2> labels(std::size_t k) const;

 private:
  void push(StepKind kind, std::size_t side, StrategyId label, Ending ending = Ending::empty) {
    steps_.push_back({kind, static_cast<std::uint8_t>(side), ending, label, bytes_.size(), needed_.size()});
  }
  void add(const Reason& reason) {
    bytes_ += reason.weights;
    needed_.insert(needed_.end(), reason.needed.begin(), reason.needed.end());
  }

  std::vector<Step> steps_;
  std::string bytes_;
  std::vector<std::uint64_t> needed_;
};

}  // namespace nashsolve::proof
