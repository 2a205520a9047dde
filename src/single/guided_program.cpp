#include "guided_program.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "dixon.hpp"
#include "double_range.hpp"
#include "row_simplex.hpp"

namespace nashsolve::single {

namespace {

/// Exact values are put back into the dictionary so often before integers pivot.
constexpr int kMostReturns = 8;

/// The program in doubles: row i times rows[i], column k times columns[k].
struct ScaledProgram {
  std::vector<double> matrix;
  std::vector<double> bounds;
  std::vector<double> gains;
  std::vector<double> rows;
  std::vector<double> columns;
  /// What the bounds and the gains are multiplied by besides.
  double of_bounds = 1;
  double of_gains = 1;
};

double largest_of(const std::vector<double>& values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  return largest;
}

ScaledProgram scaled_program(const LinearProgram& program) {
  const std::size_t height = program.bounds.size();
  const std::size_t width = program.objective.size();
  ScaledProgram result;
  result.matrix.reserve(program.matrix.size());
  for (const Integer& entry : program.matrix) result.matrix.push_back(entry.get_d());
  for (std::size_t i = 0; i < height; ++i) {
    const auto begin = result.matrix.begin() + static_cast<std::ptrdiff_t>(i * width);
    result.rows.push_back(power_of_two_near_inverse(
        largest_of(std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(width)))));
  }
  std::vector<double> largest(width);
  for (std::size_t i = 0; i < height; ++i) {
    for (std::size_t k = 0; k < width; ++k) {
      double& entry = result.matrix[i * width + k];
      entry *= result.rows[i];
      largest[k] = std::max(largest[k], std::abs(entry));
    }
  }
  for (const double value : largest) result.columns.push_back(power_of_two_near_inverse(value));
  for (std::size_t i = 0; i < height; ++i) {
    for (std::size_t k = 0; k < width; ++k) result.matrix[i * width + k] *= result.columns[k];
    result.bounds.push_back(program.bounds[i].get_d() * result.rows[i]);
  }
  for (std::size_t k = 0; k < width; ++k) {
    result.gains.push_back(program.objective[k].get_d() * result.columns[k]);
  }
  result.of_bounds = power_of_two_near_inverse(largest_of(result.bounds));
  result.of_gains = power_of_two_near_inverse(largest_of(result.gains));
  for (double& bound : result.bounds) bound *= result.of_bounds;
  for (double& gain : result.gains) gain *= result.of_gains;
  return result;
}

bool has_finite_numbers(const ScaledProgram& program) {
  const auto all = [](const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
  };
  return all(program.matrix) && all(program.bounds) && all(program.gains);
}

/// The solutions of all equations of a basis, not always feasible.
struct BasicSolution {
  RationalVector values;
  RationalVector duals;
  /// values.denominator * (bounds - matrix * values), and duals.denominator * (duals * matrix - objective).
  std::vector<Integer> slacks;
  std::vector<Integer> reduced_costs;

