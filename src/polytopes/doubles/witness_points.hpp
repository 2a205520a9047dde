// Points of one best-response polytope, each by the labels that are tight at it, to see that labels are slack
// somewhere on a face: on one that has the point, all others are. What is remembered only saves work.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "label_set.hpp"

namespace nashsolve::bimatrix {

class WitnessPoints {
 public:
  void add(LabelSet tight) {
    tight_[next_] = std::move(tight);
    next_ = (next_ + 1) % kSize;
    count_ = std::max(count_, next_ == 0 ? kSize : next_);
  }

  /// Takes those of the labels away that are slack at a point of the face.
  void remove_slack(const LabelSet& face, LabelSet& labels) const {
    for (std::size_t k = 0; k < count_; ++k) {
      if (face.is_subset_of(tight_[k])) labels &= tight_[k];
    }
  }

 private:
  /// A round number, not measured against others.
  static constexpr std::size_t kSize = 64;

  std::array<LabelSet, kSize> tight_;
  std::size_t count_ = 0;
  std::size_t next_ = 0;
};

}  // namespace nashsolve::bimatrix
