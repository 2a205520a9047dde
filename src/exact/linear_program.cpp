#include "linear_program.hpp"

#include <utility>

namespace nashsolve {

namespace {

/// Pivots by largest coefficient before Bland's rule takes over.
constexpr int kFreePivots = 200;

/// determinant * basic = entries[row][0] - sum of entries[row][1 + column] * nonbasic, and the same for the
/// objective in the last row. Variables are numbered 0, 1, ..., then the slacks of the rows.
class Tableau {
 public:
  explicit Tableau(const LinearProgram& program)
      : variables_(program.objective.size()), rows_(program.bounds.size()), width_(variables_ + 1) {
    entries_.reserve((rows_ + 1) * width_);
    for (std::size_t row = 0; row < rows_; ++row) {
      entries_.push_back(program.bounds[row]);
      for (std::size_t k = 0; k < variables_; ++k) entries_.push_back(program.matrix[row * variables_ + k]);
      basic_.push_back(variables_ + row);
    }
    entries_.emplace_back(0);
    for (const Integer& coefficient : program.objective) entries_.emplace_back(-coefficient);
    for (std::size_t k = 0; k < variables_; ++k) nonbasic_.push_back(k);
  }

  /// False where the objective is unbounded.
  bool solve() {
    for (int step = 0;; ++step) {
      const auto column = entering(step > kFreePivots);
      if (!column) return true;
      const auto row = leaving(*column);
      if (!row) return false;
      pivot(*row, *column);
    }
  }

  [[nodiscard]] Optimum optimum() const {
    Optimum result{make_rational(at(rows_, 0), determinant_), std::vector<Rational>(variables_),
                   std::vector<Rational>(rows_)};
    for (std::size_t row = 0; row < rows_; ++row) {
      if (basic_[row] < variables_) result.solution[basic_[row]] = make_rational(at(row, 0), determinant_);
    }
    for (std::size_t column = 0; column < variables_; ++column) {
      if (nonbasic_[column] < variables_) continue;
      result.duals[nonbasic_[column] - variables_] = make_rational(at(rows_, column + 1), determinant_);
    }
    return result;
  }

 private:
  [[nodiscard]] const Integer& at(std::size_t row, std::size_t k) const { return entries_[row * width_ + k]; }

  [[nodiscard]] std::optional<std::size_t> entering(bool bland) const {
    std::optional<std::size_t> best;
    for (std::size_t column = 0; column < variables_; ++column) {
      if (sgn(at(rows_, column + 1)) >= 0) continue;
      if (!best ||
          (bland ? nonbasic_[column] < nonbasic_[*best] : at(rows_, column + 1) < at(rows_, *best + 1))) {
        best = column;
      }
    }
    return best;
  }

  [[nodiscard]] std::optional<std::size_t> leaving(std::size_t column) const {
    std::optional<std::size_t> best;
    for (std::size_t row = 0; row < rows_; ++row) {
      if (sgn(at(row, column + 1)) <= 0) continue;
      if (best) {
        const int order = cmp(at(row, 0) * at(*best, column + 1), at(*best, 0) * at(row, column + 1));
        if (order > 0 || (order == 0 && basic_[*best] < basic_[row])) continue;
      }
      best = row;
    }
    return best;
  }

  void pivot(std::size_t row, std::size_t column) {
    const Integer pivot_value = at(row, column + 1);
    for (std::size_t other = 0; other <= rows_; ++other) {
      if (other == row) continue;
      const Integer factor = at(other, column + 1);
      for (std::size_t k = 0; k < width_; ++k) {
        Integer& entry = entries_[other * width_ + k];
        if (k == column + 1 || (sgn(entry) == 0 && sgn(factor) == 0)) continue;
        entry *= pivot_value;
        if (sgn(factor) != 0) subtract_product(entry, factor, at(row, k));
        entry = exact_quotient(entry, determinant_);
      }
      entries_[other * width_ + column + 1] = -factor;
    }
    entries_[row * width_ + column + 1] = determinant_;
    determinant_ = pivot_value;
    std::swap(basic_[row], nonbasic_[column]);
  }

  std::size_t variables_;
  std::size_t rows_;
  std::size_t width_;
  Integer determinant_ = 1;
  std::vector<Integer> entries_;
  std::vector<std::size_t> basic_;
  std::vector<std::size_t> nonbasic_;
};

}  // namespace

std::optional<Optimum> maximise(const LinearProgram& program) {
  Tableau tableau(program);
  if (!tableau.solve()) return std::nullopt;
  return tableau.optimum();
}

}  // namespace nashsolve
