// Integers of any size as doubles that can be compared with each other: what is beyond the range of doubles
// is divided by a power of two, the same for all of them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// What in_range() divides by, as a power of two: then all are below 2^900, and sums and differences of them
/// finite. 0 where they are that small.
inline long exponent_of_range(const std::vector<std::int64_t>& /*values*/) {
  return 0;
}
inline long exponent_of_range(const std::vector<Integer>& values) {
  constexpr std::size_t kBits = 900;
  std::size_t most_bits = kBits;
  for (const Integer& value : values) most_bits = std::max(most_bits, bit_length(value));
  return static_cast<long>(most_bits - kBits);
}

inline double in_range(std::int64_t value, long /*exponent*/) {
  return static_cast<double>(value);
}
inline double in_range(const Integer& value, long exponent) {
  return scaled_double(value, exponent);
}

/// By which a row or a column may be scaled so that this value of it comes near 1 and no double is rounded; 1
/// for 0.
inline double power_of_two_near_inverse(double value) {
  return value > 0 ? std::exp2(-std::round(std::log2(value))) : 1;
}

}  // namespace nashsolve
