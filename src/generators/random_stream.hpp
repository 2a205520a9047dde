// The only source of chance of the generators, SplitMix64. A number below n is the next output modulo n,
// outputs below 2^64 mod n being passed over, so that every number is equally likely and no platform differs.
#pragma once

#include <cstdint>

#include "split_mix.hpp"

namespace nashsolve::generators {

class RandomStream : private SplitMix64 {
 public:
  using SplitMix64::next;
  using SplitMix64::SplitMix64;

  /// Uniform in 0, ..., bound - 1. Requires bound > 0.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t passed_over = (0 - bound) % bound;
    std::uint64_t output = next();
    while (output < passed_over) output = next();
    return output % bound;
  }

  /// Uniform in low, ..., high. Requires low <= high and a difference below 2^63.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }
};

}  // namespace nashsolve::generators
