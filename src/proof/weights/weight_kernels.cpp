// Compiled once for every instruction set; the best one is chosen at run time. Highway includes this file
// again and again (foreach_target.h), so it has no include guard.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "weight_kernels.cpp"
#include "targets.hpp"
// After targets.hpp.
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

#include <array>

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

/// What loads and stores masks may touch.
using MaskBytes = std::array<std::uint8_t, 8>;

/// Those of the lanes from k on.
hn::Mask<Doubles> mask_at(const Bits& bits, std::size_t k) {
  const MaskBytes bytes = {static_cast<std::uint8_t>(bits[k / 64] >> k % 64)};
  return hn::LoadMaskBits(Doubles(), bytes.data());
}
void add_mask(Bits& bits, std::size_t k, hn::Mask<Doubles> mask) {
  MaskBytes bytes = {};
  hn::StoreMaskBits(Doubles(), mask, bytes.data());
  bits[k / 64] |= std::uint64_t{bytes[0]} << k % 64;
}

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
  double* HWY_RESTRICT rounded = face.rounded.data();
  const Vector scales = hn::Set(d, scale);
  Vector rest = hn::Zero(d);
  Vector size = hn::Zero(d);
  for (std::size_t k = 0; k < face.weights.size(); k += kLanes) {
    const Vector weight = hn::Round(hn::Mul(hn::LoadU(d, weights + k), scales));
    hn::StoreU(weight, d, rounded + k);
    size = hn::Add(size, hn::Abs(weight));
    rest = hn::Add(rest, hn::IfThenElse(mask_at(face.tight_rows, k), weight, hn::Min(weight, hn::Zero(d))));
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
    for (std::size_t v = 0; v < kVectors; ++v) {
      const std::size_t place = first + v * kLanes;
      hn::StoreU(block[v], d, sums + place);
      const Vector reach =
          hn::IfThenZeroElse(mask_at(face.tight_variables, place), hn::LoadU(d, all.reach.data() + place));
      spent = hn::MulAdd(hn::Max(block[v], hn::Zero(d)), reach, spent);
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

void list_positive(const std::vector<double>& values, Bits& positive) {
  const Doubles d;
  positive.assign(words_of(values.size()), 0);
  for (std::size_t k = 0; k < values.size(); k += kLanes) {
    add_mask(positive, k, hn::Gt(hn::LoadU(d, values.data() + k), hn::Zero(d)));
  }
}

bool shrink(const WeightedRows& rows, std::span<const double> largest_tried, RoundedFace& face) {
  const double most = largest(face.weights.data(), face.weights.size());
  for (const double tried : largest_tried) {
    if (!std::isnormal(tried / most)) return false;
    if (!prove(rows, face, tried / most)) continue;
    list_positive(face.rounded, face.positive_rows);
    list_positive(face.sums, face.positive_variables);
    return true;
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
