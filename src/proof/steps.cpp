#include "steps.hpp"

#include "step_text.hpp"

namespace nashsolve::proof {

void Steps::optimal(const OptimalStrategies& optimum) {
  if (!optimum.units.empty()) weighted(StepKind::units, optimum.in_units, optimum.units);
  weighted(StepKind::optimal, optimum.strategies, optimum.weights);
}

void Steps::weighted(StepKind kind, std::span<const StrategyId> strategies,
                     std::span<const Integer> weights) {
  push(kind, 0, 0);
  Weights pairs;
  for (std::size_t k = 0; k < strategies.size(); ++k) pairs.emplace_back(strategies[k], weights[k]);
  pack(reasons_.weights, pairs);
}

void Steps::subset(const FoundSubset& subset) {
  push(StepKind::subset, 0, 0);
  for (const auto& tight : subset.tight) add_labels(tight);
}

void Steps::node(StepKind kind, const NodeOfTree& node) {
  push(kind, 0, 0);
  for (const auto& tight : node.tight) add_labels(tight);
  for (const auto& slack : node.slack) add_labels(slack);
}

void Steps::add_labels(std::span<const StrategyId> labels) {
  pack(reasons_.weights, std::uint64_t{labels.size()});
  for (const StrategyId label : labels) pack(reasons_.weights, std::uint64_t{label} + 1);
}

void Steps::retract(std::size_t size) {
  if (size >= steps_.size()) return;
  reasons_.weights.resize(steps_[size].bytes);
  reasons_.needed.resize(steps_[size].needed);
  steps_.resize(size);
}

std::array<std::vector<StrategyId>, 4> Steps::labels(std::size_t k) const {
  std::array<std::vector<StrategyId>, 4> labels;
  const std::string_view bytes = packed(k);
  std::size_t position = 0;
  for (auto& own : labels) {
    if (position == bytes.size()) break;
    own.resize(unpack(bytes, position));
    for (StrategyId& label : own) label = static_cast<StrategyId>(unpack(bytes, position) - 1);
  }
  return labels;
}

void Steps::write(std::size_t k, std::string& bytes) const {
  // By their kinds.
  constexpr std::array<unsigned char, 10> kCodes = {kBranch,  kSuppose, kEmpty, kTight, kUnits,
                                                    kOptimal, kSubset,  kEnd,   0,      kOpenCode};
  const Step& step = steps_[k];
  const bool has_side =
      step.kind == StepKind::branch || step.kind == StepKind::empty || step.kind == StepKind::tight;
  bytes += static_cast<char>(kCodes[static_cast<std::size_t>(step.kind)] + (has_side ? step.side : 0) +
                             static_cast<int>(step.ending));
  const bool has_label =
      step.kind == StepKind::branch || step.kind == StepKind::suppose || step.kind == StepKind::empty;
  if (has_label) pack(bytes, std::uint64_t{step.label} + 1);
  bytes += packed(k);
}

}  // namespace nashsolve::proof
