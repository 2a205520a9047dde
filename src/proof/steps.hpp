// The steps of a proof as they are kept in memory: what a listener heard, packed as the binary form has it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "listener.hpp"
#include "packed_number.hpp"
#include "polytope_rows.hpp"

namespace nashsolve::proof {

/// `began` is where a tree begins: of a search that goes on from another there are several. `open` ends a
/// node that another tree proves.
enum class StepKind : std::uint8_t {
  branch,
  suppose,
  empty,
  tight,
  units,
  optimal,
  subset,
  end,
  began,
  open
};

struct Step {
  StepKind kind;
  std::uint8_t side;
  Ending ending;
  StrategyId label;
  /// Where the step's weights begin, or its lists of labels.
  std::uint32_t bytes;
  /// Where its needed labels begin.
  std::uint32_t needed;
};

/// Some of them, which stay where they are once they are full.
class Steps {
 public:
  /// Room for as many as are enough; the last one may have some more weights.
  void reserve() {
    steps_.reserve(kEnough / sizeof(Step));
    reasons_.weights.reserve(kEnough + kEnough / 16);
    reasons_.needed.reserve(kEnough / sizeof(Step));
  }
  /// Then the next step belongs into others.
  [[nodiscard]] bool is_full() const {
    return reasons_.weights.size() >= kEnough || steps_.size() >= kEnough / sizeof(Step);
  }
  [[nodiscard]] const std::vector<Step>& all() const { return steps_; }
  [[nodiscard]] std::size_t size() const { return steps_.size(); }

  void branch(const LabelBranch& branch) {
    push(branch.both == 0 ? StepKind::branch : StepKind::suppose, branch.side, branch.label);
  }
  void end(Ending ending) { push(StepKind::end, 0, 0, ending); }
  void empty(const EmptyFace& face, const PolytopeRows& rows) {
    push(StepKind::empty, face.side, face.label);
    rows.add_shrunk(face, reasons_);
  }
  void tight(const VanishingRow& row, const PolytopeRows& rows) {
    push(StepKind::tight, row.side, 0);
    rows.add_shrunk(row, reasons_);
  }
  void optimal(const OptimalStrategies& optimum);
  void subset(const FoundSubset& subset);
  void began(const NodeOfTree& root) { node(StepKind::began, root); }
  void open(const NodeOfTree& left) { node(StepKind::open, left); }
  void retract(std::size_t size);

  /// The weights of step k, or its lists of labels, as the binary form has them.
  [[nodiscard]] std::string_view packed(std::size_t k) const {
    const std::size_t end = k + 1 < steps_.size() ? steps_[k + 1].bytes : reasons_.weights.size();
    return std::string_view(reasons_.weights).substr(steps_[k].bytes, end - steps_[k].bytes);
  }
  [[nodiscard]] const std::uint64_t* needed(const Step& step) const { return &reasons_.needed[step.needed]; }
  /// The labels of a subset; of a node also those that are slack.
  [[nodiscard]] std::array<std::vector<StrategyId>, 4> labels(std::size_t k) const;
  /// Adds step k as the binary form has it. Requires none that began a tree.
  void write(std::size_t k, std::string& bytes) const;

 private:
  /// Bytes. Memory that grows is copied and touched anew: of random 30x30 that was two fifths of what it took
  /// to keep a proof.
  static constexpr std::size_t kEnough = 32768;

  void node(StepKind kind, const NodeOfTree& node);
  void weighted(StepKind kind, std::span<const StrategyId> strategies, std::span<const Integer> weights);
  void add_labels(std::span<const StrategyId> labels);
  void push(StepKind kind, std::size_t side, StrategyId label, Ending ending = Ending::empty) {
    steps_.push_back({kind, static_cast<std::uint8_t>(side), ending, label,
                      static_cast<std::uint32_t>(reasons_.weights.size()),
                      static_cast<std::uint32_t>(reasons_.needed.size())});
  }

  std::vector<Step> steps_;
  /// Among the weights also the labels of subsets and nodes.
  Reasons reasons_;
};

}  // namespace nashsolve::proof
