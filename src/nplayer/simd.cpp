#include "simd.hpp"

#if defined(__x86_64__) && defined(__linux__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define NASHSOLVE_CLONES __attribute__((target_clones("default", "avx2", "avx512f")))
#endif
#endif
#ifndef NASHSOLVE_CLONES
#define NASHSOLVE_CLONES
#endif

namespace nashsolve::nplayer {

NASHSOLVE_CLONES void add_to_slice(double* __restrict to, const double* __restrict from, std::size_t outer,
                                   std::size_t size, std::size_t inner) {
  if (inner == 1) {
    for (std::size_t x = 0; x < outer; ++x) to[x * size] += from[x];
    return;
  }
  for (std::size_t x = 0; x < outer; ++x) {
    double* __restrict slice = to + x * size * inner;
    const double* __restrict row = from + x * inner;
    for (std::size_t k = 0; k < inner; ++k) slice[k] += row[k];
  }
}

NASHSOLVE_CLONES std::size_t smallest_entry(const double* values, std::size_t count) {
  constexpr std::size_t kLanes = 8;
  double smallest[kLanes];
  for (double& lane : smallest) lane = values[0];
  std::size_t k = 0;
  for (; k + kLanes <= count; k += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      smallest[lane] = values[k + lane] < smallest[lane] ? values[k + lane] : smallest[lane];
    }
  }
  for (; k < count; ++k) smallest[0] = values[k] < smallest[0] ? values[k] : smallest[0];
  double best = smallest[0];
  for (const double lane : smallest) best = lane < best ? lane : best;
  k = 0;
  while (k + 1 < count && values[k] != best) ++k;
  return k;
}

NASHSOLVE_CLONES void weighted_sum(double* __restrict sums, const double* __restrict table,
                                   const double* __restrict weights, std::size_t weight_count,
                                   std::size_t count) {
  for (std::size_t o = 0; o < count; ++o) sums[o] = 0;
  for (std::size_t s = 0; s < weight_count; ++s) {
    const double weight = weights[s];
    if (weight == 0) continue;
    const double* __restrict row = table + s * count;
    for (std::size_t o = 0; o < count; ++o) sums[o] += weight * row[o];
  }
}

NASHSOLVE_CLONES void add_scaled(double* __restrict to, const double* __restrict from, double factor,
                                 std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) to[k] += factor * from[k];
}

NASHSOLVE_CLONES void eliminate(double* __restrict matrix, std::size_t size, std::size_t stride,
                                std::size_t pivot, const double* __restrict column) {
  const double inverse = 1.0 / column[pivot];
  for (std::size_t c = 0; c < size; ++c) {
    double* __restrict entries = matrix + c * stride;
    if (entries[pivot] == 0) continue;
    const double factor = entries[pivot] * inverse;
    for (std::size_t r = 0; r < size; ++r) entries[r] -= factor * column[r];
    entries[pivot] = factor;
  }
}

}  // namespace nashsolve::nplayer
