// The loops that shrink weights, compiled for several instruction sets; the best one is chosen when they are
// first needed. What they find proves the face to be empty: sums of integers are exact, and a margin is left
// for the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nashsolve::proof {

/// Arrays are padded with zeros to a multiple of this. In blocks of 8, a vector of AVX-512, to shrink the
/// weights of random 30x30 takes a sixth more time.
constexpr std::size_t kWeightBlock = 16;

constexpr std::size_t padded_to_block(std::size_t count) {
  return (count + kWeightBlock - 1) / kWeightBlock * kWeightBlock;
}

/// A set, a bit each.
using Bits = std::vector<std::uint64_t>;
constexpr std::size_t words_of(std::size_t count) {
  return (count + 63) / 64;
}

/// A sum of doubles below this is exact.
constexpr double kExactSums = 9007199254740992;

/// The rows that weights combine, in whole blocks: entries are integers that doubles hold exactly.
struct WeightedRows {
  std::span<const double> matrix;
  std::size_t width = 0;
  /// Of each variable 1 / (its largest entry).
  std::span<const double> reach;
  double largest_entry = 0;
};

/// A face that is empty, by its rows and variables, in whole blocks.
struct RoundedFace {
  /// What proves it.
  std::vector<double> weights;
  Bits tight_rows;
  Bits tight_variables;

  /// Integers that prove it as well.
  std::vector<double> rounded;
  /// Those that are not 0, row_count of them.
  std::vector<std::uint32_t> rows;
  std::size_t row_count = 0;
  /// What they add up to for each variable.
  std::vector<double> sums;
  /// Where they, and where the sums are positive.
  Bits positive_rows;
  Bits positive_variables;
};

/// Rounds the weights to integers, the largest of them the first of those tried with which doubles show that
/// these prove as much; false: with none.
using ShrinkWeights = bool (*)(const WeightedRows& rows, std::span<const double> largest_tried,
                               RoundedFace& face);
/// The best one that there is.
ShrinkWeights shrink_weights();

}  // namespace nashsolve::proof
