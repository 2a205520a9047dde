#include "linear_program.hpp"

#include <functional>
#include <utility>

namespace nashsolve {

namespace {

/// Pivots by largest coefficient before Bland's rule takes over.
constexpr int kFreePivots = 200;

/// determinant * basic = entries[row][0] - sum of entries[row][1 + column] * nonbasic, and the same for the
/// objective in the last row. Variables are numbered 0, 1, ..., then the slacks of the rows.
/// Bits from which on one row of a pivot takes a millisecond: products of 20 such numbers.
constexpr std::size_t kSlowBits = std::size_t{1} << 15U;

class Tableau {
 public:
  Tableau(const LinearProgram& program, const std::function<bool()>& must_stop)
      : must_stop_(must_stop),
        variables_(program.objective.size()),
        rows_(program.bounds.size()),
        width_(variables_ + 1) {
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

  /// Enters the columns, each for the first of the rows that can leave. False where the basis is singular.
  bool enter(const StartingBasis& start) {
    std::vector<bool> may_leave(rows_);
    for (const std::size_t row : start.rows) may_leave[row] = true;
    for (const std::size_t column : start.columns) {
      std::size_t row = 0;
      while (row < rows_ && (!may_leave[row] || sgn(at(row, column + 1)) == 0)) ++row;
      if (row == rows_ || must_stop_.get()()) return false;
      if (!pivot(row, column)) return false;
      may_leave[row] = false;
    }
    return true;
  }

  [[nodiscard]] bool is_feasible() const {
    for (std::size_t row = 0; row < rows_; ++row) {
      if (sgn(at(row, 0)) < 0) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_dual_feasible() const { return !entering(false); }

  /// False where the objective is unbounded, or must_stop.
  bool solve() {
    for (int step = 0;; ++step) {
      if (must_stop_.get()()) return false;
      const auto column = entering(step > kFreePivots);
      if (!column) return true;
      const auto row = leaving(*column);
      if (!row) return false;
      if (!pivot(*row, *column)) return false;
    }
  }

  /// The dual simplex method by Bland's rule, from a dictionary without a negative reduced cost. False where
  /// must_stop.
  bool solve_dual() {
    for (;;) {
      if (must_stop_.get()()) return false;
      std::optional<std::size_t> row;
      for (std::size_t k = 0; k < rows_; ++k) {
        if (sgn(at(k, 0)) < 0 && (!row || basic_[k] < basic_[*row])) row = k;
      }
      if (!row) return true;
      std::optional<std::size_t> column;
      for (std::size_t k = 0; k < variables_; ++k) {
        if (sgn(at(*row, k + 1)) >= 0) continue;
        if (column) {
          // Both coefficients are negative: the order of the ratios is that of these products, reversed.
          const int order =
              cmp(at(rows_, k + 1) * at(*row, *column + 1), at(rows_, *column + 1) * at(*row, k + 1));
          if (order < 0 || (order == 0 && nonbasic_[*column] < nonbasic_[k])) continue;
        }
        column = k;
      }
      if (!column) return false;
      if (!pivot(*row, *column)) return false;
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

  /// False, and no dictionary left, where must_stop.
  bool pivot(std::size_t row, std::size_t column) {
    const Integer pivot_value = at(row, column + 1);
    const bool is_slow = bit_length(pivot_value) > kSlowBits;
    for (std::size_t other = 0; other <= rows_; ++other) {
      if (other == row) continue;
      if (is_slow && must_stop_.get()()) return false;
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
    if (sgn(determinant_) < 0) {
      determinant_ = -determinant_;
      for (Integer& entry : entries_) entry = -entry;
    }
    std::swap(basic_[row], nonbasic_[column]);
    return true;
  }

  std::reference_wrapper<const std::function<bool()>> must_stop_;
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
  const std::function<bool()> never = [] { return false; };
  Tableau tableau(program, never);
  if (!tableau.solve()) return std::nullopt;
  return tableau.optimum();
}

std::optional<Optimum> maximise(const LinearProgram& program, const StartingBasis& start,
                                const std::function<bool()>& must_stop) {
  Tableau tableau(program, must_stop);
  const bool is_basis = tableau.enter(start);
  if (is_basis && !tableau.is_feasible() && tableau.is_dual_feasible()) {
    if (!tableau.solve_dual()) return std::nullopt;
  } else {
    if (!is_basis || !tableau.is_feasible()) tableau = Tableau(program, must_stop);
    if (!tableau.solve()) return std::nullopt;
  }
  return tableau.optimum();
}

}  // namespace nashsolve
