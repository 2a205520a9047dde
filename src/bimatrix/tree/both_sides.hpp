// Which child of a branch on a label holds what has it tight in P and in Q.
//
// The other child then holds only what has the label slack somewhere on its own side, so that each maximal
// Nash subset lies in one of the two. Its parts need not: a subset that has the label tight in Q alone may
// have points with it tight in P as well, and the child of P looks through all of them once more if it has
// what is tight on both. Where a smuggler stays at home, any of the inspector's days is such a label. So the
// leaves that are such parts tell: the child of Q gets it where they came from that of P, and the other way
// round. Where no leaf is part of a larger subset it is the child of P.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "label_set.hpp"

namespace nashsolve::bimatrix {

class BothSides {
 public:
  explicit BothSides(std::size_t label_count) : balance_(label_count) {}

  /// A leaf, by what is tight there, turned out to be a part of a larger subset.
  void note_part(const std::array<LabelSet, 2>& leaf, const std::array<LabelSet, 2>& subset) {
    for (std::size_t side = 0; side < 2; ++side) {
      (leaf[side] - subset[side]).for_each([&](Label label) { balance_[label] += side == 0 ? 1 : -1; });
    }
  }
  /// The side of the child that has what is tight on both.
  [[nodiscard]] std::size_t of(Label label) const { return balance_[label] > 0 ? 1 : 0; }

 private:
  /// Of parts with the label tight in P as well, less of those with it tight in Q as well.
  std::vector<std::int64_t> balance_;
};

}  // namespace nashsolve::bimatrix
