#include "row_simplex.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "loops.hpp"
#include "split_mix.hpp"

namespace nashsolve::single {

namespace {

/// Entries changed between two questions whether to stop; some 5 ms.
constexpr std::size_t kWorkPerAsk = std::size_t{1} << 22U;
/// A coefficient up to this is no pivot.
constexpr double kPivotTolerance = 1e-9;
constexpr double kCostTolerance = 1e-10;
constexpr double kBoundTolerance = 1e-12;
/// Right-hand sides are raised by between half of this and one and a half. Measured on uniform payoffs and on
/// {-1, 0, 1} up to 300 x 300: with a hundredth of it degenerate games go round in rounding errors, with
/// ten times as much random ones have more to mend in the end.
constexpr double kPerturbation = 1e-5;
/// Pivots that mend what is infeasible once the perturbation is gone, for each row and column.
constexpr std::uint64_t kMendingPivots = 4;

}  // namespace

RowSimplex::RowSimplex(std::vector<double> matrix, std::vector<double> bounds, std::vector<double> gains,
                       const std::function<bool()>& must_stop)
    : matrix_(std::move(matrix)),
      rows_(bounds.size()),
      columns_(gains.size()),
      stride_((columns_ + 8) / 8 * 8),
      weights_(stride_),
      gains_(std::move(gains)),
      wanted_bounds_(std::move(bounds)),
      must_stop_(must_stop) {
  SplitMix64 noise(0);
  for (const double bound : wanted_bounds_) {
    bounds_.push_back(bound + kPerturbation * (0.5 + noise.next_unit()));
  }
  start();
}

void RowSimplex::start() {
  entries_.assign((rows_ + 1) * stride_, 0.0);
  for (std::size_t i = 0; i < rows_; ++i) {
    std::copy_n(matrix_.data() + i * columns_, columns_, row(i));
    row(i)[columns_] = bounds_[i];
  }
  for (std::size_t k = 0; k < columns_; ++k) row(rows_)[k] = -gains_[k];
  basic_.clear();
  nonbasic_.clear();
  for (std::size_t i = 0; i < rows_; ++i) basic_.push_back(columns_ + i);
  for (std::size_t k = 0; k < columns_; ++k) nonbasic_.push_back(k);
  weigh_columns();
}

void RowSimplex::weigh_columns() {
  std::fill(weights_.begin(), weights_.end(), 1.0);
  for (std::size_t i = 0; i < rows_; ++i) loops().weigh(row(i), weights_.data(), columns_);
}

bool RowSimplex::spend(std::size_t entries) {
  work_ += entries;
  if (work_ >= kWorkPerAsk) {
    work_ = 0;
    is_stopped_ = is_stopped_ || must_stop_();
  }
  return is_stopped_;
}

void RowSimplex::pivot(std::size_t r, std::size_t c) {
  const std::size_t width = columns_ + 1;
  double* const own = row(r);
  const double inverse = 1 / own[c];
  for (std::size_t k = 0; k < width; ++k) own[k] *= inverse;
  own[c] = inverse;
  std::fill(weights_.begin(), weights_.end(), 1.0);
  loops().weigh(own, weights_.data(), columns_);
  for (std::size_t i = 0; i < rows_; ++i) {
    if (i == r) continue;
    double* const other = row(i);
    const double factor = other[c];
    if (factor == 0) {
      loops().weigh(other, weights_.data(), columns_);
      continue;
    }
    other[c] = 0;
    loops().eliminate_and_weigh(other, own, factor, weights_.data(), width);
  }
  double* const objective = row(rows_);
  const double factor = objective[c];
  objective[c] = 0;
  loops().add_scaled(objective, own, -factor, width);
  std::swap(basic_[r], nonbasic_[c]);
  ++pivots_;
}

std::optional<std::size_t> RowSimplex::entering(double tolerance) const {
  const double* const objective = row(rows_);
  std::optional<std::size_t> best;
  double steepest = 0;
  for (std::size_t k = 0; k < columns_; ++k) {
    if (objective[k] >= -tolerance) continue;
    const double slope = objective[k] * objective[k] / weights_[k];
    if (slope > steepest) {
      steepest = slope;
      best = k;
    }
  }
  return best;
}

/// The least ratio; of ratios that are equal as far as doubles can tell, the largest pivot.
std::optional<std::size_t> RowSimplex::leaving(std::size_t column) const {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < rows_; ++i) {
    const double coefficient = row(i)[column];
    if (coefficient <= kPivotTolerance) continue;
    least = std::min(least, std::max(row(i)[columns_], 0.0) / coefficient);
  }
  const double bound = least * (1 + 1e-11) + 1e-14;
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < rows_; ++i) {
    const double coefficient = row(i)[column];
    if (coefficient <= kPivotTolerance || std::max(row(i)[columns_], 0.0) > bound * coefficient) continue;
    if (!best || coefficient > row(*best)[column]) best = i;
  }
  return best;
}

