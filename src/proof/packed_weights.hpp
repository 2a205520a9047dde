// The weights of a reason in few bytes, those of the binary form of a proof (docs/proof-format.md): how many,
// then of each how far its strategy is from the one before, and its integer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "listener.hpp"
#include "packed_number.hpp"

namespace nashsolve::proof {

/// Strategies with integers, none of which is 0.
using Weights = std::vector<std::pair<StrategyId, Integer>>;

class PackedWeights {
 public:
  explicit PackedWeights(std::size_t count) { pack(bytes_, std::uint64_t{count}); }
  explicit PackedWeights(const Weights& weights) : PackedWeights(weights.size()) {
    for (const auto& [strategy, weight] : weights) add(strategy, weight);
  }
  /// Of strategies in ascending order; an Integer, or a std::int64_t between -2^62 and 2^62.
  template <class Value>
  void add(StrategyId strategy, const Value& weight) {
    pack(bytes_, std::uint64_t{strategy} + 1 - last_);
    pack(bytes_, weight);
    last_ = std::uint64_t{strategy} + 1;
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  /// The strategy before, counted from 1.
  std::uint64_t last_ = 0;
};

Weights unpack_weights(std::string_view bytes);

}  // namespace nashsolve::proof
