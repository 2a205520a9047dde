// Compiled once for every instruction set; the best one is chosen at run time. Highway includes this file
// again and again (foreach_target.h), so it has no include guard. The compiler makes the vectors:
// of Highway it takes the macros alone, for parsing its operations takes longer than all the rest.
#include <algorithm>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "loops.cpp"
#include "targets.hpp"
// After targets.hpp.
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/base.h>
#include <hwy/ops/set_macros-inl.h>

#include "best_target.hpp"
#include "loops.hpp"

HWY_BEFORE_NAMESPACE();
// NOLINTNEXTLINE(modernize-concat-nested-namespaces): the inner one is a macro, another each time.
namespace nashsolve::single {
namespace HWY_NAMESPACE {
namespace {

void eliminate_and_weigh(double* HWY_RESTRICT row, const double* HWY_RESTRICT pivot_row, double factor,
                         double* HWY_RESTRICT weights, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    const double value = row[k] - factor * pivot_row[k];
    row[k] = value;
    weights[k] += value * value;
  }
}

void weigh(const double* HWY_RESTRICT row, double* HWY_RESTRICT weights, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) weights[k] += row[k] * row[k];
}

void add_scaled(double* HWY_RESTRICT to, const double* HWY_RESTRICT from, double factor, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) to[k] += factor * from[k];
}

void subtract_columns(double* HWY_RESTRICT to, const double* const* column, const double* factors,
                      std::size_t columns, std::size_t count) {
  std::size_t c = 0;
  for (; c + 4 <= columns; c += 4) {
    const double* HWY_RESTRICT first = column[c];
    const double* HWY_RESTRICT second = column[c + 1];
    const double* HWY_RESTRICT third = column[c + 2];
    const double* HWY_RESTRICT fourth = column[c + 3];
    const double f = factors[c];
    const double g = factors[c + 1];
    const double h = factors[c + 2];
    const double i = factors[c + 3];
    for (std::size_t k = 0; k < count; ++k) {
      to[k] -= (f * first[k] + g * second[k]) + (h * third[k] + i * fourth[k]);
    }
  }
  for (; c < columns; ++c) add_scaled(to, column[c], -factors[c], count);
}

double smallest_ratio(const double* HWY_RESTRICT values, const double* HWY_RESTRICT rates, double least_rate,
                      std::size_t count) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const auto ratio = [&](std::size_t k) {
    const double value = values[k] > 0 ? values[k] : 0;
    const bool counts = rates[k] > least_rate;
    return (counts ? value : kInfinity) / (counts ? rates[k] : 1);
  };
  constexpr std::size_t kLanes = 16;
  double smallest[kLanes];
  for (double& each : smallest) each = kInfinity;
  std::size_t k = 0;
  for (; k + kLanes <= count; k += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double here = ratio(k + lane);
      smallest[lane] = here < smallest[lane] ? here : smallest[lane];
    }
  }
  double result = kInfinity;
  for (const double each : smallest) result = std::min(result, each);
  for (; k < count; ++k) result = std::min(result, ratio(k));
  return result;
}

double largest_rate(const double* HWY_RESTRICT values, const double* HWY_RESTRICT rates, double least_rate,
                    double ratio, std::size_t count) {
  const auto rate = [&](std::size_t k) {
    const double value = values[k] > 0 ? values[k] : 0;
    const double own = rates[k] > least_rate ? rates[k] : 0;
    return value <= ratio * own ? own : 0;
  };
  constexpr std::size_t kLanes = 16;
  double largest[kLanes] = {};
  std::size_t k = 0;
  for (; k + kLanes <= count; k += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double here = rate(k + lane);
      largest[lane] = here > largest[lane] ? here : largest[lane];
    }
  }
  double result = 0;
  for (const double each : largest) result = std::max(result, each);
  for (; k < count; ++k) result = std::max(result, rate(k));
  return result;
}

double dot(const double* HWY_RESTRICT a, const double* HWY_RESTRICT b, std::size_t count) {
  constexpr std::size_t kLanes = 16;
  double sums[kLanes] = {};
  std::size_t k = 0;
  for (; k + kLanes <= count; k += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += a[k + lane] * b[k + lane];
  }
  for (; k < count; ++k) sums[0] += a[k] * b[k];
  double sum = 0;
  for (const double part : sums) sum += part;
  return sum;
}

}  // namespace

Loops loops_of_target() {
  return {eliminate_and_weigh, weigh, add_scaled, subtract_columns, smallest_ratio, largest_rate, dot};
}

}  // namespace HWY_NAMESPACE
}  // namespace nashsolve::single
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace nashsolve::single {

const Loops& loops() {
  static const Loops chosen = [] { NASHSOLVE_CALL_BEST(loops_of_target); }();
  return chosen;
}

}  // namespace nashsolve::single
#endif
