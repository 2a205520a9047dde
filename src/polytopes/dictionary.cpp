#include "dictionary.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

/// Pivots by largest coefficient before Bland's rule takes over.
constexpr int kFreePivots = 50;

template <class Number, class Other>
typename Number::Value converted(const typename Other::Value& value) {
  if constexpr (std::is_same_v<typename Number::Value, Integer>) {
    return Other::exact(value);
  } else {
    return value;
  }
}

}  // namespace

template <class Number>
Dictionary<Number>::Dictionary(const Polytope& polytope, std::uint64_t& pivots)
    : width_(polytope.variable_count + 1), determinant_(1), tight_(polytope.label_count()), pivots_(&pivots) {
  const std::size_t rows = polytope.slack_count;
  const std::size_t columns = polytope.variable_count;
  entries_.resize(rows * width_);
  if constexpr (!std::is_same_v<Value, Integer>) {
    if (!polytope.small_matrix) throw Overflow();
  }
  for (std::size_t row = 0; row < rows; ++row) {
    right_hand_side(row) = 1;
    for (std::size_t column = 0; column < columns; ++column) {
      if constexpr (std::is_same_v<Value, Integer>) {
        coefficient(row, column) = polytope.matrix[row * columns + column];
      } else {
        coefficient(row, column) = (*polytope.small_matrix)[row * columns + column];
      }
    }
  }
  for (std::size_t row = 0; row < rows; ++row) basic_.push_back(polytope.slack_label(row));
  for (std::size_t column = 0; column < columns; ++column) {
    nonbasic_.push_back(polytope.variable_label(column));
  }
}

template <class Number>
template <class Other>
Dictionary<Number>::Dictionary(const Dictionary<Other>& other)
    : width_(other.width_),
      determinant_(converted<Number, Other>(other.determinant_)),
      basic_(other.basic_),
      nonbasic_(other.nonbasic_),
      tight_(other.tight_),
      perturbed_(other.perturbed_),
      pivots_(other.pivots_) {
  entries_.reserve(other.entries_.size());
  for (const auto& entry : other.entries_) entries_.push_back(converted<Number, Other>(entry));
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::row_of(Label label) const {
  const auto found = std::find(basic_.begin(), basic_.end(), label);
  if (found == basic_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - basic_.begin());
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::column_of(Label label) const {
  const auto found = std::find(nonbasic_.begin(), nonbasic_.end(), label);
  if (found == nonbasic_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - nonbasic_.begin());
}

template <class Number>
void Dictionary<Number>::pivot(std::size_t row, std::size_t column) {
  ++*pivots_;
  const std::size_t used = 1 + column_count();
  const Value pivot_value = coefficient(row, column);
  const typename Number::Divisor divisor(determinant_);
  const Value* pivot_row = &entries_[row * width_];
  const Value zero(0);
  for (std::size_t other = 0; other < row_count(); ++other) {
    if (other == row) continue;
    Value* entries = &entries_[other * width_];
    const Value factor = entries[column + 1];
    const bool is_zero = Number::sign(factor) == 0;
    for (std::size_t k = 0; k < used; ++k) {
      if (k == column + 1) continue;
      if (is_zero) {
        if (Number::sign(entries[k]) != 0) {
          Number::cross(entries[k], pivot_value, zero, zero, divisor);
        }
      } else {
        Number::cross(entries[k], pivot_value, factor, pivot_row[k], divisor);
      }
    }
    entries[column + 1] = -factor;
  }
  coefficient(row, column) = determinant_;
  determinant_ = pivot_value;
  if (Number::sign(determinant_) < 0) {
    determinant_ = -determinant_;
    for (std::size_t other = 0; other < row_count(); ++other) {
      for (std::size_t k = 0; k < used; ++k) entries_[other * width_ + k] = -entries_[other * width_ + k];
    }
  }
  std::swap(basic_[row], nonbasic_[column]);
}

template <class Number>
typename Dictionary<Number>::Values Dictionary<Number>::values() const {
  const auto first = entries_.begin();
  return {determinant_, std::vector<Value>(first, first + static_cast<std::ptrdiff_t>(value_count()))};
}

template <class Number>
void Dictionary<Number>::unpivot(std::size_t row, std::size_t column, Values before) {
  determinant_ = std::move(before.determinant);
  entries_ = std::move(before.entries);
  std::swap(basic_[row], nonbasic_[column]);
}

template <class Number>
void Dictionary<Number>::drop_column(std::size_t column) {
  tight_.insert(nonbasic_[column]);
  const std::size_t last = column_count() - 1;
  if (column != last) {
    for (std::size_t row = 0; row < row_count(); ++row) {
      std::swap(coefficient(row, column), coefficient(row, last));
    }
    nonbasic_[column] = nonbasic_[last];
  }
  nonbasic_.pop_back();
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
  }
  basic_.pop_back();
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
bool Dictionary<Number>::force(Label label) {
  if (tight_.contains(label)) return true;
  if (const auto column = column_of(label)) {
    drop_column(*column);
    return true;
  }
  const std::size_t row = *row_of(label);
  for (int step = 0;; ++step) {
    if (Number::sign(right_hand_side(row)) == 0) {
      for (std::size_t column = 0; column < column_count(); ++column) {
        if (Number::sign(coefficient(row, column)) == 0) continue;
        pivot(row, column);
        drop_column(column);
        return true;
      }
      drop_row(row);
      return true;
    }
    const auto column = decreasing_column(row, step > kFreePivots);
    if (!column) return false;
    const std::size_t leaving = *leaving_row(*column, row);
    pivot(leaving, *column);
    if (leaving == row) {
      drop_column(*column);
      return true;
    }
  }
}

template <class Number>
bool Dictionary<Number>::row_proves_slack(std::size_t row) const {
  return Number::sign(right_hand_side(row)) > 0 && !decreasing_column(row, true);
}

template <class Number>
bool Dictionary<Number>::is_degenerate() const {
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(right_hand_side(row)) == 0) return true;
  }
  return false;
}

