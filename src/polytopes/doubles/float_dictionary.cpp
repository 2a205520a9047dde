#include "float_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

/// In the entering rule a variable counts this many times a slack: variables brought into the basis early
/// make shorter paths.
constexpr double kVariableWeight = 2;

/// A pivot in a row whose label is fixed at 0 should be at least this large.
constexpr double kFixTolerance = 1e-7;

}  // namespace

FloatDictionary::FloatDictionary(const FloatPolytope& polytope)
    : polytope_(&polytope),
      kernels_(&polytope.kernels()),
      stride_(polytope.stride()),
      row_count_(polytope.exact().slack_count),
      free_count_(polytope.exact().variable_count),
      column_count_(free_count_),
      tight_(polytope.exact().label_count()),
      face_bounds_(polytope),
      vertex_(polytope.exact().label_count()),
      matrix_(row_count_ * stride_),
      right_hand_side_(row_count_),
      bound_(stride_),
      weight_(stride_),
      gathered_(row_count_),
      basic_(row_count_),
      nonbasic_(column_count_),
      place_(polytope.exact().label_count()),
      position_(polytope.exact().label_count()) {
  const Polytope& exact = polytope.exact();
  for (std::size_t row = 0; row < row_count_; ++row) {
    std::copy_n(polytope.row(row), stride_, entries(row));
    right_hand_side_[row] = 1;
    basic_[row] = exact.slack_label(row);
    place_[basic_[row]] = Place::basic;
    position_[basic_[row]] = static_cast<std::uint32_t>(row);
  }
  for (std::size_t column = 0; column < column_count_; ++column) {
    put_column(column, exact.variable_label(column), Place::free);
    vertex_.insert(exact.variable_label(column));
  }
}

void FloatDictionary::copy_from(const FloatDictionary& other) {
  if (is_shed()) matrix_ = AlignedArray<double>(polytope_->exact().slack_count * stride_);
  row_count_ = other.row_count_;
  free_count_ = other.free_count_;
  column_count_ = other.column_count_;
  has_left_origin_ = other.has_left_origin_;
  tight_ = other.tight_;
  face_bounds_ = other.face_bounds_;
  vertex_ = other.vertex_;
  const std::size_t used = padded(column_count_);
  if (used == stride_) {
    std::copy_n(other.matrix_.data(), row_count_ * stride_, matrix_.data());
  } else {
    for (std::size_t row = 0; row < row_count_; ++row) std::copy_n(other.entries(row), used, entries(row));
  }
  std::copy_n(other.right_hand_side_.data(), padded(row_count_), right_hand_side_.data());
  std::copy_n(other.bound_.data(), used, bound_.data());
  std::copy_n(other.weight_.data(), used, weight_.data());
  std::copy_n(other.basic_.data(), row_count_, basic_.data());
  std::copy_n(other.nonbasic_.data(), column_count_, nonbasic_.data());
  std::copy(other.place_.begin(), other.place_.end(), place_.begin());
  std::copy(other.position_.begin(), other.position_.end(), position_.begin());
}

void FloatDictionary::put_column(std::size_t column, Label label, Place place) {
  nonbasic_[column] = label;
  place_[label] = place;
  position_[label] = static_cast<std::uint32_t>(column);
  const bool is_free = place == Place::free;
  bound_[column] = is_free ? polytope_->upper_bound(label) : 0;
  weight_[column] = !is_free ? 0 : polytope_->exact().is_slack(label) ? 1 : kVariableWeight;
}

void FloatDictionary::slack_ratios(double* ratios) const {
  kernels_->slack_ratios(matrix_.data(), stride_, row_count_, right_hand_side_.data(), bound_.data(),
                         blocks_for(free_count_), ratios);
}

RowView FloatDictionary::inspect(std::size_t row) {
  const RowView view =
      kernels_->inspect_row(entries(row), bound_.data(), weight_.data(), blocks_for(free_count_));
  if (view.entering != kNone)
    kernels_->gather_column(matrix_.data(), stride_, row_count_, view.entering, gathered_.data());
  return view;
}

std::size_t FloatDictionary::leaving_row(std::size_t inspected) const {
  return kernels_->leaving_row(gathered_.data(), right_hand_side_.data(), row_count_, inspected);
}

void FloatDictionary::exchange(std::size_t row, std::size_t column) {
  const Label entering = nonbasic_[column];
  vertex_.erase(entering);
  vertex_.insert(basic_[row]);
  put_column(column, basic_[row], Place::free);
  basic_[row] = entering;
  place_[entering] = Place::basic;
  position_[entering] = static_cast<std::uint32_t>(row);
}

RowView FloatDictionary::pivot_inspecting(std::size_t leaving, std::size_t column, std::size_t inspected) {
  exchange(leaving, column);
  return kernels_->pivot_watching(matrix_.data(), stride_, row_count_, blocks_for(column_count_),
                                  right_hand_side_.data(), gathered_.data(), leaving, column, inspected,
                                  bound_.data(), weight_.data());
}

void FloatDictionary::pivot_at_gathered(std::size_t row, std::size_t column) {
  exchange(row, column);
  kernels_->pivot(matrix_.data(), stride_, row_count_, blocks_for(column_count_), right_hand_side_.data(),
                  gathered_.data(), row, column);
}

