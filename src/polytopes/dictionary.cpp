#include "dictionary.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "elimination.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Pivots one after the other that move nowhere, by largest coefficient, before Bland's rule takes over until
/// one moves: it cannot cycle, and is slow.
constexpr int kFreePivots = 50;

}  // namespace

template <class Number>
Dictionary<Number>::Dictionary(const Polytope& polytope, WorkMeter& meter, bool keeps_multipliers)
    : width_(polytope.variable_count + 1),
      determinant_(1),
      free_count_(polytope.variable_count),
      keeps_multipliers_(keeps_multipliers),
      tight_(polytope.label_count()),
      implied_(polytope.label_count()),
      meter_(&meter) {
  const std::size_t rows = polytope.slack_count;
  const std::size_t columns = polytope.variable_count;
  entries_.resize(rows * width_);
  if constexpr (!std::is_same_v<Number, BigNumber>) {
    if (!polytope.small_matrix) throw Overflow();
  }
  for (std::size_t row = 0; row < rows; ++row) {
    meter_->spend(width_ * Number::work(Value(1)));
    right_hand_side(row) = Value(row < polytope.zero_count ? 0 : 1);
    for (std::size_t column = 0; column < columns; ++column) {
      if constexpr (std::is_same_v<Number, BigNumber>) {
        coefficient(row, column) = Value(Integer(polytope.entry(row, column)));
      } else {
        coefficient(row, column) = (*polytope.small_matrix)[row * columns + column];
      }
    }
  }
  if constexpr (Number::kReducesRows) denominators_.assign(rows, 1);
  for (std::size_t row = 0; row < rows; ++row) basic_.push_back(polytope.slack_label(row));
  for (std::size_t column = 0; column < columns; ++column) {
    nonbasic_.push_back(polytope.variable_label(column));
  }
}

