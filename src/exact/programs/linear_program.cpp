#include "linear_program.hpp"

#include <functional>

#include "integer_tableau.hpp"

namespace nashsolve {

namespace {

/// Pivots by largest coefficient before Bland's rule takes over.
constexpr int kFreePivots = 200;

/// With the objective in the last row. Variables are numbered 0, 1, ..., then the slacks of the rows.
class Tableau {
 public:
  Tableau(const LinearProgram& program, const std::function<bool()>& must_stop)
      : must_stop_(must_stop),
        variables_(program.objective.size()),
        rows_(program.bounds.size()),
        table_{variables_ + 1, {}, {}, {}} {
    std::vector<CompactInteger>& entries = table_.entries;
    entries.reserve((rows_ + 1) * table_.width);
    for (std::size_t row = 0; row < rows_; ++row) {
      entries.emplace_back(program.bounds[row]);
      for (std::size_t k = 0; k < variables_; ++k) entries.emplace_back(program.matrix[row * variables_ + k]);
      table_.basic.push_back(variables_ + row);
    }
    entries.emplace_back();
    for (const Integer& coefficient : program.objective) entries.emplace_back(Integer(-coefficient));
    for (std::size_t k = 0; k < variables_; ++k) table_.nonbasic.push_back(k);
  }

  /// Enters the columns, each for the first of the rows that can leave. False where the basis is singular.
  bool enter(const StartingBasis& start) {
    std::vector<bool> may_leave(rows_);
    for (const std::size_t row : start.rows) may_leave[row] = true;
    for (const std::size_t column : start.columns) {
      std::size_t row = 0;
      while (row < rows_ && (!may_leave[row] || table_.sign(row, column + 1) == 0)) ++row;
      if (row == rows_ || must_stop_.get()()) return false;
      if (!table_.pivot(row, column, must_stop_)) return false;
      may_leave[row] = false;
    }
    return true;
  }

  [[nodiscard]] bool is_feasible() const {
    for (std::size_t row = 0; row < rows_; ++row) {
      if (table_.sign(row, 0) < 0) return false;
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
      if (!table_.pivot(*row, *column, must_stop_)) return false;
    }
  }

  /// The dual simplex method by Bland's rule, from a dictionary without a negative reduced cost. False where
  /// must_stop.
  bool solve_dual() {
    for (;;) {
      if (must_stop_.get()()) return false;
      std::optional<std::size_t> row;
      for (std::size_t k = 0; k < rows_; ++k) {
        if (table_.sign(k, 0) < 0 && (!row || table_.basic[k] < table_.basic[*row])) row = k;
      }
      if (!row) return true;
      std::optional<std::size_t> column;
      for (std::size_t k = 0; k < variables_; ++k) {
        if (table_.sign(*row, k + 1) >= 0) continue;
        if (column) {
          // Both coefficients are negative: the order of the ratios is that of these products, reversed.
          const int order = compare_products(at(rows_, k + 1), at(*row, *column + 1), at(rows_, *column + 1),
                                             at(*row, k + 1));
          if (order < 0 || (order == 0 && table_.nonbasic[*column] < table_.nonbasic[k])) continue;
        }
        column = k;
      }
      if (!column) return false;
      if (!table_.pivot(*row, *column, must_stop_)) return false;
    }
  }

  [[nodiscard]] Optimum optimum() const {
    Optimum result{table_.value(rows_, 0), std::vector<Rational>(variables_), std::vector<Rational>(rows_)};
    for (std::size_t row = 0; row < rows_; ++row) {
      if (table_.basic[row] < variables_) result.solution[table_.basic[row]] = table_.value(row, 0);
    }
    for (std::size_t column = 0; column < variables_; ++column) {
      if (table_.nonbasic[column] < variables_) continue;
      result.duals[table_.nonbasic[column] - variables_] = table_.value(rows_, column + 1);
    }
    return result;
  }

 private:
  [[nodiscard]] const CompactInteger& at(std::size_t row, std::size_t k) const { return table_.at(row, k); }

  [[nodiscard]] std::optional<std::size_t> entering(bool bland) const {
    std::optional<std::size_t> best;
    for (std::size_t column = 0; column < variables_; ++column) {
      if (table_.sign(rows_, column + 1) >= 0) continue;
      if (!best || (bland ? table_.nonbasic[column] < table_.nonbasic[*best]
                          : at(rows_, column + 1) < at(rows_, *best + 1))) {
        best = column;
      }
    }
    return best;
  }

  [[nodiscard]] std::optional<std::size_t> leaving(std::size_t column) const {
    std::optional<std::size_t> best;
    for (std::size_t row = 0; row < rows_; ++row) {
      if (table_.sign(row, column + 1) <= 0) continue;
      if (best) {
        const int order =
            compare_products(at(row, 0), at(*best, column + 1), at(*best, 0), at(row, column + 1));
        if (order > 0 || (order == 0 && table_.basic[*best] < table_.basic[row])) continue;
      }
      best = row;
    }
    return best;
  }

  std::reference_wrapper<const std::function<bool()>> must_stop_;
  std::size_t variables_;
  std::size_t rows_;
  IntegerTableau table_;
};

}  // namespace

std::optional<Optimum> maximise(const LinearProgram& program) {
  return maximise(program, {}, [] { return false; });
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
