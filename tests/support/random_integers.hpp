// Integers of any size for tests of arithmetic, the edges of words among them.
#pragma once

#include <cstddef>
#include <random>

#include "nashsolve/exact.hpp"

namespace nashsolve::testing {

/// Of up to so many bits, either sign; now and then 0, or all ones.
inline Integer any_integer(std::mt19937_64& random, std::size_t bits) {
  Integer value = 0;
  for (std::size_t k = 0; k < bits; k += 32)
    value = (value << 32) + static_cast<unsigned long>(random() >> 32U);
  if (random() % 16 == 0) value = 0;
  if (random() % 16 == 0) value = (Integer(1) << bits) - 1;
  value %= Integer(1) << bits;
  return random() % 2 == 0 ? value : Integer(-value);
}

}  // namespace nashsolve::testing
