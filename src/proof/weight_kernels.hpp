// The loops that shrink weights, compiled for several instruction sets; the best one is chosen when they are
// first needed. They only propose: all that they say is exact, or within a margin that their caller leaves.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nashsolve::proof {

/// Arrays are padded with zeros to a multiple of this.
constexpr std::size_t kWeightBlock = 8;

constexpr std::size_t padded_to_block(std::size_t count) {
  return (count + kWeightBlock - 1) / kWeightBlock * kWeightBlock;
}

struct WeightTotals {
  /// Of the negative weights and of those that are tight.
  double rest;
  /// Of all absolute values.
  double size;
};

struct WeightKernels {
  /// The largest absolute value.
  double (*largest)(const double* weights, std::size_t count);
  /// rounded = the integers nearest to weights * scale; is_tight has 1 or 0 for each.
  WeightTotals (*round)(const double* weights, double scale, const double* is_tight, std::size_t count,
                        double* rounded);
  /// sums[v] = sum over the rows k that are listed of weights[k] * matrix[k * width + v]; the sum over v of
  /// charges[v] times its positive part.
  double (*charge)(const double* weights, const std::uint32_t* rows, std::size_t row_count,
                   const double* matrix, std::size_t width, const double* charges, double* sums);
};

const WeightKernels& weight_kernels();

}  // namespace nashsolve::proof
