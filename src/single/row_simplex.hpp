// Linear programs in floating point (Dantzig 1951): maximise gains * y over y >= 0 with P y <= b, b not
// negative and the maximum finite. Of a matrix game, whose gains and b are all 1, an optimal basis gives the
// optimal strategies of both players.
//
// One dense dictionary, P y + s = b written by its nonbasic variables, primal simplex with exact steepest
// edge (Goldfarb and Reid 1977): the length of every edge is a column's norm, which the pivot sums up while
// the column passes by. Games are full of ties, so the right-hand sides are perturbed before the first pivot
// and restored after the last; what is then infeasible is mended by the dual simplex method. Nothing that is
// found here is trusted: whoever asks solves the basis exactly, and may put the exact values back and go on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace nashsolve::single {

class RowSimplex {
 public:
  /// `matrix` is row-major, as high as there are bounds and as wide as there are gains; no number is large.
  /// `must_stop` is asked after every so many entries changed.
  RowSimplex(std::vector<double> matrix, std::vector<double> bounds, std::vector<double> gains,
             const std::function<bool()>& must_stop);

  /// To an optimal basis as far as doubles can tell. False where `must_stop` ended it.
  bool solve();

  /// The rows whose slacks are nonbasic, ascending, and the columns that are basic, ascending; as many.
  struct Basis {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
  };
  [[nodiscard]] Basis basis() const;

  /// Computes the dictionary afresh from the matrix. False where the basis is singular, or `must_stop`.
  bool refactor();

  /// The exact values at the basis, rounded: of the y of basis().columns, of the slacks of all rows, of the
  /// dual variables of basis().rows and of the reduced costs of all columns.
  struct Values {
    std::vector<double> columns;
    std::vector<double> slacks;
    std::vector<double> duals;
    std::vector<double> reduced_costs;
  };
  /// Goes on from exact values, in which every sign counts. False where no pivot follows or `must_stop`.
  bool improve(const Values& values);

  [[nodiscard]] std::uint64_t pivots() const { return pivots_; }

 private:
  /// Variables: y of column k is k, the slack of row i is columns + i.
  [[nodiscard]] double* row(std::size_t i) { return entries_.data() + i * stride_; }
  [[nodiscard]] const double* row(std::size_t i) const { return entries_.data() + i * stride_; }
  void start();
  void weigh_columns();
  void pivot(std::size_t r, std::size_t c);
  [[nodiscard]] std::optional<std::size_t> entering(double tolerance) const;
  [[nodiscard]] std::optional<std::size_t> leaving(std::size_t column) const;
  bool maximise(double tolerance);
  bool restore(double tolerance, std::uint64_t most_pivots);
  void remove_perturbation();
  bool spend(std::size_t entries);

  std::vector<double> matrix_;
  std::size_t rows_;
  std::size_t columns_;
  /// Of a row of entries_: the columns, then the right-hand side, then padding. The last row is the
  /// objective's: minus the gain of each column.
  std::size_t stride_;
  std::vector<double> entries_;
  std::vector<double> weights_;
  std::vector<double> gains_;
  /// Those that were given, and those that count now.
  std::vector<double> wanted_bounds_;
  std::vector<double> bounds_;
  std::vector<std::size_t> basic_;
  std::vector<std::size_t> nonbasic_;
  const std::function<bool()>& must_stop_;
  std::size_t work_ = 0;
  bool is_stopped_ = false;
  std::uint64_t pivots_ = 0;
};

}  // namespace nashsolve::single
