// Compiled once for every instruction set; the best one is chosen at run time. Highway includes this file
// again and again (foreach_target.h), so it has no include guard.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "weight_kernels.cpp"
#include "targets.hpp"
// After targets.hpp.
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

#include "best_target.hpp"
#include "weight_kernels.hpp"

HWY_BEFORE_NAMESPACE();
// NOLINTNEXTLINE(modernize-concat-nested-namespaces): the inner one is a macro, another each time.
namespace nashsolve::proof {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Doubles = hn::CappedTag<double, kWeightBlock>;
using Vector = hn::Vec<Doubles>;

constexpr std::size_t kLanes = hn::MaxLanes(Doubles());
constexpr std::size_t kVectors = kWeightBlock / kLanes;

double largest(const double* weights, std::size_t count) {
  const Doubles d;
  Vector most = hn::Zero(d);
  for (std::size_t k = 0; k < count; k += kLanes) {
    most = hn::Max(most, hn::Abs(hn::LoadU(d, weights + k)));
  }
  return hn::GetLane(hn::MaxOfLanes(d, most));
}

WeightTotals round(const double* HWY_RESTRICT weights, double scale, const double* HWY_RESTRICT is_tight,
                   std::size_t count, double* HWY_RESTRICT rounded) {
  const Doubles d;
  const Vector scales = hn::Set(d, scale);
  Vector rest = hn::Zero(d);
  Vector size = hn::Zero(d);
  for (std::size_t k = 0; k < count; k += kLanes) {
    const Vector weight = hn::Round(hn::Mul(hn::LoadU(d, weights + k), scales));
    hn::StoreU(weight, d, rounded + k);
    size = hn::Add(size, hn::Abs(weight));
    rest = hn::Add(rest, hn::Min(weight, hn::Mul(weight, hn::LoadU(d, is_tight + k))));
  }
  return {hn::GetLane(hn::SumOfLanes(d, rest)), hn::GetLane(hn::SumOfLanes(d, size))};
}

double charge(const double* HWY_RESTRICT weights, const std::uint32_t* HWY_RESTRICT rows,
              std::size_t row_count, const double* HWY_RESTRICT matrix, std::size_t width,
              const double* HWY_RESTRICT charges, double* HWY_RESTRICT sums) {
  const Doubles d;
  Vector spent = hn::Zero(d);
  for (std::size_t first = 0; first < width; first += kWeightBlock) {
    Vector block[kVectors];
    for (Vector& each : block) each = hn::Zero(d);
    for (std::size_t k = 0; k < row_count; ++k) {
      const Vector weight = hn::Set(d, weights[rows[k]]);
      const double* const row = matrix + rows[k] * width + first;
      for (std::size_t v = 0; v < kVectors; ++v) {
        block[v] = hn::MulAdd(weight, hn::LoadU(d, row + v * kLanes), block[v]);
      }
    }
    for (std::size_t v = 0; v < kVectors; ++v) {
      hn::StoreU(block[v], d, sums + first + v * kLanes);
      spent = hn::MulAdd(hn::Max(block[v], hn::Zero(d)), hn::LoadU(d, charges + first + v * kLanes), spent);
    }
  }
  return hn::GetLane(hn::SumOfLanes(d, spent));
}

}  // namespace

WeightKernels kernels_of_target() {
  return {largest, round, charge};
}

}  // namespace HWY_NAMESPACE
}  // namespace nashsolve::proof
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace nashsolve::proof {

const WeightKernels& weight_kernels() {
  static const WeightKernels kernels = [] { NASHSOLVE_CALL_BEST(kernels_of_target); }();
  return kernels;
}

}  // namespace nashsolve::proof
#endif
