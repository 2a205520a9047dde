#include "relaxation.hpp"

#include <algorithm>
#include <cmath>

#include "simd.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr double kViolation = 1e-9;
constexpr double kSmallestPivot = 1e-9;
constexpr std::uint64_t kMaxPivots = 600;
constexpr std::uint64_t kPivotsBetweenRefactors = 400;

}  // namespace

Relaxation::Relaxation(const Cell& cell, const std::vector<std::vector<std::size_t>>& pure) {
  for (std::size_t i = 0; i < cell.players(); ++i) {
    Block& block = blocks_.emplace_back();
    block.base = pure[i];
    for (const std::size_t base : block.base) {
      std::vector<std::size_t>& strategies = block.strategies.emplace_back();
      for (std::size_t b = 0; b < cell.counts[i]; ++b) {
        if (b != base) strategies.push_back(b);
      }
    }
  }
  number_rows();
  fixed_.assign(rows_, 0);
  fixed_[0] = 1;
  row_of_profile_.assign(cell.vertex_profiles(), kNoRow);
  reset_to_slack_basis();
}

void Relaxation::number_rows() {
  rows_ = 1;
  for (Block& block : blocks_) {
    block.first_row.clear();
    for (const auto& strategies : block.strategies) {
      block.first_row.push_back(rows_);
      rows_ += strategies.size();
    }
  }
  stride_ = (rows_ + 7) / 8 * 8;
}

void Relaxation::reset_to_slack_basis() {
  inverse_.assign(rows_ * stride_, 0.0);
  weights_.assign(rows_, 1.0);
  basic_.resize(rows_);
  row_of_slack_.resize(rows_);
  for (std::size_t r = 0; r < rows_; ++r) {
    inverse_[r * stride_ + r] = 1;
    basic_[r] = slack(r);
    row_of_slack_[r] = r;
  }
}

void Relaxation::use(std::size_t player, std::size_t strategy) {
  const Block& block = blocks_[player];
  for (std::size_t v = 0; v < block.base.size(); ++v) {
    for (std::size_t k = 0; k < block.strategies[v].size(); ++k) {
      if (block.strategies[v][k] == strategy) fixed_[block.first_row[v] + k] = 1;
    }
  }
}

Relaxation::Scratch& Relaxation::scratch() {
  thread_local Scratch scratch;
  return scratch;
}

void Relaxation::column(const Cell& cell, std::size_t profile, std::vector<double>& result) {
  Scratch& work = scratch();
  work.columns.assign(1, inverse_column(0));
  work.factors.assign(1, 1.0);
  std::size_t inner = 1;
  for (std::size_t i = cell.players(); i-- > 0;) {
    const std::size_t size = cell.sizes[i];
    const std::size_t v = profile / inner % size;
    const std::size_t o = profile / (inner * size) * inner + profile % inner;
    const std::size_t opponents = cell.opponents(i);
    const std::vector<double>& payoffs = cell.payoffs[i];
    const Block& block = blocks_[i];
    const double base = payoffs[block.base[v] * opponents + o];
    for (std::size_t k = 0; k < block.strategies[v].size(); ++k) {
      const double difference = payoffs[block.strategies[v][k] * opponents + o] - base;
      if (difference == 0) continue;
      work.columns.push_back(inverse_column(block.first_row[v] + k));
      work.factors.push_back(difference);
    }
    inner *= size;
  }
  result.assign(stride_, 0.0);
  loops().add_all_scaled(result.data(), work.columns.data(), work.factors.data(), work.columns.size(),
                         stride_);
}

void Relaxation::copy_inverse_column(std::size_t c, std::vector<double>& result) const {
  result.assign(inverse_column(c), inverse_column(c) + stride_);
}

