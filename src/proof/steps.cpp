#include "steps.hpp"

namespace nashsolve::proof {

namespace {

struct Meaning {
  StepKind kind;
  std::uint8_t side = 0;
};
/// By their codes; there is none of kSame.
constexpr std::array<Meaning, 18> kMeanings = {{{StepKind::began},
                                                {StepKind::began},
                                                {StepKind::branch, 0},
                                                {StepKind::branch, 1},
                                                {StepKind::empty, 0},
                                                {StepKind::empty, 1},
                                                {StepKind::tight, 0},
                                                {StepKind::tight, 1},
                                                {StepKind::subset},
                                                {StepKind::end},
                                                {StepKind::end},
                                                {StepKind::end},
                                                {StepKind::end},
                                                {StepKind::end},
                                                {StepKind::suppose},
                                                {StepKind::open},
                                                {StepKind::optimal},
                                                {StepKind::units}}};

}  // namespace

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
  const auto [kind, side] = kMeanings[code];
  const bool has_label = kind == StepKind::branch || kind == StepKind::suppose || kind == StepKind::empty;
  std::size_t position = 1;
  const auto label = has_label ? static_cast<StrategyId>(unpack(bytes, position) - 1) : StrategyId{0};
  const auto ending = kind == StepKind::end ? static_cast<Ending>(code - kEnd) : Ending::empty;
  return {kind, side, ending, label, bytes.substr(position), packed_.needed.data() + places_[k].needed};
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
