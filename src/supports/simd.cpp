// Compiled once for every instruction set; the best one is chosen at run time. Highway includes this file
// again and again (foreach_target.h), so it has no include guard. The compiler makes the vectors:
// of Highway it takes the macros alone, for parsing its operations takes longer than all the rest.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd.cpp"
#include "targets.hpp"
// After targets.hpp.
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/base.h>
#include <hwy/ops/set_macros-inl.h>

#include "best_target.hpp"
#include "simd.hpp"

HWY_BEFORE_NAMESPACE();
// NOLINTNEXTLINE(modernize-concat-nested-namespaces): the inner one is a macro, another each time.
namespace nashsolve::nplayer {
namespace HWY_NAMESPACE {
namespace {

void add_to_slice(double* HWY_RESTRICT to, const double* HWY_RESTRICT from, std::size_t outer,
                  std::size_t size, std::size_t inner) {
  if (inner == 1) {
    for (std::size_t x = 0; x < outer; ++x) to[x * size] += from[x];
    return;
  }
  for (std::size_t x = 0; x < outer; ++x) {
    double* HWY_RESTRICT slice = to + x * size * inner;
    const double* HWY_RESTRICT row = from + x * inner;
    for (std::size_t k = 0; k < inner; ++k) slice[k] += row[k];
  }
}

std::size_t smallest_entry(const double* values, std::size_t count) {
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

void add_scaled(double* HWY_RESTRICT to, const double* HWY_RESTRICT from, double factor, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) to[k] += factor * from[k];
}

/// One after the other, as add_scaled() would.
void add_four_scaled(double* HWY_RESTRICT to, const double* const* from, const double* factors,
                     std::size_t count) {
  const double* HWY_RESTRICT a = from[0];
  const double* HWY_RESTRICT b = from[1];
  const double* HWY_RESTRICT c = from[2];
  const double* HWY_RESTRICT d = from[3];
  const double of_a = factors[0];
  const double of_b = factors[1];
  const double of_c = factors[2];
  const double of_d = factors[3];
  for (std::size_t k = 0; k < count; ++k) {
    to[k] = (((to[k] + of_a * a[k]) + of_b * b[k]) + of_c * c[k]) + of_d * d[k];
  }
}

void add_all_scaled(double* to, const double* const* from, const double* factors, std::size_t terms,
                    std::size_t count) {
  std::size_t t = 0;
  for (; t + 4 <= terms; t += 4) add_four_scaled(to, from + t, factors + t, count);
  for (; t < terms; ++t) add_scaled(to, from[t], factors[t], count);
}

void weighted_sum(double* HWY_RESTRICT sums, const double* HWY_RESTRICT table,
                  const double* HWY_RESTRICT weights, std::size_t weight_count, std::size_t count) {
  constexpr std::size_t kAtOnce = 16;
  const double* rows[kAtOnce];
  double factors[kAtOnce];
  std::size_t terms = 0;
  for (std::size_t o = 0; o < count; ++o) sums[o] = 0;
  for (std::size_t s = 0; s < weight_count; ++s) {
    if (weights[s] == 0) continue;
    rows[terms] = table + s * count;
    factors[terms] = weights[s];
    if (++terms < kAtOnce) continue;
    add_all_scaled(sums, rows, factors, terms, count);
    terms = 0;
  }
  add_all_scaled(sums, rows, factors, terms, count);
}

void eliminate(double* HWY_RESTRICT matrix, std::size_t size, std::size_t stride, std::size_t pivot,
               const double* HWY_RESTRICT column) {
  const double inverse = 1.0 / column[pivot];
  for (std::size_t c = 0; c < size; ++c) {
    double* HWY_RESTRICT entries = matrix + c * stride;
    if (entries[pivot] == 0) continue;
    const double factor = entries[pivot] * inverse;
    for (std::size_t r = 0; r < stride; ++r) entries[r] -= factor * column[r];
    entries[pivot] = factor;
  }
}

std::size_t most_violated(const double* HWY_RESTRICT values, const double* HWY_RESTRICT may_be_positive,
                          const double* HWY_RESTRICT weights, double least, double* HWY_RESTRICT work,
                          std::size_t count) {
  for (std::size_t r = 0; r < count; ++r) {
    const double over = values[r] > 0 ? values[r] * may_be_positive[r] : 0.0;
    const double violation = values[r] - over;
    const double square = violation * violation;
    work[r] = square > least * least ? -square / weights[r] : 0.0;
  }
  return smallest_entry(work, count);
}

}  // namespace

Loops loops_of_target() {
  return {add_to_slice, smallest_entry, weighted_sum, add_all_scaled, eliminate, most_violated};
}

}  // namespace HWY_NAMESPACE
}  // namespace nashsolve::nplayer
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace nashsolve::nplayer {

const Loops& loops() {
  static const Loops chosen = [] { NASHSOLVE_CALL_BEST(loops_of_target); }();
  return chosen;
}

}  // namespace nashsolve::nplayer
#endif
