// The inner loops of a floating-point dictionary: a vectorised form, chosen at run time for the processor at
// hand (Google Highway), and a scalar one. Their results may differ in rounding; nothing exact rests on them.
//
// Arrays are aligned to kAlignment bytes and padded to whole blocks of kBlock doubles; a matrix is row-major
// with a stride of whole blocks.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nashsolve::bimatrix {

inline constexpr std::size_t kAlignment = 64;
inline constexpr std::size_t kBlock = kAlignment / sizeof(double);

constexpr std::size_t blocks_for(std::size_t count) {
  return (count + kBlock - 1) / kBlock;
}
constexpr std::size_t padded(std::size_t count) {
  return blocks_for(count) * kBlock;
}

/// Coefficients up to this are taken for 0 when a pivot is chosen.
inline constexpr double kPivotTolerance = 1e-9;

/// What is out of reach by this much is worth a certificate.
inline constexpr double kReachRatio = 1 + 1e-9;
inline constexpr double kReachMargin = 1e-11;

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct RowView {
  /// The sum of max(row[k], 0) * bound[k].
  double reach;
  /// The k of largest row[k] * weight[k] where row[k] is above the tolerance and the product positive; kNone
  /// where there is none.
  std::size_t entering;
};

struct WeightSums {
  double sum;
  double magnitude;
  /// The sum of max(weight[k], 0) * bound[k].
  double reach;
};

struct Kernels {
  /// column[i] = matrix[i][c] for i < rows; the padding is set to 0.
  void (*gather_column)(const double* matrix, std::size_t stride, std::size_t rows, std::size_t c,
                        double* column);

  /// Pivots the dictionary at (r, c): `column` is its column c as gathered, and lost. `blocks` covers all its
  /// columns.
  void (*pivot)(double* matrix, std::size_t stride, std::size_t rows, std::size_t blocks,
                double* right_hand_side, double* column, std::size_t r, std::size_t c);

  /// pivot(), watching row t, which is not r and has a positive entry in column c: says of it what
  /// inspect_row() says after the pivot, and leaves in `column` the entering column, if there is one.
  RowView (*pivot_watching)(double* matrix, std::size_t stride, std::size_t rows, std::size_t blocks,
                            double* right_hand_side, double* column, std::size_t r, std::size_t c,
                            std::size_t t, const double* bound, const double* weight);

  /// The row's reach and its entering column. Bounds and weights are 0 where a column is not free.
  RowView (*inspect_row)(const double* row, const double* bound, const double* weight, std::size_t blocks);

  WeightSums (*weigh)(const double* weight, const double* bound, std::size_t blocks);

  /// A row i whose multiple, taken off row r so that column c becomes 0 there, leaves more of the right-hand
  /// side than the columns can reach: rhs[r] - f * rhs[i] against the sum of max(row_r[k] - f * row_i[k], 0)
  /// * bound[k], f = row_r[c] / column[i] positive. kNone where there is none. `column` is the column c.
  std::size_t (*second_row)(const double* matrix, std::size_t stride, std::size_t rows,
                            const double* right_hand_side, const double* column, std::size_t r,
                            const double* bound, std::size_t blocks);

  /// The sum of max(row[k], 0) * bound[k].
  double (*positive_sum)(const double* row, const double* bound, std::size_t blocks);

  /// For every row of a matrix its right-hand side, over that sum of the row.
  void (*slack_ratios)(const double* matrix, std::size_t stride, std::size_t rows,
                       const double* right_hand_side, const double* bound, std::size_t blocks,
                       double* ratios);

  /// The row of least right_hand_side[i] / column[i] where column[i] is above the tolerance; `preferred`,
  /// which must be such a row, where it comes within rounding of the least.
  std::size_t (*leaving_row)(const double* column, const double* right_hand_side, std::size_t rows,
                             std::size_t preferred);

  /// sums[k] = start + the sum over the chosen rows of factors[j] * matrix[rows[j]][k].
  void (*combine_rows)(const double* matrix, std::size_t stride, const std::uint32_t* rows,
                       const double* factors, std::size_t count, double start, double* sums,
                       std::size_t blocks);

  /// For sets of two words, stored by word: the union of those that contain the set (low, high).
  void (*union_of_supersets)(const std::uint64_t* low_words, const std::uint64_t* high_words,
                             std::size_t count, std::uint64_t low, std::uint64_t high,
                             std::uint64_t* union_words);
};

/// For this processor.
const Kernels& vector_kernels();

const Kernels& scalar_kernels();

}  // namespace nashsolve::bimatrix
