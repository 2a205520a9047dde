#include "vertex_cone.hpp"

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "elimination.hpp"
#include "split_mix.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Pivots towards one label by the largest coefficient before columns are drawn. All but a few labels take
/// less; where one side matches the prices of the other, 50 of them, one took more than 50,000.
constexpr std::size_t kSteepPivots = 100;

void add_checked(CompactInteger& sum, const CompactInteger& value) {
  sum += value;
}
void add_checked(std::int64_t& sum, std::int64_t value) {
  if (__builtin_add_overflow(sum, value, &sum)) throw Overflow();
}

}  // namespace

template <class Number>
VertexCone<Number>::VertexCone(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter)
    : first_slack_(polytope.first_slack),
      slack_count_(polytope.slack_count),
      width_(polytope.variable_count + 1),
      determinant_(1),
      is_forced_(polytope.variable_count),
      row_of_(polytope.label_count(), kNone),
      column_of_(polytope.label_count(), kNone),
      meter_(&meter) {
  if (tight.count() == polytope.variable_count) {
    tight.for_each([&](Label label) {
      column_of_[label] = nonbasic_.size();
      nonbasic_.push_back(label);
    });
    return;
  }
  fill(polytope);
  move_to_vertex(tight);
  drop_positive_rows();
}

template <class Number>
void VertexCone<Number>::fill(const Polytope& polytope) {
  const std::size_t columns = polytope.variable_count;
  if constexpr (!std::is_same_v<Number, BigNumber>) {
    if (!polytope.small_matrix) throw Overflow();
  }
  entries_.reserve(slack_count_ * width_);
  for (std::size_t row = 0; row < slack_count_; ++row) {
    entries_.push_back(Value(1));
    for (std::size_t column = 0; column < columns; ++column) {
      if constexpr (std::is_same_v<Number, BigNumber>) {
        entries_.push_back(Value(Integer(polytope.entry(row, column))));
      } else {
        entries_.push_back((*polytope.small_matrix)[row * columns + column]);
      }
    }
    row_of_[polytope.slack_label(row)] = row;
    basic_.push_back(polytope.slack_label(row));
  }
  for (std::size_t column = 0; column < columns; ++column) {
    column_of_[polytope.variable_label(column)] = column;
    nonbasic_.push_back(polytope.variable_label(column));
  }
}

/// Decreases the sum of the slacks that are 0 at the vertex, until they are. Variables that are positive
/// there come first: of a mixture of two levels of effort, to which all levels between are best responses,
/// that takes two pivots, and the steepest descent one for each level.
template <class Number>
void VertexCone<Number>::move_to_vertex(const LabelSet& tight) {
  const auto is_away = [&] {
    for (std::size_t row = 0; row < basic_.size(); ++row) {
      if (tight.contains(basic_[row]) && Number::sign(right_hand_side(row)) != 0) return true;
    }
    return false;
  };
  while (is_away()) {
    std::size_t entering = kNone;
    bool stays_positive = false;
    Value steepest(0);
    for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
      const bool is_positive = !tight.contains(nonbasic_[column]);
      if (stays_positive && !is_positive) continue;
      Value decrease(0);
      for (std::size_t row = 0; row < basic_.size(); ++row) {
        if (tight.contains(basic_[row])) add_checked(decrease, coefficient(row, column));
      }
      if (tight.contains(nonbasic_[column])) add_checked(decrease, -determinant_);
      if (decrease > steepest || (Number::sign(decrease) > 0 && is_positive && !stays_positive)) {
        steepest = decrease;
        entering = column;
        stays_positive = is_positive;
      }
    }
    pivot(leaving_row(entering), entering);
  }
}

template <class Number>
void VertexCone<Number>::drop_positive_rows() {
  std::size_t kept = 0;
  for (std::size_t row = 0; row < basic_.size(); ++row) {
    const Label label = basic_[row];
    row_of_[label] = kNone;
    if (Number::sign(right_hand_side(row)) != 0) continue;
    if (kept != row) {
      for (std::size_t k = 0; k < width_; ++k) {
        std::swap(entries_[kept * width_ + k], entries_[row * width_ + k]);
      }
    }
    row_of_[label] = kept;
    basic_[kept++] = label;
  }
  basic_.resize(kept);
  entries_.resize(kept * width_);
}