/// A row s + sum of coefficient * column = 0 without a negative coefficient: s and the columns of its
/// positive ones are 0 on the face.
template <class Number>
bool Dictionary<Number>::drop_vanishing_row() {
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(right_hand_side(row)) != 0) continue;
    bool vanishes = true;
    for (std::size_t column = 0; vanishes && column < column_count(); ++column) {
      vanishes = Number::sign(coefficient(row, column)) >= 0;
    }
    if (!vanishes) continue;
    for (std::size_t column = column_count(); column-- > 0;) {
      if (Number::sign(coefficient(row, column)) > 0) drop_column(column);
    }
    drop_row(row);
    return true;
  }
  return false;
}

/// Adds labels that some point of the face has positive: at the vertex, or one step along a column that no
/// zero row stops.
template <class Number>
void Dictionary<Number>::witness_positive(LabelSet& positive) const {
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(right_hand_side(row)) > 0) positive.insert(basic_[row]);
  }
  for (std::size_t column = 0; column < column_count(); ++column) {
    bool is_stopped = false;
    for (std::size_t row = 0; !is_stopped && row < row_count(); ++row) {
      is_stopped = Number::sign(right_hand_side(row)) == 0 && Number::sign(coefficient(row, column)) > 0;
    }
    if (is_stopped) continue;
    positive.insert(nonbasic_[column]);
    for (std::size_t row = 0; row < row_count(); ++row) {
      if (Number::sign(right_hand_side(row)) == 0 && Number::sign(coefficient(row, column)) < 0) {
        positive.insert(basic_[row]);
      }
    }
  }
}

/// Bland's rule, until the label is positive or its row shows that it is 0 on the face.
template <class Number>
void Dictionary<Number>::maximise(Label label) {
  if (const auto column = column_of(label)) pivot(*leaving_row(*column, std::nullopt), *column);
  const std::size_t row = *row_of(label);
  while (Number::sign(right_hand_side(row)) == 0) {
    std::optional<std::size_t> entering;
    for (std::size_t column = 0; column < column_count(); ++column) {
      if (Number::sign(coefficient(row, column)) < 0 &&
          (!entering || nonbasic_[column] < nonbasic_[*entering])) {
        entering = column;
      }
    }
    if (!entering) return;
    pivot(*leaving_row(*entering, std::nullopt), *entering);
  }
}

