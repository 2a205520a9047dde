// The few loops that take the time, compiled for several instruction sets where the compiler can; the best
// one is chosen when the program starts. They only steer or are covered by a rounding bound, so the choice
// cannot change what is proved.
#pragma once

#include <cstddef>

namespace nashsolve::nplayer {

/// to += factor * from
void add_scaled(double* to, const double* from, double factor, std::size_t count);

/// sums[o] = sum over s of weights[s] * table[s * count + o]
void weighted_sum(double* sums, const double* table, const double* weights, std::size_t weight_count,
                  std::size_t count);

/// Subtracts column[r] / column[pivot] * (pivot row) from every row r, and divides the pivot row.
void eliminate(double* matrix, std::size_t rows, std::size_t stride, std::size_t pivot, const double* column);

}  // namespace nashsolve::nplayer
