// The loops that large games spend their time in, compiled for several instruction sets; the best one is
// chosen when they are first needed. What they compute only steers: every answer is proved in integers.
#pragma once

#include <cstddef>

namespace nashsolve::single {

struct Loops {
  /// row[k] -= factor * pivot_row[k] for k < count, and weights[k] += row[k]^2 after it.
  void (*eliminate_and_weigh)(double* row, const double* pivot_row, double factor, double* weights,
                              std::size_t count);

  /// weights[k] += row[k]^2 for k < count.
  void (*weigh)(const double* row, double* weights, std::size_t count);

  /// to[k] += factor * from[k] for k < count.
  void (*add_scaled)(double* to, const double* from, double factor, std::size_t count);

  /// to[k] -= sum over c < columns of factors[c] * column[c][k], for k < count.
  void (*subtract_columns)(double* to, const double* const* column, const double* factors,
                           std::size_t columns, std::size_t count);

  /// The least of values[k] / rates[k] over the rates above `least_rate`, negative values taken as 0;
  /// infinite where there are none.
  double (*smallest_ratio)(const double* values, const double* rates, double least_rate, std::size_t count);

  /// The largest of the rates above `least_rate` whose ratio is at most that, or 0.
  double (*largest_rate)(const double* values, const double* rates, double least_rate, double ratio,
                         std::size_t count);

  /// The sum of a[k] * b[k] for k < count.
  double (*dot)(const double* a, const double* b, std::size_t count);
};

const Loops& loops();

}  // namespace nashsolve::single
