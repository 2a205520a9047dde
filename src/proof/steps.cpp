#include "steps.hpp"

#include "packed_number.hpp"

namespace nashsolve::proof {

void Steps::subset(const FoundSubset& subset) {
  push(StepKind::subset, 0, 0);
  for (const auto& tight : subset.tight) {
    pack(bytes_, std::uint64_t{tight.size()});
    for (const StrategyId label : tight) pack(bytes_, std::uint64_t{label});
  }
}

void Steps::retract(std::size_t size) {
  if (size >= steps_.size()) return;
  bytes_.resize(steps_[size].bytes);
  needed_.resize(steps_[size].needed);
  steps_.resize(size);
}

void Steps::append(const Steps& others) {
  steps_.reserve(steps_.size() + others.steps_.size());
  for (Step step : others.steps_) {
    step.bytes += bytes_.size();
    step.needed += needed_.size();
    steps_.push_back(step);
  }
  bytes_ += others.bytes_;
  needed_.insert(needed_.end(), others.needed_.begin(), others.needed_.end());
}

void Steps::add(const Reason& reason) {
  pack(bytes_, std::uint64_t{reason.weights.size()});
  for (const auto& [strategy, weight] : reason.weights) {
    pack(bytes_, std::uint64_t{strategy});
    pack(bytes_, weight);
  }
  needed_.insert(needed_.end(), reason.needed.begin(), reason.needed.end());
}

Weights Steps::weights(const Step& step) const {
  std::size_t position = step.bytes;
  Weights weights(unpack(bytes_, position));
  for (auto& [strategy, weight] : weights) {
    strategy = static_cast<StrategyId>(unpack(bytes_, position));
    weight = unpack_integer(bytes_, position);
  }
  return weights;
}

std::array<std::vector<StrategyId>, 2> Steps::labels(const Step& step) const {
  std::array<std::vector<StrategyId>, 2> labels;
  std::size_t position = step.bytes;
  for (auto& own : labels) {
    own.resize(unpack(bytes_, position));
    for (StrategyId& label : own) label = static_cast<StrategyId>(unpack(bytes_, position));
  }
  return labels;
}

}  // namespace nashsolve::proof
