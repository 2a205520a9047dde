#include "float_polytope.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nashsolve::bimatrix {

namespace {

/// Whether row s's entry in column v is less than row t's.
bool is_less(const Polytope& polytope, std::size_t s, std::size_t t, std::size_t v) {
  const std::size_t width = polytope.variable_count;
  if (polytope.small_matrix) {
    return (*polytope.small_matrix)[s * width + v] < (*polytope.small_matrix)[t * width + v];
  }
  return polytope.large_matrix[s * width + v] < polytope.large_matrix[t * width + v];
}

/// The entry / 2^exponent, rounded.
double scaled(const Polytope& polytope, std::size_t s, std::size_t v, long exponent) {
  const std::size_t place = s * polytope.variable_count + v;
  if (!polytope.small_matrix) return scaled_double(polytope.large_matrix[place], exponent);
  return std::ldexp(static_cast<double>((*polytope.small_matrix)[place]), static_cast<int>(-exponent));
}

}  // namespace

FloatPolytope::FloatPolytope(const Polytope& exact, const Kernels& kernels)
    : exact_(exact),
      kernels_(kernels),
      stride_(padded(exact.variable_count)),
      matrix_(exact.slack_count * stride_),
      variable_bound_(stride_),
      label_bound_(exact.label_count(), 1.0) {
  for (std::size_t v = 0; v < exact.variable_count; ++v) {
    std::size_t largest = 0;
    for (std::size_t s = 1; s < exact.slack_count; ++s) {
      if (is_less(exact, largest, s, v)) largest = s;
    }
    const auto exponent = static_cast<long>(bit_length(exact.entry(largest, v)));
    for (std::size_t s = 0; s < exact.slack_count; ++s) {
      matrix_[s * stride_ + v] = scaled(exact, s, v, exponent);
    }
    // 1 / (largest payoff), rounded up over both roundings.
    variable_bound_[v] =
        1.0 / matrix_[largest * stride_ + v] * (1 + 8 * std::numeric_limits<double>::epsilon());
    label_bound_[exact.variable_label(v)] = variable_bound_[v];
  }
}

FloatPolytope::FaceBounds::FaceBounds(const FloatPolytope& polytope)
    : slack_(polytope.exact().slack_count), variable_(polytope.variable_bound_) {
  std::fill_n(slack_.data(), polytope.exact().slack_count, 1.0);
}

bool FloatPolytope::proves_empty(Workspace& workspace, const FaceBounds& face) const {
  constexpr double kUnit = std::numeric_limits<double>::epsilon();
  const bool is_slack = exact_.is_slack(workspace.label_);
  const double own = is_slack ? 1 : 0;
  const WeightSums weights =
      kernels_.weigh(workspace.weights_.data(), face.slack_.data(), blocks_for(exact_.slack_count));
  const double omega = own + weights.sum;
  const double absolute = own + weights.magnitude;
  // Each sum of R products of magnitude at most |w|, of factors known to 2 units: Higham's gamma, doubled.
  const auto terms = static_cast<double>(exact_.slack_count + exact_.variable_count + 16);
  const double error = absolute * terms * kUnit;
  double* coefficients = workspace.sums_.data();
  kernels_.combine_rows(matrix_.data(), stride_, workspace.rows_.data(), workspace.factors_.data(),
                        workspace.count_, error, coefficients, stride_ / kBlock);
  if (!is_slack) coefficients[workspace.label_ - exact_.first_variable] = 0;
  const double reach =
      weights.reach + kernels_.positive_sum(coefficients, face.variable_.data(), stride_ / kBlock);
  const double slack = omega - error - reach * (1 + 2 * terms * kUnit);
  constexpr double kLeast = 1e-200;
  constexpr double kMost = 1e200;
  return absolute > kLeast && absolute < kMost && slack > absolute * 4 * kUnit;
}

}  // namespace nashsolve::bimatrix
