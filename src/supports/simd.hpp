// The few loops that take the time, compiled for several instruction sets; the best one is chosen when they
// are first needed. They only steer or are covered by a rounding bound, so the choice cannot change what is
// proved.
#pragma once

#include <cstddef>

namespace nashsolve::nplayer {

struct Loops {
  /// to[x * size * inner + k] += from[x * inner + k] for x < outer, k < inner: one slice of a mode.
  void (*add_to_slice)(double* to, const double* from, std::size_t outer, std::size_t size,
                       std::size_t inner);

  /// The position of the smallest entry. Requires count > 0.
  std::size_t (*smallest_entry)(const double* values, std::size_t count);

  /// sums[o] = sum over s of weights[s] * table[s * count + o]
  void (*weighted_sum)(double* sums, const double* table, const double* weights, std::size_t weight_count,
                       std::size_t count);

  /// to += factors[t] * from[t] for all t < terms, in this order.
  void (*add_all_scaled)(double* to, const double* const* from, const double* factors, std::size_t terms,
                         std::size_t count);

  /// One step of Gauss-Jordan on a square matrix stored by columns: subtracts column[r] / column[pivot] times
  /// the pivot row from every other row r, and divides the pivot row by column[pivot]. Columns of the matrix
  /// and `column` are `stride` long, and 0 from `size` on.
  void (*eliminate)(double* matrix, std::size_t size, std::size_t stride, std::size_t pivot,
                    const double* column);

  /// The place of the largest square over its weight, of values that are less than -least, or larger than
  /// least where they may not be positive; `work` is negative there, and 0 everywhere if there is none.
  std::size_t (*most_violated)(const double* values, const double* may_be_positive, const double* weights,
                               double least, double* work, std::size_t count);
};

const Loops& loops();

}  // namespace nashsolve::nplayer