/// The coefficient of e_slack in the row.
template <class Number>
const typename Number::Value& VertexCone<Number>::perturbation(std::size_t row, Label slack) const {
  static const Value zero(0);
  if (column_of_[slack] != kNone) return coefficient(row, column_of_[slack]);
  return row_of_[slack] == row ? determinant_ : zero;
}

template <class Number>
int VertexCone<Number>::compare_ratios(std::size_t a, std::size_t b, std::size_t column) const {
  const Value& divisor_a = coefficient(a, column);
  const Value& divisor_b = coefficient(b, column);
  int order = Number::compare_products(right_hand_side(a), divisor_b, right_hand_side(b), divisor_a);
  for (std::size_t s = 0; order == 0 && s < slack_count_; ++s) {
    const Label slack = first_slack_ + static_cast<Label>(s);
    order = Number::compare_products(perturbation(a, slack), divisor_b, perturbation(b, slack), divisor_a);
  }
  return order;
}

template <class Number>
std::size_t VertexCone<Number>::leaving_row(std::size_t column) const {
  std::size_t best = kNone;
  for (std::size_t row = 0; row < basic_.size(); ++row) {
    if (Number::sign(coefficient(row, column)) <= 0) continue;
    if (best == kNone || compare_ratios(row, best, column) < 0) best = row;
  }
  return best;
}

template <class Number>
void VertexCone<Number>::pivot(std::size_t row, std::size_t column) {
  meter_->spend(entries_.size());
  const Value pivot_value = coefficient(row, column);
  const Elimination<Number> eliminate(pivot_value, determinant_, &entries_[row * width_], width_);
  for (std::size_t other = 0; other < basic_.size(); ++other) {
    if (other != row) eliminate(&entries_[other * width_], column + 1);
  }
  entries_[row * width_ + column + 1] = determinant_;
  determinant_ = pivot_value;
  std::swap(basic_[row], nonbasic_[column]);
  row_of_[basic_[row]] = row;
  column_of_[basic_[row]] = kNone;
  row_of_[nonbasic_[column]] = kNone;
  column_of_[nonbasic_[column]] = column;
}

/// A column that lowers the row, kNone where none does. The pivots are lexicographic, so that every choice
/// comes to an end.
template <class Number>
std::size_t VertexCone<Number>::lowering_column(std::size_t row, std::size_t step) const {
  std::size_t entering = kNone;
  std::uint64_t count = 0;
  SplitMix64 stream(step);
  for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
    if (is_forced_[column] || Number::sign(coefficient(row, column)) <= 0) continue;
    ++count;
    const bool is_better =
        entering == kNone || (step < kSteepPivots ? coefficient(row, column) > coefficient(row, entering)
                                                  : stream.next() % count == 0);
    if (is_better) entering = column;
  }
  return entering;
}

template <class Number>
bool VertexCone<Number>::force(Label label) {
  if (column_of_[label] != kNone) {
    is_forced_[column_of_[label]] = true;
    return true;
  }
  const std::size_t row = row_of_[label];
  if (row == kNone) return false;
  for (std::size_t step = 0;; ++step) {
    const std::size_t entering = lowering_column(row, step);
    if (entering == kNone) return false;
    const std::size_t leaving = leaving_row(entering);
    pivot(leaving, entering);
    if (leaving == row) {
      is_forced_[entering] = true;
      return true;
    }
  }
}

template <class Number>
std::vector<Label> VertexCone<Number>::forced() const {
  std::vector<Label> labels;
  for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
    if (is_forced_[column]) labels.push_back(nonbasic_[column]);
  }
  return labels;
}

template class VertexCone<BigNumber>;
template class VertexCone<MachineNumber>;

}  // namespace nashsolve::bimatrix
