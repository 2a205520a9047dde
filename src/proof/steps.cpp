#include "steps.hpp"

namespace nashsolve::proof {

void Steps::subset(const FoundSubset& subset) {
  push(StepKind::subset, 0, 0);
  for (const auto& tight : subset.tight) {
    pack(bytes_, std::uint64_t{tight.size()});
    for (const StrategyId label : tight) pack(bytes_, std::uint64_t{label} + 1);
  }
}

void Steps::retract(std::size_t size) {
  if (size >= steps_.size()) return;
  bytes_.resize(steps_[size].bytes);
  needed_.resize(steps_[size].needed);
  steps_.resize(size);
}

void Steps::append(const Steps& others) {
  for (Step step : others.steps_) {
    step.bytes += bytes_.size();
    step.needed += needed_.size();
    steps_.push_back(step);
  }
  bytes_ += others.bytes_;
  needed_.insert(needed_.end(), others.needed_.begin(), others.needed_.end());
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
