#include "exact_row.hpp"

#include "dixon.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Multipliers of the slacks in the basis, over one denominator: with that of the label's own slack, 1, they
/// leave no basic variable, and 1 of the label's where it is one.
std::optional<RationalVector> multipliers(const Polytope& polytope, const Basis& basis, Label label,
                                          WorkMeter& meter) {
  std::vector<Integer> matrix;
  std::vector<Integer> right;
  for (const std::size_t v : basis.variables) {
    for (const std::size_t s : basis.slacks) matrix.push_back(polytope.entry(s, v));
    if (polytope.is_slack(label)) {
      right.push_back(-polytope.entry(label - polytope.first_slack, v));
    } else {
      right.emplace_back(polytope.variable_label(v) == label ? 1 : 0);
    }
  }
  return solve_large(matrix, right, [&meter] {
    meter.spend(WorkMeter::kWorkPerAsk);
    return false;
  });
}

/// What a combination of rows leaves of a variable.
Integer coefficient(const Polytope& polytope, const RowMultipliers& row, std::size_t v) {
  Integer sum = 0;
  for (std::size_t k = 0; k < row.labels.size(); ++k) {
    const std::size_t entry = (row.labels[k] - polytope.first_slack) * polytope.variable_count + v;
    if (polytope.small_matrix) {
      subtract_product(sum, row.values[k], (*polytope.small_matrix)[entry]);
    } else {
      subtract_product(sum, row.values[k], polytope.large_matrix[entry]);
    }
  }
  return -sum;
}

/// Whether the label's slack or variable is at least a positive number on the face: the sum of the
/// multipliers, as nothing else that may be positive there has a positive coefficient.
bool proves_slack(const Polytope& polytope, const RowMultipliers& row, Label label, const LabelSet& tight,
                  WorkMeter& meter) {
  Integer sum = 0;
  for (std::size_t k = 0; k < row.labels.size(); ++k) {
    sum += row.values[k];
    if (row.labels[k] != label && !tight.contains(row.labels[k]) && sgn(row.values[k]) > 0) return false;
  }
  if (sgn(sum) <= 0) return false;
  const std::size_t work = row.labels.size() * (1 + bit_length(sum) / LabelSet::kBits);
  for (std::size_t v = 0; v < polytope.variable_count; ++v) {
    const Label variable = polytope.variable_label(v);
    if (variable == label || tight.contains(variable)) continue;
    meter.spend(work);
    if (sgn(coefficient(polytope, row, v)) > 0) return false;
  }
  return true;
}

}  // namespace

std::optional<RowMultipliers> proof_of_slack(const Polytope& polytope, const Basis& basis, Label label,
                                             const LabelSet& tight, WorkMeter& meter) {
  if (basis.slacks.empty() || basis.slacks.size() != basis.variables.size()) return std::nullopt;
  const auto solution = multipliers(polytope, basis, label, meter);
  if (!solution) return std::nullopt;
  RowMultipliers row;
  if (polytope.is_slack(label)) {
    row.labels.push_back(label);
    row.values.push_back(solution->denominator);
  }
  for (std::size_t k = 0; k < basis.slacks.size(); ++k) {
    if (sgn(solution->numerators[k]) == 0) continue;
    row.labels.push_back(polytope.slack_label(basis.slacks[k]));
    row.values.push_back(solution->numerators[k]);
  }
  if (!proves_slack(polytope, row, label, tight, meter)) return std::nullopt;
  return row;
}

}  // namespace nashsolve::bimatrix
