// Compiled once for every instruction set; the best one is chosen at run time. Highway includes this file
// again and again (foreach_target.h), so it has no include guard.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "vector_kernels.cpp"
#include "targets.hpp"
// After targets.hpp.
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

#include <cmath>
#include <limits>

#include "best_target.hpp"
#include "kernels.hpp"

HWY_BEFORE_NAMESPACE();
// NOLINTNEXTLINE(modernize-concat-nested-namespaces): the inner one is a macro, another each time.
namespace nashsolve::bimatrix {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// Where lanes are summed up or compared their number decides how sums are rounded and which of equal values
/// is met first, and with them the path of a search: four, so that it is the same on all processors with as
/// many. A centipede of 40 took 109 nodes with four lanes and 390 with eight, a duel 1,927 and 215,000.
using Doubles = hn::CappedTag<double, 4>;
/// Where each lane is by itself: random 30x30 takes an eighth of the time less with eight.
using Wide = hn::CappedTag<double, kBlock>;
using Words = hn::CappedTag<std::uint64_t, kBlock>;
using Indices = hn::RebindToSigned<Doubles>;
using Vector = hn::Vec<Doubles>;

constexpr std::size_t kLanes = hn::MaxLanes(Doubles());
constexpr std::size_t kWide = hn::MaxLanes(Wide());
/// Vectors of a pivot row that stay in registers.
constexpr std::size_t kGroup = kWide >= 8 ? 8 : 6;

void gather_column(const double* HWY_RESTRICT matrix, std::size_t stride, std::size_t rows, std::size_t c,
                   double* HWY_RESTRICT column) {
  const Doubles d;
  const Indices di;
  const auto steps = hn::Mul(hn::Iota(di, 0), hn::Set(di, static_cast<std::int64_t>(stride)));
  const double* source = matrix + c;
  std::size_t i = 0;
  for (; i + kLanes <= rows; i += kLanes, source += kLanes * stride) {
    hn::Store(hn::GatherIndex(d, source, steps), d, column + i);
  }
  if (i < padded(rows)) {
    for (std::size_t k = i; k < padded(rows); k += kLanes) hn::Store(hn::Zero(d), d, column + k);
    for (; i < rows; ++i, source += stride) column[i] = *source;
  }
}

/// All but column c.
template <class Tag>
HWY_INLINE hn::Mask<Tag> other_columns(Tag d, std::size_t first, std::size_t c) {
  const auto lane = static_cast<double>(static_cast<std::ptrdiff_t>(c) - static_cast<std::ptrdiff_t>(first));
  return hn::Ne(hn::Iota(d, 0.0), hn::Set(d, lane));
}

/// Takes the pivot row, which is normalised, off every row, for Count vectors from column `first` on. Gathers
/// the column `next` on the way where it is in range.
template <std::size_t Count>
HWY_INLINE void pivot_group(double* HWY_RESTRICT matrix, std::size_t stride, std::size_t rows,
                            double* HWY_RESTRICT column, std::size_t r, std::size_t c, std::size_t first,
                            std::size_t next) {
  const Wide d;
  hn::Vec<Wide> pivot_row[Count];
  hn::Mask<Wide> keep[Count];
  for (std::size_t b = 0; b < Count; ++b) {
    keep[b] = other_columns(d, first + b * kWide, c);
    pivot_row[b] = hn::Load(d, matrix + r * stride + first + b * kWide);
  }
  double* row = matrix + first;
  const auto update = [&](std::size_t i) HWY_ATTR {
    const hn::Vec<Wide> factor = hn::Set(d, column[i]);
    for (std::size_t b = 0; b < Count; ++b) {
      const hn::Vec<Wide> old = hn::IfThenElseZero(keep[b], hn::Load(d, row + b * kWide));
      hn::Store(hn::NegMulAdd(factor, pivot_row[b], old), d, row + b * kWide);
    }
  };
  if (next - first < Count * kWide) {
    for (std::size_t i = 0; i < rows; ++i, row += stride) {
      update(i);
      column[i] = row[next - first];
    }
  } else {
    for (std::size_t i = 0; i < rows; ++i, row += stride) update(i);
  }
}

template <std::size_t Count>
HWY_INLINE void pivot_last_group(double* matrix, std::size_t stride, std::size_t rows, double* column,
                                 std::size_t r, std::size_t c, std::size_t first, std::size_t next,
                                 std::size_t count) {
  if constexpr (Count > 0) {
    if (count == Count) {
      pivot_group<Count>(matrix, stride, rows, column, r, c, first, next);
    } else {
      pivot_last_group<Count - 1>(matrix, stride, rows, column, r, c, first, next, count);
    }
  }
}

/// The rows' part of a pivot whose pivot row is normalised. The group that gathers `next` comes last, for it
/// overwrites the column of factors.
HWY_INLINE void pivot_rows(double* matrix, std::size_t stride, std::size_t rows, std::size_t blocks,
                           double* column, std::size_t r, std::size_t c, std::size_t next) {
  const std::size_t vectors = blocks * (kBlock / kWide);
  const std::size_t gathering = next == kNone ? vectors : next / kWide / kGroup * kGroup;
  const auto group = [&](std::size_t done) HWY_ATTR {
    if (vectors - done >= kGroup) {
      pivot_group<kGroup>(matrix, stride, rows, column, r, c, done * kWide, next);
    } else {
      pivot_last_group<kGroup - 1>(matrix, stride, rows, column, r, c, done * kWide, next, vectors - done);
    }
  };
  for (std::size_t done = 0; done < vectors; done += kGroup) {
    if (done != gathering) group(done);
  }
  if (gathering < vectors) group(gathering);
}

/// The right-hand side's part of a pivot; the inverse of the pivot.
HWY_INLINE double pivot_right_hand_side(double* HWY_RESTRICT right_hand_side,
                                        const double* HWY_RESTRICT column, std::size_t rows, std::size_t r) {
  const Doubles d;
  const double inverse = 1.0 / column[r];
  const double step = right_hand_side[r] * inverse;
  const Vector steps = hn::Set(d, step);
  for (std::size_t i = 0; i < rows; i += kLanes) {
    const Vector old = hn::Load(d, right_hand_side + i);
    hn::Store(hn::NegMulAdd(hn::Load(d, column + i), steps, old), d, right_hand_side + i);
  }
  right_hand_side[r] = step;
  return inverse;
}

/// A row's reach and entering column, gathered while its vectors pass by.
class RowInspection {
 public:
  HWY_INLINE RowInspection()
      : reach_(hn::Zero(Doubles())), largest_(hn::Zero(Doubles())), position_(hn::Zero(Doubles())) {}