template <class Number>
bool Dictionary<Number>::is_small() const {
  constexpr int kMostBits = 48;
  const auto fits = [](const Value& value) {
    if constexpr (std::is_same_v<Number, BigNumber>) {
      return value.bits() <= kMostBits;
    } else {
      return value >= -(Value(1) << kMostBits) && value <= Value(1) << kMostBits;
    }
  };
  if constexpr (Number::kReducesRows) {
    return true;
  } else if (!fits(determinant_)) {
    return false;
  }
  for (std::size_t row = 0; row < row_count(); ++row) {
    for (std::size_t k = 0; k < used_width(); ++k) {
      if (!fits(entries_[row * width_ + k])) return false;
    }
  }
  return true;
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::row_of(Label label) const {
  const auto found = std::find(basic_.begin(), basic_.end(), label);
  if (found == basic_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - basic_.begin());
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::column_of(Label label) const {
  // From the end, as for_each_to_force() goes: of 100,000 columns each is then found at once.
  std::size_t column = free_count_;
  while (column > 0 && nonbasic_[column - 1] != label) --column;
  if (column == 0) return std::nullopt;
  return column - 1;
}

template <class Number>
void Dictionary<Number>::pivot_over_determinant(std::size_t row, std::size_t column) {
  if constexpr (!Number::kReducesRows) {
    const std::size_t used = used_width();
    const Value pivot_value = coefficient(row, column);
    const std::size_t work_of_row = used * Number::work(pivot_value);
    const Elimination<Number> eliminate(pivot_value, determinant_, &entries_[row * width_], used);
    for (std::size_t other = 0; other < row_count(); ++other) {
      if (other == row) continue;
      meter_->spend(work_of_row);
      eliminate(&entries_[other * width_], column + 1);
    }
    coefficient(row, column) = determinant_;
    determinant_ = pivot_value;
    if (Number::sign(determinant_) < 0) {
      determinant_ = -determinant_;
      for (std::size_t other = 0; other < row_count(); ++other) {
        for (std::size_t k = 0; k < used; ++k) entries_[other * width_ + k] = -entries_[other * width_ + k];
      }
    }
  }
}

template <class Number>
void Dictionary<Number>::pivot(std::size_t row, std::size_t column) {
  meter_->count_pivot();
  if constexpr (Number::kReducesRows) {
    const Value pivot_value = coefficient(row, column);
    meter_->spend(value_count() * Number::work(pivot_value));
    determinant_ = exact_quotient(determinant_ * Number::exact(pivot_value < 0 ? -pivot_value : pivot_value),
                                  Number::exact(denominators_[row]));
    ReducedRows{entries_, denominators_, width_, used_width()}.pivot(row, column);
  } else {
    pivot_over_determinant(row, column);
  }
  std::swap(basic_[row], nonbasic_[column]);
}

template <class Number>
typename Dictionary<Number>::Values Dictionary<Number>::values() const {
  const auto first = entries_.begin();
  return {determinant_, std::vector<Value>(first, first + static_cast<std::ptrdiff_t>(value_count())),
          denominators_};
}

template <class Number>
void Dictionary<Number>::unpivot(std::size_t row, std::size_t column, Values before) {
  determinant_ = std::move(before.determinant);
  entries_ = std::move(before.entries);
  denominators_ = std::move(before.denominators);
  std::swap(basic_[row], nonbasic_[column]);
}

template <class Number>
void Dictionary<Number>::drop_column(std::size_t column) {
  tight_.insert(nonbasic_[column]);
  const std::size_t last = --free_count_;
  if (column == last) return;
  for (std::size_t row = 0; row < row_count(); ++row) {
    std::swap(coefficient(row, column), coefficient(row, last));
  }
  std::swap(nonbasic_[column], nonbasic_[last]);
}

template <class Number>
void Dictionary<Number>::drop_row(std::size_t row) {
  tight_.insert(basic_[row]);
  const std::size_t last = row_count() - 1;
  if (row != last) {
    for (std::size_t k = 0; k < width_; ++k) {
      std::swap(entries_[row * width_ + k], entries_[last * width_ + k]);
    }
    basic_[row] = basic_[last];
    if constexpr (Number::kReducesRows) denominators_[row] = denominators_[last];
  }
  basic_.pop_back();
  if constexpr (Number::kReducesRows) denominators_.pop_back();
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::leaving_row(std::size_t column,
                                                           std::optional<std::size_t> preferred) const {
  std::optional<std::size_t> best;
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(coefficient(row, column)) <= 0) continue;
    if (!best) {
      best = row;
      continue;
    }
    const int order = Number::compare_products(right_hand_side(row), coefficient(*best, column),
                                               right_hand_side(*best), coefficient(row, column));
    const bool wins_tie = row == preferred || (best != preferred && basic_[row] < basic_[*best]);
    if (order < 0 || (order == 0 && wins_tie)) best = row;
  }
  return best;
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::only_leaving_row(std::size_t column) const {
  std::optional<std::size_t> best;
  bool is_alone = true;
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(coefficient(row, column)) <= 0) continue;
    const int order = best ? Number::compare_products(right_hand_side(row), coefficient(*best, column),
                                                      right_hand_side(*best), coefficient(row, column))
                           : -1;
    if (order < 0) best = row;
    if (order <= 0) is_alone = order < 0;
  }
  return is_alone ? best : std::nullopt;
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::decreasing_column(std::size_t row, bool bland) const {
  std::optional<std::size_t> best;
  for (std::size_t column = 0; column < column_count(); ++column) {
    if (Number::sign(coefficient(row, column)) <= 0) continue;
    if (!best ||
        (bland ? nonbasic_[column] < nonbasic_[*best] : coefficient(row, column) > coefficient(row, *best))) {
      best = column;
    }
  }
  return best;
}

template <class Number>
void Dictionary<Number>::move_to(const LabelSet& vertex, const LabelSet& first) {
  for (std::size_t column = 0; column < column_count(); ++column) {
    if (vertex.contains(nonbasic_[column])) continue;
    std::optional<std::size_t> best;
    for (std::size_t row = 0; row < row_count(); ++row) {
      if (!vertex.contains(basic_[row]) || Number::sign(coefficient(row, column)) == 0) continue;
      if (!best || (first.contains(basic_[row]) && !first.contains(basic_[*best]))) best = row;
    }
    pivot(best.value(), column);
  }
}

template <class Number>
bool Dictionary<Number>::reach(Label label) {
  const std::optional<std::size_t> row = row_of(label);
  if (!row) return true;
  for (int stalled = 0; Number::sign(right_hand_side(*row)) != 0;) {
    const auto column = decreasing_column(*row, stalled > kFreePivots);
    if (!column) return false;
    const std::size_t leaving = *leaving_row(*column, row);
    stalled = Number::sign(right_hand_side(leaving)) == 0 ? stalled + 1 : 0;
    pivot(leaving, *column);
    if (leaving == *row) break;
  }
  return true;
}

template <class Number>
bool Dictionary<Number>::force(Label label) {
  if (tight_.contains(label)) return true;
  // Where it stands takes a pass over the labels: of 100,000 rows, one for each that is forced.
  constexpr std::size_t kLabelsPerProduct = 8;
  meter_->spend((row_count() + column_count()) / kLabelsPerProduct);
  if (!reach(label)) return false;
  if (const auto column = column_of(label)) {
    drop_column(*column);
    return true;
  }
  const std::size_t row = *row_of(label);
  for (std::size_t column = 0; column < column_count(); ++column) {
    if (Number::sign(coefficient(row, column)) == 0) continue;
    pivot(row, column);
    drop_column(column);
    return true;
  }
  drop_row(row);
  return true;
}

template <class Number>
bool Dictionary<Number>::row_proves_slack(std::size_t row) const {
  return Number::sign(right_hand_side(row)) > 0 && !decreasing_column(row, true);
}

template <class Number>
RowMultipliers Dictionary<Number>::multipliers(const Polytope& polytope, std::size_t row) const {
  RowMultipliers result;
  const auto add = [&](Label label, const Value& value) {
    if (!polytope.is_slack(label) || Number::sign(value) == 0) return;
    result.labels.push_back(label);
    result.values.push_back(Number::exact(value));
  };
  add(basic_[row], denominator(row));
  for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
    add(nonbasic_[column], coefficient(row, column));
  }
  return result;
}

template class Dictionary<BigNumber>;
template class Dictionary<MachineNumber>;
template class Dictionary<RowNumber>;
template class Dictionary<WideNumber>;

}  // namespace nashsolve::bimatrix
