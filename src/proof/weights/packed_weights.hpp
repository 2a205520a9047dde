// The weights of a reason in few bytes, those of the binary form of a proof (docs/proof-format.md): how many,
// then of each how far its strategy is from the one before, and its integer.
#pragma once

#include <array>
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

/// Adds to the bytes, the last of them when it ends.
class PackedWeights {
 public:
  PackedWeights(std::string& bytes, std::size_t count) : bytes_(bytes) {
    end_ = pack(end_, std::uint64_t{count});
  }
  PackedWeights(const PackedWeights&) = delete;
  PackedWeights& operator=(const PackedWeights&) = delete;
  ~PackedWeights() { flush(); }

  /// Of strategies in ascending order.
  void add(StrategyId strategy, const Integer& weight) {
    skip_to(strategy);
    flush();
    pack(bytes_, weight);
  }
  /// Between -2^62 and 2^62.
  void add(StrategyId strategy, std::int64_t weight) {
    skip_to(strategy);
    end_ = pack(end_, weight);
  }

 private:
  void skip_to(StrategyId strategy) {
    if (end_ > room_.data() + room_.size() - 2 * kMostBytes) flush();
    end_ = pack(end_, std::uint64_t{strategy} + 1 - last_);
    last_ = std::uint64_t{strategy} + 1;
  }
  void flush() {
    bytes_.append(room_.data(), end_);
    end_ = room_.data();
  }

  std::string& bytes_;
  std::array<char, 256> room_;
  char* end_ = room_.data();
  /// The strategy before, counted from 1.
  std::uint64_t last_ = 0;
};

void pack(std::string& bytes, const Weights& weights);
Weights unpack_weights(std::string_view bytes);

}  // namespace nashsolve::proof
