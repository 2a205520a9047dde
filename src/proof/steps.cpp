#include "steps.hpp"

namespace nashsolve::proof {

bool Steps::take(const Steps& others) {
  const auto [bytes, needed] = here();
  if (bytes + others.packed_.bytes.size() > kEnough || size() + others.size() > kMostSteps) return false;
  for (const Place& place : others.places_) places_.push_back({bytes + place.bytes, needed + place.needed});
  packed_.bytes += others.packed_.bytes;
  packed_.needed.insert(packed_.needed.end(), others.packed_.needed.begin(), others.packed_.needed.end());
  return true;
}

std::array<std::vector<StrategyId>, 4> Step::labels() const {
  std::array<std::vector<StrategyId>, 4> labels;
  std::size_t position = 0;
  for (auto& own : labels) {
    if (position == body.size()) break;
    own.resize(unpack(body, position));
    for (StrategyId& each : own) each = static_cast<StrategyId>(unpack(body, position) - 1);
  }
  return labels;
}

Step Steps::operator[](std::size_t k) const {
  const std::string_view bytes = packed(k);
  const auto code = static_cast<unsigned char>(bytes.front());
  Step step = {
      static_cast<StepCode>(code), 0, Ending::empty, 0, {}, packed_.needed.data() + places_[k].needed};
  if (code >= kBranch && code < kSubset) {
    step.side = code % 2;
    step.kind = static_cast<StepCode>(code - step.side);
  } else if (code >= kEnd && code < kSuppose) {
    step.ending = static_cast<Ending>(code - kEnd);
    step.kind = kEnd;
  }
  std::size_t position = 1;
  if (step.kind == kBranch || step.kind == kSuppose || step.kind == kEmpty)
    step.label = static_cast<StrategyId>(unpack(bytes, position) - 1);
  step.body = bytes.substr(position);
  return step;
}

void Steps::optimal(const OptimalStrategies& optimum) {
  if (!optimum.units.empty()) weighted(kUnits, optimum.in_units, optimum.units);
  weighted(kOptimal, optimum.strategies, optimum.weights);
}

void Steps::weighted(unsigned char code, std::span<const StrategyId> strategies,
                     std::span<const Integer> weights) {
  push(code);
  Weights pairs;
  for (std::size_t k = 0; k < strategies.size(); ++k) pairs.emplace_back(strategies[k], weights[k]);
  pack(packed_.bytes, pairs);
}

void Steps::subset(const FoundSubset& subset) {
  push(kSubset);
  for (const auto& tight : subset.tight) add_labels(tight);
}

void Steps::node(unsigned char code, const NodeOfTree& node) {
  push(code);
  for (const auto& tight : node.tight) add_labels(tight);
  for (const auto& slack : node.slack) add_labels(slack);
}

void Steps::add_labels(std::span<const StrategyId> labels) {
  pack(packed_.bytes, std::uint64_t{labels.size()});
  for (const StrategyId label : labels) pack(packed_.bytes, std::uint64_t{label} + 1);
}

void Steps::retract(std::size_t size) {
  if (size >= places_.size()) return;
  packed_.bytes.resize(places_[size].bytes);
  packed_.needed.resize(places_[size].needed);
  places_.resize(size);
}

}  // namespace nashsolve::proof
