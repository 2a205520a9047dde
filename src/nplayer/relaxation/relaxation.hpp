// A linear relaxation of the equilibrium conditions on a cell, solved by a warm-started dual simplex.
//
// Variables: a distribution w on the joint vertex profiles of the cell, and slacks. Write lambda_iv for the
// barycentric coordinate of player i at vertex v. Each vertex v has a base strategy, one that is a best
// response wherever lambda_iv > 0. The product rows (Sherali and Adams 1990)
//     lambda_iv * (u_i(b) - u_i(base)) + slack = 0,    slack >= 0, and slack = 0 where b is used,
// are linear in w, because u_i does not depend on player i's own strategy. On pure vertices with each vertex
// as its own base these are the conditions of a correlated equilibrium (Aumann 1974).
//
// An equilibrium in the cell gives a feasible point. Infeasibility comes with multipliers y, and is believed
// only if sum y * row exceeds the rounding bound at every vertex profile: the simplex only steers.
//
// A child node inherits the inverse of its parent's basis: using a strategy fixes slacks, not using one drops
// columns, and halving the edge from v to w is the substitution w(v) = w'(v) + w'(m)/2, w(w) = w'(m)/2, so a
// few dual pivots follow instead of a solution from scratch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cell.hpp"
#include "cell_listener.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

class Relaxation {
 public:
  enum class Verdict { infeasible, open };

  /// For a cell whose vertices are pure strategies, each its own base. `pure[i][v]` is that strategy.
  Relaxation(const Cell& cell, const std::vector<std::vector<std::size_t>>& pure);

  /// Player i uses strategy a.
  void use(std::size_t player, std::size_t strategy);
  /// After keep_vertices(cell, player, keep).
  void drop_vertices(const Cell& cell, std::size_t player, const std::vector<std::size_t>& keep);
  /// Makes `reference[i]`, a used strategy, the base of all vertices of each player, and leaves out the rows
  /// of strategies that are dominated on the cell. Required before the first halving.
  void rebase(const Cell& cell, const std::vector<std::size_t>& reference, const StopTest& stop);
  /// After halve(cell, player, kept, replaced).
  void halve(const Cell& cell, std::size_t player, std::size_t kept, std::size_t replaced);

  /// `open` where `stop` says so: that is asked every few pivots.
  Verdict solve(const Cell& cell, const StopTest& stop);

  /// After solve() left the cell open: the vertex profiles of positive weight, and their weights.
  struct Weight {
    std::size_t profile;
    double weight;
  };
  [[nodiscard]] std::vector<Weight> point() const;
  [[nodiscard]] bool has_point() const { return has_point_; }

  /// After solve() found it infeasible, on the same thread; `pure` as given at first.
  [[nodiscard]] VertexWeights certificate(const Cell& cell,
                                          const std::vector<std::vector<std::size_t>>& pure) const;

  [[nodiscard]] std::uint64_t pivots() const { return pivots_; }

 private:
  // A basic variable: a vertex profile (>= 0), the slack of a row (-row - 1), or a column that is gone.
  using Variable = std::int64_t;
  static constexpr Variable kGone = INT64_MIN;
  static constexpr std::size_t kNoRow = SIZE_MAX;
  static constexpr std::uint64_t kPivotsBetweenStopTests = 16;

  struct Block {
    /// The strategies with rows, for each vertex; base excluded.
    std::vector<std::size_t> base;                     // [v]
    std::vector<std::vector<std::size_t>> strategies;  // [v][k]
    std::vector<std::size_t> first_row;                // [v]
  };

  static Variable slack(std::size_t row) { return -static_cast<Variable>(row) - 1; }
  [[nodiscard]] double* inverse_column(std::size_t c) { return &inverse_[c * stride_]; }
  [[nodiscard]] const double* inverse_column(std::size_t c) const { return &inverse_[c * stride_]; }

  void number_rows();
  void reset_to_slack_basis();
  /// Leaves some of the basis out where `stop` says so, which is asked every few columns.
  void refactor(const Cell& cell, const StopTest& stop);
  void row_times_columns(const Cell& cell, const double* multipliers, std::vector<double>& result);
  void column(const Cell& cell, std::size_t profile, std::vector<double>& result);
  /// Makes the variable, whose column of the tableau this is, basic in the row. Requires it not to be basic.
  void enter(std::size_t row, Variable variable, const std::vector<double>& column);
  void pivot(std::size_t row, const std::vector<double>& column);
  /// Where the variable is basic; kNoRow: nowhere.
  [[nodiscard]] std::size_t& row_of(Variable variable) {
    return variable >= 0 ? row_of_profile_[static_cast<std::size_t>(variable)]
                         : row_of_slack_[static_cast<std::size_t>(-variable - 1)];
  }
  void copy_inverse_column(std::size_t c, std::vector<double>& result) const;
  void delete_rows(const std::vector<std::size_t>& rows);
  [[nodiscard]] bool certified(const Cell& cell, const double* multipliers);
  /// For most_violated(): which rows' variables have to be 0.
  void find_fixed_rows();
  [[nodiscard]] std::size_t most_violated(double& sign) const;

  std::vector<Block> blocks_;  // [i]
  std::size_t rows_ = 0;       // row 0: the weights sum to 1
  std::size_t stride_ = 0;
  std::vector<double> inverse_;  // by columns; column 0 holds the values of the basic variables
  std::vector<double> weights_;  // [row]: reference weights of the pricing (Forrest and Goldfarb 1992)
  // Each variable is basic in one row at most, whatever rounding makes of the inverse: `basic_` and the two
  // lists of rows are inverse to each other.
  std::vector<Variable> basic_;              // [row]
  std::vector<std::size_t> row_of_profile_;  // kNoRow: not basic
  std::vector<std::size_t> row_of_slack_;
  std::vector<std::uint8_t> fixed_;  // [row]: its slack is 0
  bool has_point_ = false;
  std::uint64_t pivots_ = 0;
  std::uint64_t pivots_since_refactor_ = 0;

  /// Room for sums. One a thread, so that copies of a relaxation stay small.
  struct Scratch {
    std::vector<const double*> columns;
    std::vector<double> terms;
    std::vector<double> factors;
    std::vector<double> multipliers;
    std::vector<double> products;
    std::vector<double> column;
    std::vector<double> checked;
    std::vector<double> may_be_positive;
    std::vector<double> violations;
    double bound = 0;
  };
  static Scratch& scratch();
};

}  // namespace nashsolve::nplayer
