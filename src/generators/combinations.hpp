// Binomial coefficients as far as sizes of games reach.
#pragma once

#include <algorithm>
#include <cstddef>

namespace nashsolve::generators {

/// n over k, or `most` + 1 where it is larger. Requires k <= n and n * most below 2^63.
inline std::size_t binomial(std::size_t n, std::size_t k, std::size_t most) {
  std::size_t result = 1;
  k = std::min(k, n - k);
  for (std::size_t i = 1; i <= k; ++i) {
    result = result * (n - k + i) / i;
    if (result > most) return most + 1;
  }
  return result;
}

}  // namespace nashsolve::generators
