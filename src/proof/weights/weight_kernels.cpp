// Compiled once for every instruction set; the best one is chosen at run time. Highway includes this file
// again and again (foreach_target.h), so it has no include guard.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "weight_kernels.cpp"
#include "targets.hpp"
// After targets.hpp.
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

#include <cmath>

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

/// Of the rest of a row, for the rounding of its quotients: a smaller rest is left to more bits.
constexpr double kMargin = 1e-9;

double largest(const double* weights, std::size_t count) {
  const Doubles d;
  Vector most = hn::Zero(d);
  for (std::size_t k = 0; k < count; k += kLanes) {
    most = hn::Max(most, hn::Abs(hn::LoadU(d, weights + k)));
  }
  return hn::GetLane(hn::MaxOfLanes(d, most));
}

struct Totals {
  /// Of the negative weights and of those that are tight.
  double rest;
  /// Of all absolute values.
  double size;
};

/// Rounds the weights times the scale to integers.
Totals round(RoundedFace& face, double scale) {
  const Doubles d;
  const double* HWY_RESTRICT weights = face.weights.data();
  const double* HWY_RESTRICT is_tight = face.is_tight.data();
  double* HWY_RESTRICT rounded = face.rounded.data();
  const Vector scales = hn::Set(d, scale);
  Vector rest = hn::Zero(d);
  Vector size = hn::Zero(d);
  for (std::size_t k = 0; k < face.weights.size(); k += kLanes) {
    const Vector weight = hn::Round(hn::Mul(hn::LoadU(d, weights + k), scales));
    hn::StoreU(weight, d, rounded + k);
    size = hn::Add(size, hn::Abs(weight));
    rest = hn::Add(rest, hn::Min(weight, hn::Mul(weight, hn::LoadU(d, is_tight + k))));
  }
  return {hn::GetLane(hn::SumOfLanes(d, rest)), hn::GetLane(hn::SumOfLanes(d, size))};
}

void list_rows(RoundedFace& face) {
  const double* const rounded = face.rounded.data();
  std::uint32_t* const rows = face.rows.data();
  std::size_t count = 0;
  // Without a branch: which weights vanish cannot be foretold.
  for (std::size_t k = 0; k < face.rounded.size(); ++k) {
    rows[count] = static_cast<std::uint32_t>(k);
    count += std::size_t{rounded[k] != 0};
  }
  face.row_count = count;
}

/// Adds up the rows; returns the charges of what is positive.
double charge(const WeightedRows& all, RoundedFace& face) {
  const Doubles d;
  const std::uint32_t* HWY_RESTRICT rows = face.rows.data();
  const double* HWY_RESTRICT weights = face.rounded.data();
  double* HWY_RESTRICT sums = face.sums.data();
  Vector spent = hn::Zero(d);
  for (std::size_t first = 0; first < all.width; first += kWeightBlock) {
    Vector block[kVectors];
    for (Vector& each : block) each = hn::Zero(d);
    for (std::size_t k = 0; k < face.row_count; ++k) {
      const Vector weight = hn::Set(d, weights[rows[k]]);
      const double* HWY_RESTRICT row = all.matrix.data() + rows[k] * all.width + first;
      for (std::size_t v = 0; v < kVectors; ++v) {
        block[v] = hn::MulAdd(weight, hn::LoadU(d, row + v * kLanes), block[v]);
      }
    }
    const double* HWY_RESTRICT charges = face.charges.data() + first;
    for (std::size_t v = 0; v < kVectors; ++v) {
      hn::StoreU(block[v], d, sums + first + v * kLanes);
      spent = hn::MulAdd(hn::Max(block[v], hn::Zero(d)), hn::LoadU(d, charges + v * kLanes), spent);
    }
  }
  return hn::GetLane(hn::SumOfLanes(d, spent));
}

bool prove(const WeightedRows& rows, RoundedFace& face, double scale) {
  const auto [rest, size] = round(face, scale);
  const double margin = kMargin * (1 + size);
  if (!(size * rows.largest_entry < kExactSums) || !(rest > margin)) return false;
  list_rows(face);
  return rest - charge(rows, face) > margin;
}

bool shrink(const WeightedRows& rows, std::span<const double> largest_tried, RoundedFace& face) {
  const double most = largest(face.weights.data(), face.weights.size());
  for (const double tried : largest_tried) {
    if (!std::isnormal(tried / most)) return false;
    if (prove(rows, face, tried / most)) return true;
  }
  return false;
}

}  // namespace

ShrinkWeights shrink_of_target() {
  return shrink;
}

}  // namespace HWY_NAMESPACE
}  // namespace nashsolve::proof
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace nashsolve::proof {

ShrinkWeights shrink_weights() {
  static const ShrinkWeights shrink = [] { NASHSOLVE_CALL_BEST(shrink_of_target); }();
  return shrink;
}

}  // namespace nashsolve::proof
#endif
