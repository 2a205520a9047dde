// All that is tight on the whole of a face, seen at one vertex.
//
// A label that is positive at the vertex is no part of the question, so neither is its row: of the rest, a
// cone, every label is 0 or may rise. A column that none of the rows left stops is a ray. With enough of it
// the rows that it raises are positive, and stop nothing any more; so it goes on, without a pivot, until no
// column left is a ray. Pivots among what is left, which move nowhere, raise one label after the other, or
// show by a row without a negative coefficient that it is 0. Which label, column and row come first decides
// how many pivots that takes, each with larger integers: the label whose row has the fewest negative
// coefficients, the column that raises it most steeply (Goldfarb and Reid 1977), and the row with the largest
// coefficient there. In a war of attrition of 60 moments, whose faces turn out to be points, they are a fifth
// of those by labels in their order, the largest coefficient and the first row that stops its column.
#include <algorithm>

#include "dictionary.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Pivots for one label by the steepest column; then Bland's rule, which cannot cycle, and is slow.
constexpr int kFreeRises = 50;
/// Ratios that are farther apart than doubles are wrong: all arithmetics choose the same row.
constexpr double kMore = 1 + 1e-9;

}  // namespace

template <class Number>
bool Dictionary<Number>::is_degenerate() const {
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(right_hand_side(row)) == 0) return true;
  }
  return false;
}

/// A row s + sum of coefficient * column = 0 without a negative coefficient: s and the columns of its
/// positive ones are 0 on the face. Drops these as long as there are any; without a column less, what was
/// seen of the rows before stays so.
template <class Number>
void Dictionary<Number>::drop_vanishing_rows(const OnRow& on_vanishing) {
  for (std::size_t row = 0; row < row_count();) {
    bool vanishes = Number::sign(right_hand_side(row)) == 0;
    for (std::size_t column = 0; vanishes && column < column_count(); ++column) {
      vanishes = Number::sign(coefficient(row, column)) >= 0;
    }
    if (!vanishes) {
      ++row;
      continue;
    }
    if (on_vanishing) on_vanishing(row);
    const std::size_t before = column_count();
    for (std::size_t column = before; column-- > 0;) {
      if (Number::sign(coefficient(row, column)) > 0) drop_column(column);
    }
    drop_row(row);
    if (column_count() != before) row = 0;
  }
}

template <class Number>
typename Dictionary<Number>::Cone Dictionary<Number>::cone(const LabelSet& positive) const {
  Cone left;
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(right_hand_side(row)) == 0 && !positive.contains(basic_[row])) left.rows.push_back(row);
  }
  for (std::size_t column = 0; column < column_count(); ++column) {
    if (!positive.contains(nonbasic_[column])) left.columns.push_back(column);
  }
  return left;
}

/// Adds the labels that rays raise to the positive ones.
template <class Number>
void Dictionary<Number>::take_rays(LabelSet& positive) const {
  Cone left = cone(positive);
  std::vector<std::size_t> stops(column_count());
  for (const std::size_t row : left.rows) {
    for (const std::size_t column : left.columns)
      stops[column] += Number::sign(coefficient(row, column)) > 0 ? 1U : 0U;
  }
  std::vector<std::size_t> rays;
  for (const std::size_t column : left.columns) {
    if (stops[column] == 0) rays.push_back(column);
  }
  while (!rays.empty()) {
    const std::size_t ray = rays.back();
    rays.pop_back();
    positive.insert(nonbasic_[ray]);
    std::erase_if(left.rows, [&](std::size_t row) {
      if (Number::sign(coefficient(row, ray)) >= 0) return false;
      positive.insert(basic_[row]);
      for (const std::size_t column : left.columns) {
        if (Number::sign(coefficient(row, column)) > 0 && --stops[column] == 0) rays.push_back(column);
      }
      return true;
    });
  }
}

/// The row that a pivot is to look at first. Requires one.
template <class Number>
std::size_t Dictionary<Number>::easiest_row(const Cone& left) const {
  std::size_t best = left.rows.front();
  std::size_t fewest = left.columns.size() + 1;
  for (const std::size_t row : left.rows) {
    const auto negative = static_cast<std::size_t>(
        std::count_if(left.columns.begin(), left.columns.end(),
                      [&](std::size_t column) { return Number::sign(coefficient(row, column)) < 0; }));
    if (negative < fewest) best = row;
    fewest = std::min(fewest, negative);
  }
  return best;
}

