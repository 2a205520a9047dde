#include "vertex_formulas.hpp"

#include <optional>
#include <unordered_map>

namespace nashsolve::parametric {

namespace {

using Matrix = std::vector<std::vector<Polynomial>>;

/// A solution other than 0 of k equations in k + 1 unknowns, unique up to a factor; nothing where there are
/// more. Elimination without fractions (Bareiss 1968), upwards too: every pivot ends as the same minor.
std::optional<std::vector<Polynomial>> kernel(Matrix matrix) {
  const std::size_t rows = matrix.size();
  const std::size_t columns = rows + 1;
  std::vector<std::size_t> pivot_column;
  std::vector<bool> is_pivot(columns);
  Polynomial previous = Polynomial::constant(1);
  for (std::size_t r = 0; r < rows; ++r) {
    std::size_t pivot = columns;
    for (std::size_t c = columns; c-- > 0;) {
      if (is_pivot[c] || matrix[r][c].is_zero()) continue;
      if (pivot == columns || matrix[r][c].degree() < matrix[r][pivot].degree()) pivot = c;
    }
    if (pivot == columns) return std::nullopt;
    pivot_column.push_back(pivot);
    is_pivot[pivot] = true;
    for (std::size_t s = 0; s < rows; ++s) {
      if (s == r) continue;
      const Polynomial factor = matrix[s][pivot];
      for (std::size_t c = 0; c < columns; ++c) {
        Polynomial entry = matrix[r][pivot] * matrix[s][c];
        if (!factor.is_zero()) entry -= factor * matrix[r][c];
        matrix[s][c] = exact_quotient(entry, previous);
      }
    }
    previous = matrix[r][pivot];
  }
  std::vector<Polynomial> solution(columns);
  std::size_t free = 0;
  while (is_pivot[free]) ++free;
  solution[free] = previous;
  for (std::size_t r = 0; r < rows; ++r) solution[pivot_column[r]] = matrix[r][free].negated();
  return solution;
}

/// The next larger number with as many bits set.
std::uint64_t next_with_as_many_bits(std::uint64_t set) {
  const std::uint64_t lowest = set & (~set + 1);
  const std::uint64_t ripple = set + lowest;
  return ripple | (((set ^ ripple) >> 2U) / lowest);
}

std::vector<std::size_t> members(std::uint64_t set) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; set != 0; ++i, set >>= 1U) {
    if ((set & 1U) != 0) result.push_back(i);
  }
  return result;
}

void divide_all(VertexFormula& formula, const Polynomial& divisor) {
  if (divisor == Polynomial::constant(1)) return;
  for (Polynomial& weight : formula.weights) weight = exact_quotient(weight, divisor);
  formula.value = exact_quotient(formula.value, divisor);
  formula.denominator = exact_quotient(formula.denominator, divisor);
}

void to_lowest_terms(VertexFormula& formula) {
  Polynomial common = primitive_part(formula.value);
  Integer factor = content(formula.value);
  // The denominator is the sum of the weights.
  for (const Polynomial& weight : formula.weights) {
    if (common != Polynomial::constant(1)) common = greatest_common_divisor(common, weight);
    factor = greatest_common_divisor(factor, content(weight));
  }
  divide_all(formula, common * factor);
}

/// The vertex at which only `own` are played and all of `other` are best responses.
std::optional<VertexFormula> formula_of(const Side& side, const std::vector<std::size_t>& own,
                                        const std::vector<std::size_t>& other) {
  Matrix equations;
  for (const std::size_t j : other) {
    std::vector<Polynomial>& equation = equations.emplace_back();
    for (const std::size_t i : own) equation.push_back(side.payoff(i, j));
    equation.push_back(Polynomial::constant(-1));
  }
  auto solution = kernel(std::move(equations));
  if (!solution) return std::nullopt;
  VertexFormula formula;
  formula.weights.resize(side.own_count);
  for (std::size_t k = 0; k < own.size(); ++k) {
    formula.denominator += (*solution)[k];
    formula.weights[own[k]] = std::move((*solution)[k]);
  }
  if (formula.denominator.is_zero()) return std::nullopt;
  formula.value = std::move(solution->back());
  // Up to its sign, that of the equations together with sum x = 1.
  formula.determinant = formula.denominator;
  to_lowest_terms(formula);
  return formula;
}

void add_slacks(const Side& side, VertexFormula& formula) {
  const auto add = [&](std::size_t label, Polynomial slack) {
    if (slack.is_zero()) {
      formula.tight |= LabelMask{1} << label;
    } else {
      formula.slacks.emplace_back(label, std::move(slack));
    }
  };
  for (std::size_t i = 0; i < side.own_count; ++i) add(side.own_label + i, formula.weights[i]);
  for (std::size_t j = 0; j < side.other_count; ++j) {
    Polynomial slack = formula.value;
    for (std::size_t i = 0; i < side.own_count; ++i) {
      if (!formula.weights[i].is_zero()) slack -= side.payoff(i, j) * formula.weights[i];
    }
    add(side.other_label + j, std::move(slack));
  }
}

}  // namespace

std::vector<VertexFormula> vertex_formulas(const Side& side, const VertexTest& is_somewhere,
                                           const StopTest& stop) {
  std::vector<VertexFormula> formulas;
  std::unordered_map<LabelMask, std::size_t> known;
  const std::size_t most = std::min(side.own_count, side.other_count);
  for (std::size_t k = 1; k <= most; ++k) {
    const std::uint64_t first = (std::uint64_t{1} << k) - 1;
    for (std::uint64_t own = first; own >> side.own_count == 0; own = next_with_as_many_bits(own)) {
      const std::vector<std::size_t> own_members = members(own);
      for (std::uint64_t other = first; other >> side.other_count == 0;
           other = next_with_as_many_bits(other)) {
        if (stop()) return formulas;
        auto formula = formula_of(side, own_members, members(other));
        if (!formula) continue;
        add_slacks(side, *formula);
        const auto found = known.find(formula->tight);
        if (found != known.end()) {
          Polynomial& determinant = formulas[found->second].determinant;
          determinant = greatest_common_divisor(determinant, formula->determinant);
        } else if (is_somewhere(*formula)) {
          known.emplace(formula->tight, formulas.size());
          formulas.push_back(*std::move(formula));
        }
      }
    }
  }
  return formulas;
}

}  // namespace nashsolve::parametric