  HWY_INLINE void add(Vector value, Vector bound, Vector weight, std::size_t first) {
    const Doubles d;
    reach_ = hn::MulAdd(hn::Max(value, hn::Zero(d)), bound, reach_);
    const Vector product =
        hn::IfThenElseZero(hn::Gt(value, hn::Set(d, kPivotTolerance)), hn::Mul(value, weight));
    const auto is_larger = hn::Gt(product, largest_);
    largest_ = hn::IfThenElse(is_larger, product, largest_);
    position_ = hn::IfThenElse(is_larger, hn::Iota(d, static_cast<double>(first)), position_);
  }

  [[nodiscard]] HWY_INLINE RowView view() const {
    const Doubles d;
    RowView view{hn::GetLane(hn::SumOfLanes(d, reach_)), kNone};
    const Vector largest = hn::MaxOfLanes(d, largest_);
    if (!(hn::GetLane(largest) > 0)) return view;
    const auto lane = hn::FindFirstTrue(d, hn::Eq(largest_, largest));
    HWY_ALIGN double positions[kLanes];
    hn::Store(position_, d, positions);
    view.entering = static_cast<std::size_t>(positions[lane]);
    return view;
  }

 private:
  Vector reach_;
  Vector largest_;
  Vector position_;
};

RowView inspect_row(const double* row, const double* bound, const double* weight, std::size_t blocks) {
  const Doubles d;
  RowInspection inspection;
  for (std::size_t k = 0; k < blocks * kBlock; k += kLanes) {
    inspection.add(hn::Load(d, row + k), hn::Load(d, bound + k), hn::Load(d, weight + k), k);
  }
  return inspection.view();
}

HWY_INLINE Vector normalised(const double* row, double inverse, std::size_t k, std::size_t c) {
  const Doubles d;
  const Vector factor = hn::Set(d, inverse);
  return hn::IfThenElse(other_columns(d, k, c), hn::Mul(hn::Load(d, row + k), factor), factor);
}

void pivot(double* matrix, std::size_t stride, std::size_t rows, std::size_t blocks, double* right_hand_side,
           double* column, std::size_t r, std::size_t c) {
  const Doubles d;
  const double inverse = pivot_right_hand_side(right_hand_side, column, rows, r);
  double* own = matrix + r * stride;
  for (std::size_t k = 0; k < blocks * kBlock; k += kLanes)
    hn::Store(normalised(own, inverse, k, c), d, own + k);
  // The pivot row takes part with the factor 0; only its entry in column c is lost and put back.
  column[r] = 0;
  pivot_rows(matrix, stride, rows, blocks, column, r, c, kNone);
  own[c] = inverse;
}

RowView pivot_watching(double* matrix, std::size_t stride, std::size_t rows, std::size_t blocks,
                       double* right_hand_side, double* column, std::size_t r, std::size_t c, std::size_t t,
                       const double* bound, const double* weight) {
  const Doubles d;
  const double inverse = pivot_right_hand_side(right_hand_side, column, rows, r);
  double* own = matrix + r * stride;
  double* watched = matrix + t * stride;
  const double watched_factor = column[t];
  const Vector factor = hn::Set(d, watched_factor);
  RowInspection inspection;
  for (std::size_t k = 0; k < blocks * kBlock; k += kLanes) {
    const Vector pivot_row = normalised(own, inverse, k, c);
    const Vector old = hn::IfThenElseZero(other_columns(d, k, c), hn::Load(d, watched + k));
    const Vector value = hn::NegMulAdd(factor, pivot_row, old);
    hn::Store(pivot_row, d, own + k);
    hn::Store(value, d, watched + k);
    inspection.add(value, hn::Load(d, bound + k), hn::Load(d, weight + k), k);
  }
  const RowView view = inspection.view();
  column[r] = 0;
  column[t] = 0;
  pivot_rows(matrix, stride, rows, blocks, column, r, c, view.entering);
  own[c] = inverse;
  watched[c] = -watched_factor * inverse;
  return view;
}

double positive_sum(const double* HWY_RESTRICT row, const double* HWY_RESTRICT bound, std::size_t blocks) {
  const Doubles d;
  Vector sum = hn::Zero(d);
  for (std::size_t k = 0; k < blocks * kBlock; k += kLanes) {
    sum = hn::MulAdd(hn::Max(hn::Load(d, row + k), hn::Zero(d)), hn::Load(d, bound + k), sum);
  }
  return hn::GetLane(hn::SumOfLanes(d, sum));
}

WeightSums weigh(const double* weight, const double* bound, std::size_t blocks) {
  const Doubles d;
  Vector sum = hn::Zero(d);
  Vector magnitude = hn::Zero(d);
  Vector reach = hn::Zero(d);
  for (std::size_t k = 0; k < blocks * kBlock; k += kLanes) {
    const Vector value = hn::Load(d, weight + k);
    sum = hn::Add(sum, value);
    magnitude = hn::Add(magnitude, hn::Abs(value));
    reach = hn::MulAdd(hn::Max(value, hn::Zero(d)), hn::Load(d, bound + k), reach);
  }
  return {hn::GetLane(hn::SumOfLanes(d, sum)), hn::GetLane(hn::SumOfLanes(d, magnitude)),
          hn::GetLane(hn::SumOfLanes(d, reach))};
}

std::size_t second_row(const double* HWY_RESTRICT matrix, std::size_t stride, std::size_t rows,
                       const double* HWY_RESTRICT right_hand_side, const double* HWY_RESTRICT column,
                       std::size_t r, const double* HWY_RESTRICT bound, std::size_t blocks) {
  const Doubles d;
  const double* own = matrix + r * stride;
  for (std::size_t i = 0; i < rows; ++i) {
    if (i == r || column[i] <= kPivotTolerance) continue;
    const double factor = column[r] / column[i];
    const double rest = right_hand_side[r] - factor * right_hand_side[i];
    if (rest <= kReachMargin) continue;
    const Vector factors = hn::Set(d, factor);
    const double* other = matrix + i * stride;
    Vector sum = hn::Zero(d);
    for (std::size_t k = 0; k < blocks * kBlock; k += kLanes) {
      const Vector value = hn::NegMulAdd(factors, hn::Load(d, other + k), hn::Load(d, own + k));
      sum = hn::MulAdd(hn::Max(value, hn::Zero(d)), hn::Load(d, bound + k), sum);
    }
    if (rest > hn::GetLane(hn::SumOfLanes(d, sum)) * kReachRatio + kReachMargin) return i;
  }
  return kNone;
}

void slack_ratios(const double* matrix, std::size_t stride, std::size_t rows, const double* right_hand_side,
                  const double* bound, std::size_t blocks, double* ratios) {
  const Doubles d;
  const Vector tiny = hn::Set(d, 1e-30);
  HWY_ALIGN double sums[kLanes];
  std::size_t i = 0;
  for (; i + kLanes <= rows; i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) sums[k] = positive_sum(matrix + (i + k) * stride, bound, blocks);
    const Vector divisor = hn::Add(hn::Load(d, sums), tiny);
    hn::Store(hn::Div(hn::Load(d, right_hand_side + i), divisor), d, ratios + i);
  }
  for (; i < rows; ++i) {
    ratios[i] = right_hand_side[i] / (positive_sum(matrix + i * stride, bound, blocks) + 1e-30);
  }
}