/// The row that stops the column; nothing where it is a ray.
template <class Number>
std::optional<std::size_t> Dictionary<Number>::stopping_row(const Cone& left, std::size_t column,
                                                            bool bland) const {
  std::optional<std::size_t> best;
  double largest = 0;
  for (const std::size_t row : left.rows) {
    const Value& own = coefficient(row, column);
    if (Number::sign(own) <= 0) continue;
    const double value = bland ? 0 : Number::approximate_ratio(own, denominator(row));
    if (best && (bland ? basic_[row] > basic_[*best] : value <= largest * kMore)) continue;
    best = row;
    largest = value;
  }
  return best;
}

/// The column that raises the row most for its length among the rows left; nothing where none does.
template <class Number>
std::optional<std::size_t> Dictionary<Number>::raising_column(const Cone& left, std::size_t row,
                                                              bool bland) const {
  const auto value = [&](std::size_t each, std::size_t column) {
    return Number::approximate_ratio(coefficient(each, column), denominator(each));
  };
  std::optional<std::size_t> best;
  double steepest = 0;
  for (const std::size_t column : left.columns) {
    if (Number::sign(coefficient(row, column)) >= 0) continue;
    double square = bland ? 0 : 1;
    for (std::size_t k = 0; !bland && k < left.rows.size(); ++k) {
      const double own = value(left.rows[k], column);
      square += own * own;
    }
    const double rise = bland ? 0 : value(row, column) * value(row, column) / square;
    if (best && (bland ? nonbasic_[column] > nonbasic_[*best] : rise <= steepest * kMore)) continue;
    best = column;
    steepest = rise;
  }
  return best;
}

/// Pivots until a ray raises the row of the label, or the row shows that the label is 0 on the face.
template <class Number>
void Dictionary<Number>::raise(Label label, const LabelSet& positive) {
  const std::size_t row = *row_of(label);
  for (int step = 0;; ++step) {
    const bool bland = step >= kFreeRises;
    const Cone left = cone(positive);
    const auto entering = raising_column(left, row, bland);
    if (!entering) return;
    const auto leaving = stopping_row(left, *entering, bland);
    if (!leaving) return;
    pivot(*leaving, *entering);
  }
}

template <class Number>
void Dictionary<Number>::close(const OnRow& on_vanishing) {
  if (!is_degenerate()) return;
  LabelSet positive(label_capacity());
  for (;;) {
    drop_vanishing_rows(on_vanishing);
    take_rays(positive);
    // Without a row all columns are rays, which have been taken.
    const Cone left = cone(positive);
    if (left.rows.empty()) return;
    raise(basic_[easiest_row(left)], positive);
  }
}

template <class Number>
Dictionary<Number> Dictionary<Number>::at_vertex() const {
  Dictionary result;
  result.width_ = free_count_ + 1;
  result.determinant_ = determinant_;
  for (std::size_t row = 0; row < row_count(); ++row) {
    if (Number::sign(right_hand_side(row)) != 0) continue;
    const auto entries = entries_.begin() + static_cast<std::ptrdiff_t>(row * width_);
    result.entries_.insert(result.entries_.end(), entries,
                           entries + static_cast<std::ptrdiff_t>(result.width_));
    if constexpr (Number::kReducesRows) result.denominators_.push_back(denominators_[row]);
    result.basic_.push_back(basic_[row]);
  }
  result.nonbasic_.assign(nonbasic_.begin(), nonbasic_.begin() + static_cast<std::ptrdiff_t>(free_count_));
  result.free_count_ = free_count_;
  result.tight_ = tight_;
  result.meter_ = meter_;
  result.meter_->spend(result.entries_.size());
  return result;
}

template bool Dictionary<BigNumber>::is_degenerate() const;
template void Dictionary<BigNumber>::close(const OnRow&);
template Dictionary<BigNumber> Dictionary<BigNumber>::at_vertex() const;
template bool Dictionary<MachineNumber>::is_degenerate() const;
template void Dictionary<MachineNumber>::close(const OnRow&);
template Dictionary<MachineNumber> Dictionary<MachineNumber>::at_vertex() const;
template bool Dictionary<RowNumber>::is_degenerate() const;
template void Dictionary<RowNumber>::close(const OnRow&);
template Dictionary<RowNumber> Dictionary<RowNumber>::at_vertex() const;
template bool Dictionary<WideNumber>::is_degenerate() const;
template void Dictionary<WideNumber>::close(const OnRow&);
template Dictionary<WideNumber> Dictionary<WideNumber>::at_vertex() const;

}  // namespace nashsolve::bimatrix
