// The linear program of a constant-sum game in integers, and the exact solution at a basis of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "dixon.hpp"
#include "nashsolve/exact.hpp"
#include "row_simplex.hpp"

namespace nashsolve::single {

/// Maximise the sum of y >= 0 with matrix * y <= 1; all entries at least 1. Its dual: minimise the sum of
/// x >= 0 with x * matrix >= 1.
template <class Entry>
struct MatrixProgram {
  std::size_t rows = 0;
  std::size_t columns = 0;
  /// Row-major.
  std::vector<Entry> matrix;
};

/// A pair of solutions of all equations of a basis, not always feasible.
struct BasicPair {
  RationalVector y;
  RationalVector x;
  /// y.denominator * (1 - matrix * y), and x.denominator * (x * matrix - 1).
  std::vector<Integer> slacks;
  std::vector<Integer> reduced_costs;

  [[nodiscard]] bool is_optimal() const {
    const auto is_whole = [](const std::vector<Integer>& values) {
      return std::all_of(values.begin(), values.end(), [](const Integer& value) { return sgn(value) >= 0; });
    };
    return is_whole(y.numerators) && is_whole(x.numerators) && is_whole(slacks) && is_whole(reduced_costs);
  }
};

/// Fills the slacks and reduced costs; of no meaning where `must_stop` became true.
template <class Entry>
void complete(const MatrixProgram<Entry>& program, BasicPair& pair, const std::function<bool()>& must_stop) {
  std::vector<std::size_t> used_columns;
  for (std::size_t k = 0; k < program.columns; ++k) {
    if (sgn(pair.y.numerators[k]) != 0) used_columns.push_back(k);
  }
  pair.slacks.assign(program.rows, pair.y.denominator);
  pair.reduced_costs.assign(program.columns, Integer(-pair.x.denominator));
  for (std::size_t i = 0; i < program.rows; ++i) {
    if (must_stop()) return;
    const Entry* const row = program.matrix.data() + i * program.columns;
    for (const std::size_t k : used_columns) subtract_product(pair.slacks[i], pair.y.numerators[k], row[k]);
    const Integer& weight = pair.x.numerators[i];
    if (sgn(weight) == 0) continue;
    for (std::size_t k = 0; k < program.columns; ++k) add_product(pair.reduced_costs[k], weight, row[k]);
  }
}

/// Nothing where the basis is singular, or `must_stop`.
template <class Entry>
std::optional<BasicPair> solve_basis(const MatrixProgram<Entry>& program, const RowSimplex::Basis& basis,
                                     const std::function<bool()>& must_stop) {
  const std::size_t size = basis.rows.size();
  if (basis.columns.size() != size || size == 0) return std::nullopt;
  std::vector<Entry> square;
  square.reserve(size * size);
  for (const std::size_t i : basis.rows) {
    for (const std::size_t k : basis.columns) square.push_back(program.matrix[i * program.columns + k]);
  }
  auto solution = solve_both_for_ones(std::span<const Entry>(square), size, must_stop);
  if (!solution) return std::nullopt;
  BasicPair pair;
  pair.y = {std::vector<Integer>(program.columns), std::move(solution->columns.denominator)};
  pair.x = {std::vector<Integer>(program.rows), std::move(solution->rows.denominator)};
  for (std::size_t k = 0; k < size; ++k) {
    pair.y.numerators[basis.columns[k]] = std::move(solution->columns.numerators[k]);
    pair.x.numerators[basis.rows[k]] = std::move(solution->rows.numerators[k]);
  }
  complete(program, pair, must_stop);
  if (must_stop()) return std::nullopt;
  return pair;
}

/// The pair as the simplex wants it, in units of its matrix: entries by `largest` * 2^exponent.
inline RowSimplex::Values rounded_values(const BasicPair& pair, const RowSimplex::Basis& basis,
                                         double largest, long exponent) {
  const auto ratio = [](const Integer& numerator, const Integer& denominator) {
    return nearest_double(make_rational(numerator, denominator));
  };
  const auto in_units = [&](const Integer& numerator, const Integer& denominator) {
    return ratio(exponent == 0 ? numerator : Integer(numerator << static_cast<std::size_t>(exponent)),
                 denominator) *
           largest;
  };
  RowSimplex::Values values;
  for (const std::size_t k : basis.columns) {
    values.columns.push_back(in_units(pair.y.numerators[k], pair.y.denominator));
  }
  for (const std::size_t i : basis.rows) {
    values.duals.push_back(in_units(pair.x.numerators[i], pair.x.denominator));
  }
  for (const Integer& slack : pair.slacks) values.slacks.push_back(ratio(slack, pair.y.denominator));
  for (const Integer& cost : pair.reduced_costs)
    values.reduced_costs.push_back(ratio(cost, pair.x.denominator));
  return values;
}

}  // namespace nashsolve::single