template <class Number>
void Dictionary<Number>::close() {
  if (!is_degenerate()) return;
  LabelSet decided = tight_;
  for (;;) {
    while (drop_vanishing_row()) {
    }
    decided |= tight_;
    witness_positive(decided);
    std::optional<Label> open;
    for (const Label label : basic_) {
      if (!open && !decided.contains(label)) open = label;
    }
    for (const Label label : nonbasic_) {
      if (!open && !decided.contains(label)) open = label;
    }
    if (!open) return;
    maximise(*open);
  }
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::lexicographic_row(std::size_t column) const {
  const auto order_in_column = [&](std::size_t candidate, std::size_t incumbent, std::size_t k) {
    return Number::compare_products(entries_[candidate * width_ + k], coefficient(incumbent, column),
                                    entries_[incumbent * width_ + k], coefficient(candidate, column));
  };
  std::optional<std::size_t> best;
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(coefficient(row, column)) <= 0) continue;
    if (!best) {
      best = row;
      continue;
    }
    int order = order_in_column(row, *best, 0);
    for (std::size_t k = 0; order == 0 && k < perturbed_.size(); ++k) {
      if (const auto nonbasic = column_of(perturbed_[k])) {
        order = order_in_column(row, *best, *nonbasic + 1);
      } else {
        // A basic label's column is a unit vector.
        order = basic_[row] == perturbed_[k] ? 1 : basic_[*best] == perturbed_[k] ? -1 : 0;
      }
    }
    if (order < 0) best = row;
  }
  return best;
}

template <class Number>
bool Dictionary<Number>::make_nonbasic(Label label) {
  while (const auto row = row_of(label)) {
    const auto column = decreasing_column(*row, false);
    if (!column) return false;
    pivot(*lexicographic_row(*column), *column);
  }
  return true;
}

template <class Number>
std::optional<Dictionary<Number>> closed_face(const Polytope& polytope, const LabelSet& labels,
                                              std::uint64_t& pivots) {
  Dictionary<Number> dictionary(polytope, pivots);
  bool is_empty = false;
  labels.for_each([&](Label label) { is_empty = is_empty || !dictionary.force(label); });
  if (is_empty) return std::nullopt;
  dictionary.close();
  return dictionary;
}

template <class Number>
MixedStrategy vertex_strategy(const Polytope& polytope, const Dictionary<Number>& dictionary) {
  std::vector<Integer> weights(polytope.variable_count);
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    const Label label = dictionary.basic(row);
    if (polytope.is_slack(label)) continue;
    weights[label - polytope.first_variable] = Number::exact(dictionary.right_hand_side(row));
  }
  return MixedStrategy::from_weights(weights);
}

std::optional<LabelSet> closure(const Polytope& polytope, const LabelSet& labels, std::uint64_t& pivots) {
  const auto in = [&]<class Number>(Number) -> std::optional<LabelSet> {
    auto face = closed_face<Number>(polytope, labels, pivots);
    return face ? std::optional(face->tight()) : std::nullopt;
  };
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  try {
    return in(MachineNumber());
  } catch (const Overflow&) {
    if (polytope.has_wide_minors) return in(WideNumber());
  }
#endif
  return in(BigNumber());
}

template class Dictionary<BigNumber>;
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<BigNumber>&);
template std::optional<Dictionary<BigNumber>> closed_face(const Polytope&, const LabelSet&, std::uint64_t&);
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
template class Dictionary<MachineNumber>;
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<MachineNumber>&);
template Dictionary<BigNumber>::Dictionary(const Dictionary<MachineNumber>&);
template std::optional<Dictionary<MachineNumber>> closed_face(const Polytope&, const LabelSet&,
                                                              std::uint64_t&);
template class Dictionary<WideNumber>;
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<WideNumber>&);
template Dictionary<WideNumber>::Dictionary(const Dictionary<MachineNumber>&);
template std::optional<Dictionary<WideNumber>> closed_face(const Polytope&, const LabelSet&, std::uint64_t&);
#endif

}  // namespace nashsolve::bimatrix