void Relaxation::row_times_columns(const Cell& cell, const double* multipliers, std::vector<double>& result) {
  Scratch& work = scratch();
  const Loops& fast = loops();
  result.assign(cell.vertex_profiles(), multipliers[0]);
  std::size_t inner = 1;
  for (std::size_t i = cell.players(); i-- > 0;) {
    const std::size_t size = cell.sizes[i];
    const std::size_t opponents = cell.opponents(i);
    // NOLINTNEXTLINE(clang-analyzer-core.DivideZero): every player has a vertex.
    const std::size_t outer = opponents / inner;
    const Block& block = blocks_[i];
    work.terms.resize(opponents);
    for (std::size_t v = 0; v < size; ++v) {
      work.factors.assign(cell.counts[i], 0.0);
      double sum = 0;
      for (std::size_t k = 0; k < block.strategies[v].size(); ++k) {
        const double y = multipliers[block.first_row[v] + k];
        work.factors[block.strategies[v][k]] = y;
        sum += y;
      }
      work.factors[block.base[v]] = -sum;
      fast.weighted_sum(work.terms.data(), cell.payoffs[i].data(), work.factors.data(), work.factors.size(),
                        opponents);
      fast.add_to_slice(&result[v * inner], work.terms.data(), outer, size, inner);
    }
    inner *= size;
  }
}

// The rows read: sum y * (left-hand side) <= 0 at every feasible point, because y >= 0 wherever the slack may
// be positive. So sum y * (row at profile) > 0 at all vertex profiles is a contradiction.
bool Relaxation::certified(const Cell& cell, const double* multipliers) {
  Scratch& work = scratch();
  work.checked.assign(multipliers, multipliers + rows_);
  work.checked[0] = 0;
  double bound = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = blocks_[i];
    double largest = 0;
    for (std::size_t v = 0; v < block.base.size(); ++v) {
      double sum = 0;
      for (std::size_t k = 0; k < block.strategies[v].size(); ++k) {
        double& y = work.checked[block.first_row[v] + k];
        if (fixed_[block.first_row[v] + k] == 0 && y < 0) y = 0;
        sum += std::fabs(y);
      }
      if (!std::isfinite(sum)) return false;
      largest = std::max(largest, sum);
    }
    // Each |y| multiplies two payoffs of at most 1 + error; per vertex profile there are at most
    // 2 * counts + players roundings on the way of each term, counted generously.
    const auto roundings = static_cast<double>(4 * cell.counts[i] + 4 * cell.players() + 16);
    bound += largest * (2 * cell.error[i] + 2 * roundings * kUnitRoundoff);
  }
  bound *= 1 + 1e-9;
  work.bound = bound;
  row_times_columns(cell, work.checked.data(), work.products);
  // False for NaN, which rounding can make of huge multipliers.
  return std::all_of(work.products.begin(), work.products.end(), [&](double p) { return p > bound; });
}

VertexWeights Relaxation::certificate(const Cell& cell,
                                      const std::vector<std::vector<std::size_t>>& pure) const {
  const Scratch& work = scratch();
  VertexWeights result;
  // A weight multiplies a difference of two payoffs between 0 and 1.
  double weights = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = blocks_[i];
    std::size_t most = 0;
    for (std::size_t v = 0; v < block.base.size(); ++v) {
      VertexWeights::Vertex& vertex = result.vertices.emplace_back();
      vertex.vertex = strategy_id(cell, i, pure[i][v]);
      vertex.base = strategy_id(cell, i, block.base[v]);
      for (std::size_t k = 0; k < block.strategies[v].size(); ++k) {
        vertex.strategies.push_back(strategy_id(cell, i, block.strategies[v][k]));
        vertex.weights.push_back(work.checked[block.first_row[v] + k]);
      }
      most = std::max(most, block.strategies[v].size());
    }
    weights += static_cast<double>(most);
  }
  constexpr double kPart = 0.9;
  const double least = *std::min_element(work.products.begin(), work.products.end());
  result.most_error = kPart * (least - work.bound) / std::max(weights, 1.0);
  return result;
}

void Relaxation::enter(std::size_t row, Variable variable, const std::vector<double>& column) {
  if (basic_[row] != kGone) row_of(basic_[row]) = kNoRow;
  basic_[row] = variable;
  row_of(variable) = row;
  pivot(row, column);
}

void Relaxation::pivot(std::size_t row, const std::vector<double>& column) {
  constexpr double kLargestWeight = 1e8;
  loops().eliminate(inverse_.data(), rows_, stride_, row, column.data());
  const double scale = weights_[row] / (column[row] * column[row]);
  double largest = 0;
  for (std::size_t r = 0; r < rows_; ++r) {
    weights_[r] = std::max(weights_[r], column[r] * column[r] * scale);
    largest = std::max(largest, weights_[r]);
  }
  weights_[row] = std::max(scale, 1.0);
  if (largest > kLargestWeight) weights_.assign(rows_, 1.0);
  ++pivots_;
  ++pivots_since_refactor_;
}