std::size_t leaving_row(const double* column, const double* right_hand_side, std::size_t rows,
                        std::size_t preferred) {
  const Doubles d;
  const Vector tolerance = hn::Set(d, kPivotTolerance);
  const Vector unbounded = hn::Set(d, std::numeric_limits<double>::max());
  Vector least = unbounded;
  Vector position = hn::Zero(d);
  for (std::size_t i = 0; i < rows; i += kLanes) {
    const Vector divisor = hn::Load(d, column + i);
    const Vector ratio = hn::IfThenElse(hn::Gt(divisor, tolerance),
                                        hn::Div(hn::Load(d, right_hand_side + i), divisor), unbounded);
    const auto is_less = hn::Lt(ratio, least);
    least = hn::IfThenElse(is_less, ratio, least);
    position = hn::IfThenElse(is_less, hn::Iota(d, static_cast<double>(i)), position);
  }
  const Vector minimum = hn::MinOfLanes(d, least);
  const double bound = hn::GetLane(minimum);
  const double own = right_hand_side[preferred] / column[preferred];
  if (own <= bound + std::abs(bound) * 1e-13) return preferred;
  HWY_ALIGN double positions[kLanes];
  hn::Store(position, d, positions);
  return static_cast<std::size_t>(positions[hn::FindFirstTrue(d, hn::Eq(least, minimum))]);
}