bool RowSimplex::maximise(double tolerance) {
  for (;;) {
    const auto column = entering(tolerance);
    if (!column) return true;
    const auto leaving_row = leaving(*column);
    // The program is bounded: what looks like a ray is rounding.
    if (!leaving_row) return true;
    pivot(*leaving_row, *column);
    if (spend(entries_.size())) return false;
  }
}

/// The dual simplex method, the row farthest below 0 for its length first.
bool RowSimplex::restore(double tolerance, std::uint64_t most_pivots) {
  for (std::uint64_t step = 0; step < most_pivots; ++step) {
    std::optional<std::size_t> worst;
    double farthest = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      const double bound = row(i)[columns_];
      if (bound >= -tolerance) continue;
      const double length = 1 + loops().dot(row(i), row(i), columns_);
      if (bound * bound / length > farthest) {
        farthest = bound * bound / length;
        worst = i;
      }
    }
    if (!worst) return true;
    std::optional<std::size_t> column;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < columns_; ++k) {
      const double coefficient = row(*worst)[k];
      if (coefficient >= -kPivotTolerance) continue;
      const double ratio = std::max(row(rows_)[k], 0.0) / -coefficient;
      if (ratio < least || (ratio == least && coefficient < row(*worst)[*column])) {
        least = ratio;
        column = k;
      }
    }
    if (!column) return true;
    pivot(*worst, *column);
    if (spend(entries_.size())) return false;
  }
  return true;
}

/// A slack of row i moves its right-hand side as much as its own bound does.
void RowSimplex::remove_perturbation() {
  const auto raised = [this](std::size_t i) { return bounds_[i] - wanted_bounds_[i]; };
  for (std::size_t i = 0; i <= rows_; ++i) {
    double change = 0;
    for (std::size_t k = 0; k < columns_; ++k) {
      if (nonbasic_[k] >= columns_) change += row(i)[k] * raised(nonbasic_[k] - columns_);
    }
    if (i < rows_ && basic_[i] >= columns_) change += raised(basic_[i] - columns_);
    row(i)[columns_] -= change;
  }
  bounds_ = wanted_bounds_;
}

bool RowSimplex::solve() {
  if (!maximise(kCostTolerance)) return false;
  remove_perturbation();
  const std::uint64_t most = kMendingPivots * (rows_ + columns_);
  return restore(kBoundTolerance, most) && maximise(kBoundTolerance);
}

RowSimplex::Basis RowSimplex::basis() const {
  Basis basis;
  for (const std::size_t variable : nonbasic_) {
    if (variable >= columns_) basis.rows.push_back(variable - columns_);
  }
  for (const std::size_t variable : basic_) {
    if (variable < columns_) basis.columns.push_back(variable);
  }
  std::sort(basis.rows.begin(), basis.rows.end());
  std::sort(basis.columns.begin(), basis.columns.end());
  return basis;
}

/// Elimination with the largest pivot left of each column.
bool RowSimplex::refactor() {
  const Basis wanted = basis();
  start();
  std::vector<bool> may_leave(rows_);
  for (const std::size_t i : wanted.rows) may_leave[i] = true;
  for (const std::size_t column : wanted.columns) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (!may_leave[i]) continue;
      if (!best || std::abs(row(i)[column]) > std::abs(row(*best)[column])) best = i;
    }
    if (!best || row(*best)[column] == 0) return false;
    pivot(*best, column);
    may_leave[*best] = false;
    if (spend(entries_.size())) return false;
  }
  return true;
}

bool RowSimplex::improve(const Values& values) {
  const Basis own = basis();
  std::vector<std::size_t> position(rows_ + columns_);
  for (std::size_t k = 0; k < own.columns.size(); ++k) position[own.columns[k]] = k;
  for (std::size_t k = 0; k < own.rows.size(); ++k) position[columns_ + own.rows[k]] = k;
  bool is_feasible = true;
  for (std::size_t i = 0; i < rows_; ++i) {
    const std::size_t variable = basic_[i];
    row(i)[columns_] =
        variable < columns_ ? values.columns[position[variable]] : values.slacks[variable - columns_];
    is_feasible = is_feasible && row(i)[columns_] >= 0;
  }
  for (std::size_t k = 0; k < columns_; ++k) {
    const std::size_t variable = nonbasic_[k];
    row(rows_)[k] = variable < columns_ ? values.reduced_costs[variable] : values.duals[position[variable]];
  }
  const std::uint64_t before = pivots_;
  const bool went_on = is_feasible ? maximise(0) : restore(0, kMendingPivots * (rows_ + columns_));
  return went_on && pivots_ > before;
}

}  // namespace nashsolve::single
