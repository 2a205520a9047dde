#include "tangent_cone.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

/// Smaller coefficients are taken for 0.
constexpr double kZeroCoefficient = 1e-9;
/// Pivots before a label counts as one that does not rise.
constexpr int kMostConePivots = 200;

}  // namespace

void TangentCone::fill(const FloatDictionary& dictionary) {
  entries_.clear();
  basic_.clear();
  nonbasic_.clear();
  positive_.clear();
  for (std::size_t column = 0; column < dictionary.free_count(); ++column) {
    nonbasic_.push_back(dictionary.nonbasic(column));
  }
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    if (dictionary.right_hand_side(row) > kZeroTolerance) continue;
    basic_.push_back(dictionary.basic(row));
    const double* coefficients = dictionary.coefficients(row);
    entries_.insert(entries_.end(), coefficients, coefficients + nonbasic_.size());
  }
}

std::size_t TangentCone::stopping_row(std::size_t column) {
  std::size_t best = kNone;
  for (std::size_t row = 0; row < basic_.size(); ++row) {
    if (entry(row, column) > kZeroCoefficient && (best == kNone || basic_[row] < basic_[best])) best = row;
  }
  return best;
}

void TangentCone::note_ray(std::size_t column) {
  positive_.insert(nonbasic_[column]);
  for (std::size_t row = 0; row < basic_.size(); ++row) {
    if (entry(row, column) < -kZeroCoefficient) positive_.insert(basic_[row]);
  }
}

void TangentCone::pivot(std::size_t row, std::size_t column) {
  const std::size_t width = nonbasic_.size();
  double* const own = &entry(row, 0);
  const double inverse = 1 / own[column];
  for (std::size_t k = 0; k < width; ++k) own[k] *= inverse;
  own[column] = inverse;
  for (std::size_t other = 0; other < basic_.size(); ++other) {
    if (other == row) continue;
    double* const entries = &entry(other, 0);
    const double factor = entries[column];
    if (factor == 0) continue;
    entries[column] = 0;
    for (std::size_t k = 0; k < width; ++k) entries[k] -= factor * own[k];
  }
  std::swap(basic_[row], nonbasic_[column]);
}

bool TangentCone::rises(Label label) {
  const auto free = std::find(nonbasic_.begin(), nonbasic_.end(), label);
  if (free != nonbasic_.end()) {
    const auto column = static_cast<std::size_t>(free - nonbasic_.begin());
    const std::size_t row = stopping_row(column);
    if (row == kNone) {
      note_ray(column);
      return true;
    }
    pivot(row, column);
  }
  const auto row = static_cast<std::size_t>(std::find(basic_.begin(), basic_.end(), label) - basic_.begin());
  for (int step = 0; step < kMostConePivots; ++step) {
    std::size_t entering = kNone;
    for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
      if (entry(row, column) < -kZeroCoefficient &&
          (entering == kNone || nonbasic_[column] < nonbasic_[entering])) {
        entering = column;
      }
    }
    if (entering == kNone) return false;
    const std::size_t stopping = stopping_row(entering);
    if (stopping == kNone) {
      note_ray(entering);
      return true;
    }
    pivot(stopping, entering);
  }
  return false;
}

std::vector<Label> TangentCone::open(const FloatDictionary& dictionary, const LabelSet& labels) {
  std::vector<Label> open;
  fill(dictionary);
  for (std::size_t column = 0; column < nonbasic_.size(); ++column) {
    if (stopping_row(column) == kNone) note_ray(column);
  }
  for (const std::vector<Label>* list : {&basic_, &nonbasic_}) {
    for (const Label label : *list) {
      if (labels.contains(label) && !positive_.contains(label)) open.push_back(label);
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
  return std::any_of(list.begin(), list.end(),
                     [&](Label label) { return !positive_.contains(label) && !rises(label); });
}

LabelSet TangentCone::held(const FloatDictionary& dictionary, const LabelSet& labels) {
  LabelSet held(labels);
  held.clear();
  for (const Label label : open(dictionary, labels)) {
    if (!positive_.contains(label) && !rises(label)) held.insert(label);
  }
  return held;
}

LabelSet TangentCone::zeros_at_witness(const FloatDictionary& dictionary) const {
  LabelSet zeros = dictionary.vertex();
  for (const std::vector<Label>* list : {&basic_, &nonbasic_}) {
    for (const Label label : *list) zeros.insert(label);
  }
  return zeros - positive_;
}

}  // namespace nashsolve::bimatrix
