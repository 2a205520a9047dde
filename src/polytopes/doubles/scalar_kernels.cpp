#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels.hpp"

namespace nashsolve::bimatrix {

namespace {

constexpr double kTiny = 1e-30;

void gather_column(const double* matrix, std::size_t stride, std::size_t rows, std::size_t c,
                   double* column) {
  for (std::size_t i = 0; i < rows; ++i) column[i] = matrix[i * stride + c];
  std::fill(column + rows, column + padded(rows), 0.0);
}

void pivot(double* matrix, std::size_t stride, std::size_t rows, std::size_t blocks, double* right_hand_side,
           double* column,  // NOLINT(readability-non-const-parameter): only the vector form writes into it.
           std::size_t r, std::size_t c) {
  double* pivot_row = matrix + r * stride;
  const double inverse = 1.0 / pivot_row[c];
  for (std::size_t k = 0; k < blocks * kBlock; ++k) pivot_row[k] *= inverse;
  pivot_row[c] = inverse;
  const double step = right_hand_side[r] * inverse;
  for (std::size_t i = 0; i < rows; ++i) {
    if (i == r) continue;
    double* row = matrix + i * stride;
    row[c] = 0;
    for (std::size_t k = 0; k < blocks * kBlock; ++k) row[k] -= column[i] * pivot_row[k];
    right_hand_side[i] -= column[i] * step;
  }
  right_hand_side[r] = step;
}

double positive_sum(const double* row, const double* bound, std::size_t blocks) {
  double sum = 0;
  for (std::size_t k = 0; k < blocks * kBlock; ++k) sum += std::max(row[k], 0.0) * bound[k];
  return sum;
}

WeightSums weigh(const double* weight, const double* bound, std::size_t blocks) {
  WeightSums sums{0, 0, 0};
  for (std::size_t k = 0; k < blocks * kBlock; ++k) {
    sums.sum += weight[k];
    sums.magnitude += std::abs(weight[k]);
    sums.reach += std::max(weight[k], 0.0) * bound[k];
  }
  return sums;
}

std::size_t second_row(const double* matrix, std::size_t stride, std::size_t rows,
                       const double* right_hand_side, const double* column, std::size_t r,
                       const double* bound, std::size_t blocks) {
  const double* own = matrix + r * stride;
  for (std::size_t i = 0; i < rows; ++i) {
    if (i == r || column[i] <= kPivotTolerance) continue;
    const double factor = column[r] / column[i];
    const double rest = right_hand_side[r] - factor * right_hand_side[i];
    if (rest <= kReachMargin) continue;
    const double* other = matrix + i * stride;
    double reach = 0;
    for (std::size_t k = 0; k < blocks * kBlock; ++k) {
      reach += std::max(own[k] - factor * other[k], 0.0) * bound[k];
    }
    if (rest > reach * kReachRatio + kReachMargin) return i;
  }
  return kNone;
}

void slack_ratios(const double* matrix, std::size_t stride, std::size_t rows, const double* right_hand_side,
                  const double* bound, std::size_t blocks, double* ratios) {
  for (std::size_t i = 0; i < rows; ++i) {
    ratios[i] = right_hand_side[i] / (positive_sum(matrix + i * stride, bound, blocks) + kTiny);
  }
}

RowView inspect_row(const double* row, const double* bound, const double* weight, std::size_t blocks) {
  RowView view{positive_sum(row, bound, blocks), kNone};
  double largest = 0;
  for (std::size_t k = 0; k < blocks * kBlock; ++k) {
    if (row[k] > kPivotTolerance && row[k] * weight[k] > largest) {
      largest = row[k] * weight[k];
      view.entering = k;
    }
  }
  return view;
}

RowView pivot_watching(double* matrix, std::size_t stride, std::size_t rows, std::size_t blocks,
                       double* right_hand_side, double* column, std::size_t r, std::size_t c, std::size_t t,
                       const double* bound, const double* weight) {
  pivot(matrix, stride, rows, blocks, right_hand_side, column, r, c);
  const RowView view = inspect_row(matrix + t * stride, bound, weight, blocks);
  if (view.entering != kNone) gather_column(matrix, stride, rows, view.entering, column);
  return view;
}

std::size_t leaving_row(const double* column, const double* right_hand_side, std::size_t rows,
                        std::size_t preferred) {
  std::size_t best = preferred;
  double least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < rows; ++i) {
    if (column[i] <= kPivotTolerance) continue;
    const double ratio = right_hand_side[i] / column[i];
    if (ratio < least) {
      least = ratio;
      best = i;
    }
  }
  const double own = right_hand_side[preferred] / column[preferred];
  return own <= least + std::abs(least) * 1e-13 ? preferred : best;
}

void combine_rows(const double* matrix, std::size_t stride, const std::uint32_t* rows, const double* factors,
                  std::size_t count, double start, double* sums, std::size_t blocks) {
  std::fill(sums, sums + blocks * kBlock, start);
  for (std::size_t j = 0; j < count; ++j) {
    const double* row = matrix + rows[j] * stride;
    for (std::size_t k = 0; k < blocks * kBlock; ++k) sums[k] += factors[j] * row[k];
  }
}

void union_of_supersets(const std::uint64_t* low_words, const std::uint64_t* high_words, std::size_t count,
                        std::uint64_t low, std::uint64_t high, std::uint64_t* union_words) {
  union_words[0] = 0;
  union_words[1] = 0;
  for (std::size_t k = 0; k < count; ++k) {
    if (((low & ~low_words[k]) | (high & ~high_words[k])) != 0) continue;
    union_words[0] |= low_words[k];
    union_words[1] |= high_words[k];
  }
}

}  // namespace

const Kernels& scalar_kernels() {
  static constexpr Kernels kernels = {gather_column, pivot,        pivot_watching,    inspect_row,
                                      weigh,         second_row,   positive_sum,      slack_ratios,
                                      leaving_row,   combine_rows, union_of_supersets};
  return kernels;
}

}  // namespace nashsolve::bimatrix
