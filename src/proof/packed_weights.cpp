#include "packed_weights.hpp"

namespace nashsolve::proof {

Weights unpack_weights(std::string_view bytes) {
  std::size_t position = 0;
  Weights weights(unpack(bytes, position));
  for (auto& [strategy, weight] : weights) {
    strategy = static_cast<StrategyId>(unpack(bytes, position) - 1);
    weight = unpack_integer(bytes, position);
  }
  return weights;
}

}  // namespace nashsolve::proof
