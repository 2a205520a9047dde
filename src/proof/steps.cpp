#include "steps.hpp"

namespace nashsolve::proof {

void Steps::subset(const FoundSubset& subset) {
  push(StepKind::subset, 0, 0);
  for (const auto& tight : subset.tight) {
    pack(reasons_.weights, std::uint64_t{tight.size()});
    for (const StrategyId label : tight) pack(reasons_.weights, std::uint64_t{label} + 1);
  }
}

void Steps::retract(std::size_t size) {
  if (size >= steps_.size()) return;
  reasons_.weights.resize(steps_[size].bytes);
  reasons_.needed.resize(steps_[size].needed);
  steps_.resize(size);
}

void Steps::append(const Steps& others) {
  for (Step step : others.steps_) {
    step.bytes += reasons_.weights.size();
    step.needed += reasons_.needed.size();
    steps_.push_back(step);
  }
  reasons_.weights += others.reasons_.weights;
  reasons_.needed.insert(reasons_.needed.end(), others.reasons_.needed.begin(), others.reasons_.needed.end());
}

std::array<std::vector<StrategyId>, 2> Steps::labels(std::size_t k) const {
  std::array<std::vector<StrategyId>, 2> labels;
  const std::string_view bytes = packed(k);
  std::size_t position = 0;
  for (auto& own : labels) {
    own.resize(unpack(bytes, position));
    for (StrategyId& label : own) label = static_cast<StrategyId>(unpack(bytes, position) - 1);
  }
  return labels;
}

}  // namespace nashsolve::proof
