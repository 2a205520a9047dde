#include "tangent_cone.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

/// Smaller coefficients are taken for 0.
constexpr double kZeroCoefficient = 1e-9;
/// Pivots by largest coefficients before Bland's rule takes over.
constexpr int kFreeConePivots = 30;
/// Pivots before a label counts as one that does not rise.
constexpr int kMostConePivots = 200;

std::size_t take_last(std::vector<std::size_t>& list) {
  const std::size_t last = list.back();
  list.pop_back();
  return last;
}

}  // namespace

void TangentCone::fill(const FloatDictionary& dictionary) {
  basic_.clear();
  nonbasic_.clear();
  positive_.clear();
  zero_.clear();
  for (std::size_t column = 0; column < dictionary.free_count(); ++column) {
    nonbasic_.push_back(dictionary.nonbasic(column));
  }
  stride_ = padded(nonbasic_.size());
  if (capacity_ < dictionary.row_count() * stride_) {
    capacity_ = dictionary.row_count() * stride_;
    entries_ = AlignedArray<double>(capacity_);
  }
  if (row_capacity_ < dictionary.row_count()) {
    row_capacity_ = dictionary.row_count();
    zeros_ = AlignedArray<double>(row_capacity_);
    gathered_ = AlignedArray<double>(row_capacity_);
  }
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    if (dictionary.right_hand_side(row) > kZeroTolerance) continue;
    double* const own = entries_.data() + basic_.size() * stride_;
    std::copy_n(dictionary.coefficients(row), nonbasic_.size(), own);
    std::fill(own + nonbasic_.size(), own + stride_, 0.0);
    basic_.push_back(dictionary.basic(row));
  }
}

std::size_t TangentCone::stopping_row(std::size_t column, bool bland) const {
  std::size_t best = kNone;
  for (std::size_t row = 0; row < basic_.size(); ++row) {
    if (entry(row, column) <= kZeroCoefficient) continue;
    if (best == kNone || (bland ? basic_[row] < basic_[best] : entry(row, column) > entry(best, column))) {
      best = row;
    }
  }
  return best;
}

std::size_t TangentCone::raising_column(std::size_t row, bool bland) const {
  std::size_t best = kNone;
  for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
    if (entry(row, column) >= -kZeroCoefficient) continue;
    if (best == kNone ||
        (bland ? nonbasic_[column] < nonbasic_[best] : entry(row, column) < entry(row, best))) {
      best = column;
    }
  }
  return best;
}

void TangentCone::peel() {
  Peeling left{{}, {}, std::vector<int>(nonbasic_.size()), std::vector<int>(basic_.size()), {}, {}};
  for (std::size_t row = 0; row < basic_.size(); ++row) {
    left.rows.push_back(row);
    for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
      left.stopping[column] += entry(row, column) > kZeroCoefficient ? 1 : 0;
      left.raising[row] += entry(row, column) < -kZeroCoefficient ? 1 : 0;
    }
    if (left.raising[row] == 0) left.zero_rows.push_back(row);
  }
  for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
    left.columns.push_back(column);
    if (left.stopping[column] == 0) left.rays.push_back(column);
  }
  if (left.rays.empty() && left.zero_rows.empty()) return;
  while (!left.rays.empty() || !left.zero_rows.empty()) {
    if (!left.rays.empty()) {
      take_ray(take_last(left.rays), left);
    } else {
      take_zero_row(take_last(left.zero_rows), left);
    }
  }
  keep(left);
}

/// With enough of the ray on the way no row that it raises stops another column.
void TangentCone::take_ray(std::size_t ray, Peeling& left) {
  positive_.insert(nonbasic_[ray]);
  std::erase(left.columns, ray);
  std::erase_if(left.rows, [&](std::size_t row) {
    if (entry(row, ray) >= -kZeroCoefficient) return false;
    positive_.insert(basic_[row]);
    for (const std::size_t column : left.columns) {
      if (entry(row, column) > kZeroCoefficient && --left.stopping[column] == 0) left.rays.push_back(column);
    }
    return true;
  });
}