  [[nodiscard]] bool is_optimal() const {
    const auto is_whole = [](const std::vector<Integer>& list) {
      return std::all_of(list.begin(), list.end(), [](const Integer& value) { return sgn(value) >= 0; });
    };
    return is_whole(values.numerators) && is_whole(duals.numerators) && is_whole(slacks) &&
           is_whole(reduced_costs);
  }
};

/// Fills the slacks and reduced costs; of no meaning where `must_stop` became true.
void fill_slacks(const LinearProgram& program, BasicSolution& solution,
                 const std::function<bool()>& must_stop) {
  const std::size_t height = program.bounds.size();
  const std::size_t width = program.objective.size();
  for (std::size_t k = 0; k < width; ++k) {
    solution.reduced_costs.emplace_back(-program.objective[k] * solution.duals.denominator);
  }
  for (std::size_t i = 0; i < height; ++i) {
    if (must_stop()) return;
    Integer& slack = solution.slacks.emplace_back(program.bounds[i] * solution.values.denominator);
    const Integer& dual = solution.duals.numerators[i];
    for (std::size_t k = 0; k < width; ++k) {
      const Integer& entry = program.matrix[i * width + k];
      if (sgn(entry) == 0) continue;
      if (sgn(solution.values.numerators[k]) != 0) {
        subtract_product(slack, entry, solution.values.numerators[k]);
      }
      if (sgn(dual) != 0) add_product(solution.reduced_costs[k], entry, dual);
    }
  }
}

/// Nothing where the basis is singular, or `must_stop`.
std::optional<BasicSolution> solution_at(const LinearProgram& program, const RowSimplex::Basis& basis,
                                         const std::function<bool()>& must_stop) {
  const std::size_t width = program.objective.size();
  if (basis.columns.size() != basis.rows.size() || basis.rows.empty()) return std::nullopt;
  std::vector<Integer> square;
  std::vector<Integer> right;
  std::vector<Integer> left;
  for (const std::size_t i : basis.rows) {
    for (const std::size_t k : basis.columns) square.push_back(program.matrix[i * width + k]);
    right.push_back(program.bounds[i]);
  }
  for (const std::size_t k : basis.columns) left.push_back(program.objective[k]);
  auto solution = solve_both(square, right, left, must_stop);
  if (!solution) return std::nullopt;
  BasicSolution result;
  result.values = {std::vector<Integer>(width), std::move(solution->columns.denominator)};
  result.duals = {std::vector<Integer>(program.bounds.size()), std::move(solution->rows.denominator)};
  for (std::size_t k = 0; k < basis.rows.size(); ++k) {
    result.values.numerators[basis.columns[k]] = std::move(solution->columns.numerators[k]);
    result.duals.numerators[basis.rows[k]] = std::move(solution->rows.numerators[k]);
  }
  fill_slacks(program, result, must_stop);
  if (must_stop()) return std::nullopt;
  return result;
}

double double_of(const Integer& numerator, const Integer& denominator) {
  return nearest_double(make_rational(numerator, denominator));
}

RowSimplex::Values scaled_values(const BasicSolution& solution, const RowSimplex::Basis& basis,
                                 const ScaledProgram& scale) {
  RowSimplex::Values values;
  for (const std::size_t k : basis.columns) {
    values.columns.push_back(double_of(solution.values.numerators[k], solution.values.denominator) /
                             scale.columns[k] * scale.of_bounds);
  }
  for (std::size_t i = 0; i < solution.slacks.size(); ++i) {
    values.slacks.push_back(double_of(solution.slacks[i], solution.values.denominator) * scale.rows[i] *
                            scale.of_bounds);
  }
  for (const std::size_t i : basis.rows) {
    values.duals.push_back(double_of(solution.duals.numerators[i], solution.duals.denominator) /
                           scale.rows[i] * scale.of_gains);
  }
  for (std::size_t k = 0; k < solution.reduced_costs.size(); ++k) {
    values.reduced_costs.push_back(double_of(solution.reduced_costs[k], solution.duals.denominator) *
                                   scale.columns[k] * scale.of_gains);
  }
  return values;
}

std::vector<Rational> as_rationals(const RationalVector& vector) {
  std::vector<Rational> result;
  for (const Integer& numerator : vector.numerators) {
    result.push_back(make_rational(numerator, vector.denominator));
  }
  return result;
}

Optimum optimum_of(const LinearProgram& program, const BasicSolution& solution) {
  Integer value;
  for (std::size_t k = 0; k < program.objective.size(); ++k) {
    add_product(value, program.objective[k], solution.values.numerators[k]);
  }
  return {make_rational(value, solution.values.denominator), as_rationals(solution.values),
          as_rationals(solution.duals)};
}

}  // namespace

std::optional<Optimum> maximise_guided(const LinearProgram& program, const std::function<bool()>& must_stop) {
  ScaledProgram scale = scaled_program(program);
  if (!has_finite_numbers(scale)) return maximise(program, {}, must_stop);
  RowSimplex simplex(std::move(scale.matrix), std::move(scale.bounds), std::move(scale.gains), must_stop);
  if (!simplex.solve()) return std::nullopt;
  for (int repair = 0;; ++repair) {
    const RowSimplex::Basis basis = simplex.basis();
    const std::optional<BasicSolution> solution = solution_at(program, basis, must_stop);
    if (must_stop()) return std::nullopt;
    if (solution && solution->is_optimal()) return optimum_of(program, *solution);
    const bool goes_on = solution && repair < kMostReturns && simplex.refactor() &&
                         simplex.improve(scaled_values(*solution, basis, scale));
    if (must_stop()) return std::nullopt;
    if (!goes_on) {
      const RowSimplex::Basis last = simplex.basis();
      return maximise(program, {last.rows, last.columns}, must_stop);
    }
  }
}

}  // namespace nashsolve::single