template <std::size_t Count>
HWY_INLINE void combine_group(const double* HWY_RESTRICT matrix, std::size_t stride,
                              const std::uint32_t* HWY_RESTRICT rows, const double* HWY_RESTRICT factors,
                              std::size_t count, double start, double* HWY_RESTRICT sums,
                              std::size_t groups) {
  if constexpr (Count > 0) {
    if (groups < Count)
      return combine_group<Count - 1>(matrix, stride, rows, factors, count, start, sums, groups);
    const Wide d;
    hn::Vec<Wide> sum[Count];
    for (std::size_t b = 0; b < Count; ++b) sum[b] = hn::Set(d, start);
    for (std::size_t j = 0; j < count; ++j) {
      const hn::Vec<Wide> factor = hn::Set(d, factors[j]);
      const double* row = matrix + rows[j] * stride;
      for (std::size_t b = 0; b < Count; ++b)
        sum[b] = hn::MulAdd(factor, hn::Load(d, row + b * kWide), sum[b]);
    }
    for (std::size_t b = 0; b < Count; ++b) hn::Store(sum[b], d, sums + b * kWide);
  }
}

void combine_rows(const double* matrix, std::size_t stride, const std::uint32_t* rows, const double* factors,
                  std::size_t count, double start, double* sums, std::size_t blocks) {
  const std::size_t vectors = blocks * (kBlock / kWide);
  for (std::size_t done = 0; done < vectors; done += kGroup) {
    combine_group<kGroup>(matrix + done * kWide, stride, rows, factors, count, start, sums + done * kWide,
                          vectors - done);
  }
}

void union_of_supersets(const std::uint64_t* low_words, const std::uint64_t* high_words, std::size_t count,
                        std::uint64_t low, std::uint64_t high, std::uint64_t* union_words) {
  const Words d;
  auto union_low = hn::Zero(d);
  auto union_high = hn::Zero(d);
  for (std::size_t k = 0; k < count; k += hn::Lanes(d)) {
    const auto word_low = hn::Load(d, low_words + k);
    const auto word_high = hn::Load(d, high_words + k);
    const auto missing =
        hn::Or(hn::AndNot(word_low, hn::Set(d, low)), hn::AndNot(word_high, hn::Set(d, high)));
    const auto contains = hn::Eq(missing, hn::Zero(d));
    union_low = hn::Or(union_low, hn::IfThenElseZero(contains, word_low));
    union_high = hn::Or(union_high, hn::IfThenElseZero(contains, word_high));
  }
  HWY_ALIGN std::uint64_t lanes[2][kBlock];
  hn::Store(union_low, d, lanes[0]);
  hn::Store(union_high, d, lanes[1]);
  union_words[0] = 0;
  union_words[1] = 0;
  for (std::size_t k = 0; k < hn::Lanes(d); ++k) {
    union_words[0] |= lanes[0][k];
    union_words[1] |= lanes[1][k];
  }
}

Kernels table() {
  return {gather_column, pivot,       pivot_watching, inspect_row,       weigh, second_row, positive_sum,
          slack_ratios,  leaving_row, combine_rows,   union_of_supersets};
}

}  // namespace

Kernels kernels_of_target() {
  return table();
}

}  // namespace HWY_NAMESPACE
}  // namespace nashsolve::bimatrix
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace nashsolve::bimatrix {

const Kernels& vector_kernels() {
  static const Kernels kernels = [] { NASHSOLVE_CALL_BEST(kernels_of_target); }();
  return kernels;
}

}  // namespace nashsolve::bimatrix
#endif