/// What would lower the row stays 0 with it.
void TangentCone::take_zero_row(std::size_t zero_row, Peeling& left) {
  zero_.insert(basic_[zero_row]);
  std::erase(left.rows, zero_row);
  std::erase_if(left.columns, [&](std::size_t column) {
    if (entry(zero_row, column) <= kZeroCoefficient) return false;
    zero_.insert(nonbasic_[column]);
    for (const std::size_t row : left.rows) {
      if (entry(row, column) < -kZeroCoefficient && --left.raising[row] == 0) left.zero_rows.push_back(row);
    }
    return true;
  });
}

void TangentCone::keep(const Peeling& left) {
  const std::size_t width = left.columns.size();
  const std::size_t stride = padded(width);
  for (std::size_t row = 0; row < left.rows.size(); ++row) {
    double* const own = entries_.data() + row * stride;
    for (std::size_t k = 0; k < width; ++k) own[k] = entry(left.rows[row], left.columns[k]);
    std::fill(own + width, own + stride, 0.0);
    basic_[row] = basic_[left.rows[row]];
  }
  for (std::size_t k = 0; k < width; ++k) nonbasic_[k] = nonbasic_[left.columns[k]];
  basic_.resize(left.rows.size());
  nonbasic_.resize(width);
  stride_ = stride;
}

void TangentCone::pivot(std::size_t row, std::size_t column) {
  kernels_->gather_column(entries_.data(), stride_, basic_.size(), column, gathered_.data());
  kernels_->pivot(entries_.data(), stride_, basic_.size(), blocks_for(nonbasic_.size()), zeros_.data(),
                  gathered_.data(), row, column);
  std::swap(basic_[row], nonbasic_[column]);
}

bool TangentCone::rises(Label label) {
  const auto free = std::find(nonbasic_.begin(), nonbasic_.end(), label);
  if (free != nonbasic_.end()) {
    const auto column = static_cast<std::size_t>(free - nonbasic_.begin());
    const std::size_t row = stopping_row(column, false);
    if (row == kNone) {
      peel();
      return true;
    }
    pivot(row, column);
  }
  const auto row = static_cast<std::size_t>(std::find(basic_.begin(), basic_.end(), label) - basic_.begin());
  for (int step = 0; step < kMostConePivots; ++step) {
    const bool bland = step >= kFreeConePivots;
    const std::size_t entering = raising_column(row, bland);
    if (entering == kNone) {
      peel();
      return false;
    }
    const std::size_t stopping = stopping_row(entering, bland);
    if (stopping == kNone) {
      peel();
      return true;
    }
    pivot(stopping, entering);
  }
  return false;
}

std::vector<Label> TangentCone::open(const FloatDictionary& dictionary, const LabelSet& labels) {
  fill(dictionary);
  peel();
  std::vector<Label> open;
  for (const std::vector<Label>* list : {&basic_, &nonbasic_}) {
    for (const Label label : *list) {
      if (labels.contains(label)) open.push_back(label);
    }
  }
  return open;
}

bool TangentCone::is_degenerate(const FloatDictionary& dictionary) {
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    if (dictionary.right_hand_side(row) <= kZeroTolerance) return true;
  }
  return false;
}

bool TangentCone::seems_to_hold(const FloatDictionary& dictionary, const LabelSet& labels) {
  const std::vector<Label> list = open(dictionary, labels);
  if (zero_.intersects(labels)) return true;
  return std::any_of(list.begin(), list.end(),
                     [&](Label label) { return !positive_.contains(label) && !rises(label); });
}

LabelSet TangentCone::held(const FloatDictionary& dictionary, const LabelSet& labels) {
  LabelSet held(labels);
  held.clear();
  for (const Label label : open(dictionary, labels)) {
    if (positive_.contains(label) || zero_.contains(label)) continue;
    if (!rises(label)) held.insert(label);
  }
  LabelSet zero(zero_);
  zero &= labels;
  held |= zero;
  return held;
}

LabelSet TangentCone::zeros_at_witness(const FloatDictionary& dictionary) const {
  LabelSet zeros = dictionary.vertex();
  zeros |= zero_;
  for (const std::vector<Label>* list : {&basic_, &nonbasic_}) {
    for (const Label label : *list) zeros.insert(label);
  }
  return zeros - positive_;
}

}  // namespace nashsolve::bimatrix
