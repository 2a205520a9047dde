// Pseudo-random numbers that are the same on every platform: SplitMix64 (Steele, Lea and Flood 2014, "Fast
// splittable pseudorandom number generators"), started at the seed itself.
#pragma once

#include <cstdint>

namespace nashsolve {

class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// Uniform in [0, 1).
  double next_unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace nashsolve