void FloatDictionary::pivot(std::size_t row, std::size_t column) {
  kernels_->gather_column(matrix_.data(), stride_, row_count_, column, gathered_.data());
  pivot_at_gathered(row, column);
}

void FloatDictionary::swap_columns(std::size_t a, std::size_t b) {
  if (a == b) return;
  for (std::size_t row = 0; row < row_count_; ++row) std::swap(entries(row)[a], entries(row)[b]);
  const Label label_a = nonbasic_[a];
  const Label label_b = nonbasic_[b];
  const Place place_a = place_[label_a];
  put_column(a, label_b, place_[label_b]);
  put_column(b, label_a, place_a);
}

void FloatDictionary::make_tight(Label label) {
  tight_.insert(label);
  face_bounds_.make_tight(polytope_->exact(), label);
}

void FloatDictionary::fix(std::size_t column) {
  const Label label = nonbasic_[column];
  make_tight(label);
  const std::size_t last_free = free_count_ - 1;
  swap_columns(column, last_free);
  put_column(last_free, label, Place::fixed);
  free_count_ = last_free;
  if (polytope_->exact().is_slack(label)) return;
  const std::size_t last = column_count_ - 1;
  swap_columns(last_free, last);
  for (std::size_t row = 0; row < row_count_; ++row) entries(row)[last] = 0;
  column_count_ = last;
}

bool FloatDictionary::fix_label(Label label) {
  if (tight_.contains(label)) return true;
  if (place_[label] == Place::free) {
    fix(position_[label]);
    return true;
  }
  if (place_[label] != Place::basic) return false;
  const std::size_t row = position_[label];
  std::size_t best = kNone;
  double largest = kFixTolerance;
  for (std::size_t column = 0; column < free_count_; ++column) {
    if (std::abs(entries(row)[column]) <= largest) continue;
    largest = std::abs(entries(row)[column]);
    best = column;
  }
  if (best == kNone) {
    make_tight(label);
    vertex_.insert(label);
    remove_row(row);
    place_[label] = Place::fixed;
    return true;
  }
  pivot(row, best);
  fix(best);
  return true;
}

void FloatDictionary::remove_row(std::size_t row) {
  place_[basic_[row]] = Place::dropped;
  const std::size_t last = row_count_ - 1;
  if (row != last) {
    std::copy_n(entries(last), padded(column_count_), entries(row));
    right_hand_side_[row] = right_hand_side_[last];
    basic_[row] = basic_[last];
    position_[basic_[row]] = static_cast<std::uint32_t>(row);
  }
  right_hand_side_[last] = 0;
  row_count_ = last;
}

void FloatDictionary::drop_row(std::size_t row) {
  // A variable that is never 0 keeps the face away from the vertex 0.
  if (!polytope_->exact().is_slack(basic_[row])) has_left_origin_ = true;
  remove_row(row);
}

bool FloatDictionary::leave_origin() {
  if (has_left_origin_) return true;
  const Polytope& exact = polytope_->exact();
  for (std::size_t row = 0; row < row_count_; ++row) {
    if (!exact.is_slack(basic_[row]) && right_hand_side_[row] > kZeroTolerance) return true;
  }
  for (std::size_t column = 0; column < free_count_; ++column) {
    if (exact.is_slack(nonbasic_[column])) continue;
    std::size_t leaving = kNone;
    for (std::size_t row = 0; row < row_count_; ++row) {
      const double coefficient = entries(row)[column];
      if (coefficient <= kPivotTolerance) continue;
      if (leaving == kNone ||
          right_hand_side_[row] * entries(leaving)[column] < right_hand_side_[leaving] * coefficient) {
        leaving = row;
      }
    }
    if (leaving == kNone || right_hand_side_[leaving] <= kZeroTolerance * entries(leaving)[column]) continue;
    pivot(leaving, column);
    return true;
  }
  return false;
}

std::size_t FloatDictionary::second_row(std::size_t inspected) const {
  return kernels_->second_row(matrix_.data(), stride_, row_count_, right_hand_side_.data(), gathered_.data(),
                              inspected, bound_.data(), blocks_for(free_count_));
}

bool FloatDictionary::proves_empty(std::size_t row, FloatPolytope::Workspace& workspace) const {
  const Polytope& exact = polytope_->exact();
  workspace.start(exact, basic_[row]);
  const double* entry = entries(row);
  for (std::size_t column = 0; column < column_count_; ++column) {
    if (exact.is_slack(nonbasic_[column]))
      workspace.add(nonbasic_[column] - exact.first_slack, entry[column]);
  }
  return polytope_->proves_empty(workspace, face_bounds_);
}

bool FloatDictionary::proves_empty(std::size_t inspected, std::size_t second,
                                   FloatPolytope::Workspace& workspace) const {
  const Polytope& exact = polytope_->exact();
  const double factor = gathered_[inspected] / gathered_[second];
  workspace.start(exact, basic_[inspected]);
  const double* entry = entries(inspected);
  const double* other = entries(second);
  for (std::size_t column = 0; column < column_count_; ++column) {
    if (exact.is_slack(nonbasic_[column]))
      workspace.add(nonbasic_[column] - exact.first_slack, entry[column] - factor * other[column]);
  }
  if (exact.is_slack(basic_[second])) workspace.add(basic_[second] - exact.first_slack, -factor);
  return polytope_->proves_empty(workspace, face_bounds_);
}

}  // namespace nashsolve::bimatrix
