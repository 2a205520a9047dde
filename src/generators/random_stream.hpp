// The only source of chance of the generators: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
// pseudorandom number generators"), started at the seed itself. A number below n is the next output modulo n,
// outputs below 2^64 mod n being passed over, so that every number is equally likely and no platform differs.
#pragma once

#include <cstdint>

namespace nashsolve::generators {

class RandomStream {
 public:
  explicit RandomStream(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

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

 private:
  std::uint64_t state_;
};

}  // namespace nashsolve::generators