void Relaxation::find_fixed_rows() {
  Scratch& work = scratch();
  work.may_be_positive.resize(rows_);
  for (std::size_t r = 0; r < rows_; ++r) {
    const Variable variable = basic_[r];
    const bool is_fixed =
        variable == kGone || (variable < 0 && fixed_[static_cast<std::size_t>(-variable - 1)] != 0);
    work.may_be_positive[r] = is_fixed ? 0.0 : 1.0;
  }
}

std::size_t Relaxation::most_violated(double& sign) const {
  Scratch& work = scratch();
  const double* const values = inverse_column(0);
  work.violations.resize(rows_);
  const std::size_t worst = loops().most_violated(values, work.may_be_positive.data(), weights_.data(),
                                                  kViolation, work.violations.data(), rows_);
  if (!(work.violations[worst] < 0)) return kNoRow;
  sign = values[worst] > 0 ? -1 : 1;
  return worst;
}

Relaxation::Verdict Relaxation::solve(const Cell& cell, const StopTest& stop) {
  Scratch& work = scratch();
  has_point_ = false;
  if (pivots_since_refactor_ > kPivotsBetweenRefactors) refactor(cell, stop);
  find_fixed_rows();
  bool refactored = pivots_since_refactor_ == 0;
  const std::uint64_t last = pivots_ + kMaxPivots;
  while (pivots_ < last) {
    if (pivots_ % kPivotsBetweenStopTests == 0 && stop()) return Verdict::open;
    double sign = 1;
    const std::size_t leaving = most_violated(sign);
    if (leaving == kNoRow) {
      has_point_ = true;
      return Verdict::open;
    }
    work.multipliers.resize(rows_);
    double largest = 0;
    for (std::size_t c = 0; c < rows_; ++c) {
      work.multipliers[c] = sign * inverse_column(c)[leaving];
      largest = std::max(largest, std::fabs(work.multipliers[c]));
    }
    row_times_columns(cell, work.multipliers.data(), work.products);
    // There is no objective, so any entry of the right sign may be the pivot; the largest is the safest and
    // gives the best points. Basic columns have entries of 0, and the leaving one has a positive entry or is
    // fixed.
    const std::size_t best = loops().smallest_entry(work.products.data(), work.products.size());
    auto entering = static_cast<Variable>(best);
    double entry = work.products[best];
    for (std::size_t r = 0; r < rows_; ++r) {
      if (fixed_[r] == 0 && work.multipliers[r] < entry) {
        entry = work.multipliers[r];
        entering = slack(r);
      }
    }
    if (!(entry < -kSmallestPivot * std::max(1.0, largest))) {
      if (certified(cell, work.multipliers.data())) return Verdict::infeasible;
      if (refactored) return Verdict::open;
      refactor(cell, stop);
      find_fixed_rows();
      refactored = true;
      continue;
    }
    if (entering >= 0) {
      column(cell, static_cast<std::size_t>(entering), work.column);
    } else {
      copy_inverse_column(static_cast<std::size_t>(-entering - 1), work.column);
    }
    // A basic variable has an entry of 0, unless rounding spoilt the inverse.
    const bool is_spoilt = row_of(entering) != kNoRow ||
                           !(std::fabs(work.column[leaving] - sign * entry) <= 1e-6 * std::fabs(entry));
    if (is_spoilt) {
      if (refactored) return Verdict::open;
      refactor(cell, stop);
      find_fixed_rows();
      refactored = true;
      continue;
    }
    enter(leaving, entering, work.column);
    work.may_be_positive[leaving] = 1.0;
  }
  return Verdict::open;
}

std::vector<Relaxation::Weight> Relaxation::point() const {
  std::vector<Weight> result;
  for (std::size_t r = 0; r < rows_; ++r) {
    const double value = inverse_column(0)[r];
    if (basic_[r] >= 0 && value > 0) result.push_back({static_cast<std::size_t>(basic_[r]), value});
  }
  return result;
}

}  // namespace nashsolve::nplayer
