// Ratio tests that are unique: the lexicographic rule, over the rows that matter.
#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "dictionary.hpp"

namespace nashsolve::bimatrix {

namespace {

/// In search of rows that are implied, by columns. A simplex of 300 corners among 1,871 rows takes one and a
/// half (a tree for the game of Nim), one of 64 among 199 two.
constexpr std::size_t kPivotsOfColumn = 8;

}  // namespace

/// What rows say by their signs alone: s + sum of coefficient * column = value, without a positive
/// coefficient.
template <class Number>
void Dictionary<Number>::mark_implied_rows() {
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (!implied_.contains(basic_[row]) && !decreasing_column(row, true)) implied_.insert(basic_[row]);
  }
  meter_->spend(value_count());
}

/// The row that leaves when the column enters, `row` and implied ones apart. Nothing where `row` would fall
/// below zero before.
template <class Number>
std::optional<std::size_t> Dictionary<Number>::row_before(std::optional<std::size_t> row,
                                                          std::size_t column) const {
  std::optional<std::size_t> best;
  const auto comes_later = [&](std::size_t candidate) {
    return best && Number::compare_products(right_hand_side(candidate), coefficient(*best, column),
                                            right_hand_side(*best), coefficient(candidate, column)) >= 0;
  };
  for (std::size_t other = 0; other < row_count(); ++other) {
    if (other == row || Number::sign(coefficient(other, column)) <= 0) continue;
    if (!implied_.contains(basic_[other]) && !comes_later(other)) best = other;
  }
  if (best && row && !comes_later(*row)) best.reset();
  return best;
}

template <class Number>
void Dictionary<Number>::pass_over_implied_rows() {
  implied_ = LabelSet(label_capacity());
  mark_implied_rows();
  if (!is_degenerate()) return;
  std::size_t pivots_left = kPivotsOfColumn * column_count();
  std::vector<Label> labels(basic_);
  for (std::size_t column = 0; column < column_count(); ++column) labels.push_back(nonbasic_[column]);
  for (const Label label : labels) {
    while (!implied_.contains(label)) {
      const auto row = row_of(label);
      const auto column = row ? decreasing_column(*row, true) : column_of(label);
      const auto leaving = row_before(row, *column);
      if (!leaving) break;
      if (pivots_left-- == 0) return;
      pivot(*leaving, *column);
      mark_implied_rows();
    }
  }
}

/// The perturbed labels in their order: which of them have a column, and where those of rows stand.
template <class Number>
typename Dictionary<Number>::Perturbation Dictionary<Number>::perturbation() const {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> place(label_capacity(), kNone);
  for (std::size_t k = 0; k < perturbed_.size(); ++k) place[perturbed_[k]] = k;
  Perturbation result;
  for (std::size_t column = 0; column < column_count(); ++column) {
    if (place[nonbasic_[column]] != kNone) result.columns.emplace_back(place[nonbasic_[column]], column + 1);
  }
  std::sort(result.columns.begin(), result.columns.end());
  for (const Label label : basic_) result.of_row.push_back(place[label]);
  return result;
}

template <class Number>
std::optional<std::size_t> Dictionary<Number>::lexicographic_row(std::size_t column) const {
  const auto order_in_column = [&](std::size_t candidate, std::size_t incumbent, std::size_t k) {
    return Number::compare_products(entries_[candidate * width_ + k], coefficient(incumbent, column),
                                    entries_[incumbent * width_ + k], coefficient(candidate, column));
  };
  std::optional<Perturbation> perturbation;
  std::optional<std::size_t> best;
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(coefficient(row, column)) <= 0) continue;
    if (implied_.contains(basic_[row])) continue;
    if (!best) {
      best = row;
      continue;
    }
    int order = order_in_column(row, *best, 0);
    if (order == 0) {
      if (!perturbation) perturbation = this->perturbation();
      // A basic label's column is a unit vector.
      const std::size_t own = perturbation->of_row[row];
      const std::size_t other = perturbation->of_row[*best];
      for (const auto& [place, k] : perturbation->columns) {
        if (order != 0 || place > std::min(own, other)) break;
        order = order_in_column(row, *best, k);
      }
      if (order == 0) order = own < other ? 1 : own > other ? -1 : 0;
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

template void Dictionary<BigNumber>::pass_over_implied_rows();
template std::optional<std::size_t> Dictionary<BigNumber>::lexicographic_row(std::size_t) const;
template bool Dictionary<BigNumber>::make_nonbasic(Label);
template void Dictionary<MachineNumber>::pass_over_implied_rows();
template std::optional<std::size_t> Dictionary<MachineNumber>::lexicographic_row(std::size_t) const;
template bool Dictionary<MachineNumber>::make_nonbasic(Label);
template void Dictionary<RowNumber>::pass_over_implied_rows();
template std::optional<std::size_t> Dictionary<RowNumber>::lexicographic_row(std::size_t) const;
template bool Dictionary<RowNumber>::make_nonbasic(Label);
template void Dictionary<WideNumber>::pass_over_implied_rows();
template std::optional<std::size_t> Dictionary<WideNumber>::lexicographic_row(std::size_t) const;
template bool Dictionary<WideNumber>::make_nonbasic(Label);

}  // namespace nashsolve::bimatrix
