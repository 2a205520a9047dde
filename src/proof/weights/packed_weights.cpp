#include "packed_weights.hpp"

namespace nashsolve::proof {

void pack(std::string& bytes, const Weights& weights) {
  PackedWeights packed(bytes, weights.size());
  for (const auto& [strategy, weight] : weights) packed.add(strategy, weight);
}

Weights unpack_weights(std::string_view bytes) {
  std::size_t position = 0;
  Weights weights(unpack(bytes, position));
  std::uint64_t last = 0;
  for (auto& [strategy, weight] : weights) {
    last += unpack(bytes, position);
    strategy = static_cast<StrategyId>(last - 1);
    weight = unpack_integer(bytes, position);
  }
  return weights;
}

}  // namespace nashsolve::proof
