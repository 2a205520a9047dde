// Gauss-Jordan elimination without fractions (Bareiss 1968): after each step every entry is a minor.
#include "support_vertex.hpp"

#include <utility>
#include <vector>

namespace nashsolve::bimatrix {

namespace {

/// Square systems M x = 1, solved as determinant * x = numerators.
class IndifferenceSystem {
 public:
  IndifferenceSystem(const Polytope& polytope, const std::vector<std::size_t>& slacks,
                     const std::vector<std::size_t>& variables)
      : size_(variables.size()), width_(size_ + 1), entries_(size_ * width_) {
    for (std::size_t row = 0; row < size_; ++row) {
      for (std::size_t column = 0; column < size_; ++column) {
        at(row, column) = polytope.matrix[slacks[row] * polytope.variable_count + variables[column]];
      }
      at(row, size_) = 1;
    }
  }

  /// False where the matrix is singular.
  bool solve() {
    determinant_ = 1;
    for (std::size_t pivot = 0; pivot < size_; ++pivot) {
      std::size_t found = pivot;
      while (found < size_ && sgn(at(found, pivot)) == 0) ++found;
      if (found == size_) return false;
      if (found != pivot) {
        for (std::size_t column = pivot; column < width_; ++column) {
          std::swap(at(found, column), at(pivot, column));
        }
      }
      eliminate(pivot);
      determinant_ = at(pivot, pivot);
    }
    return true;
  }

  /// Up to the sign of the row order, which numerators share.
  [[nodiscard]] const Integer& determinant() const { return determinant_; }
  [[nodiscard]] const Integer& numerator(std::size_t k) const { return entries_[k * width_ + size_]; }

 private:
  Integer& at(std::size_t row, std::size_t column) { return entries_[row * width_ + column]; }

  void eliminate(std::size_t pivot) {
    const Integer value = at(pivot, pivot);
    for (std::size_t row = 0; row < size_; ++row) {
      if (row == pivot) continue;
      const Integer factor = at(row, pivot);
      for (std::size_t column = pivot + 1; column < width_; ++column) {
        Integer& entry = at(row, column);
        entry *= value;
        subtract_product(entry, factor, at(pivot, column));
        divide_exactly(entry, determinant_);
      }
    }
  }

  std::size_t size_;
  std::size_t width_;
  std::vector<Integer> entries_;
  Integer determinant_;
};

}  // namespace

std::optional<MixedStrategy> nondegenerate_vertex(const Polytope& polytope, const LabelSet& tight) {
  std::vector<std::size_t> variables;
  std::vector<std::size_t> slacks;
  for (std::size_t v = 0; v < polytope.variable_count; ++v) {
    if (!tight.contains(polytope.variable_label(v))) variables.push_back(v);
  }
  for (std::size_t s = 0; s < polytope.slack_count; ++s) {
    if (tight.contains(polytope.slack_label(s))) slacks.push_back(s);
  }
  if (variables.size() != slacks.size() || variables.empty()) return std::nullopt;
  IndifferenceSystem system(polytope, slacks, variables);
  if (!system.solve()) return std::nullopt;
  const int sign = sgn(system.determinant());
  std::vector<Integer> weights(polytope.variable_count);
  for (std::size_t k = 0; k < variables.size(); ++k) {
    if (sgn(system.numerator(k)) * sign <= 0) return std::nullopt;
    weights[variables[k]] = abs(system.numerator(k));
  }
  const Integer bound = abs(system.determinant());
  for (std::size_t s = 0; s < polytope.slack_count; ++s) {
    if (tight.contains(polytope.slack_label(s))) continue;
    Integer slack = bound;
    for (const std::size_t v : variables) {
      subtract_product(slack, weights[v], polytope.matrix[s * polytope.variable_count + v]);
    }
    if (sgn(slack) <= 0) return std::nullopt;
  }
  return MixedStrategy::from_weights(weights);
}

}  // namespace nashsolve::bimatrix
