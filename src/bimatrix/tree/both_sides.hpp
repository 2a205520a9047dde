// Which child of a branch on a label holds what has it tight in P and in Q.
//
// The other child then holds only what has the label slack somewhere on its own side, so that each maximal
// Nash subset lies in one of the two. Its parts need not: a subset that has the label tight in Q alone may
// have points with it tight in P as well, and the child of P looks through all of them once more if it has
// what is tight on both. Where a smuggler stays at home, any of the inspector's days is such a label. So the
// leaves that are such parts tell: the child of Q gets it where they came from that of P, and the other way
// round. Where no leaf is part of a larger subset it is the child of P.
//
// Of several subsets each wants another child. Where most leaves are parts, those ask which are known, which
// the node may hold, and of which its own labels leave most: the child gets it that more of them lie in.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "label_set.hpp"

namespace nashsolve::bimatrix {

class BothSides {
 public:
  /// What is tight in P and in Q.
  using Tight = std::array<LabelSet, 2>;

  explicit BothSides(std::size_t label_count) : balance_(label_count) {}

  /// A leaf that is a maximal Nash subset.
  void note_whole() { ++whole_count_; }
  /// A leaf turned out to be a part of a larger subset.
  void note_part(const Tight& leaf, const Tight& subset) {
    ++part_count_;
    for (std::size_t side = 0; side < 2; ++side) {
      (leaf[side] - subset[side]).for_each([&](Label label) { balance_[label] += side == 0 ? 1 : -1; });
    }
    if (std::find(subsets_.begin(), subsets_.end(), subset) != subsets_.end()) return;
    if (subsets_.size() == kMostKept) subsets_.erase(subsets_.begin());
    subsets_.push_back(subset);
  }
  /// The side of the child that has what is tight on both, at a node with these tight labels, and those that
  /// must be able to be slack.
  [[nodiscard]] std::size_t of(Label label, const LabelSet& p, const LabelSet& q, const Tight& slack) const {
    const bool by_balance = balance_[label] > 0;
    if (part_count_ <= kFewParts + kPartsPerWhole * whole_count_) return by_balance ? 1 : 0;
    std::int64_t votes = 0;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const Tight& subset : subsets_) {
      const bool is_in_q = subset[1].contains(label);
      if (subset[0].contains(label) == is_in_q) continue;
      if (subset[0].intersects(slack[0]) || subset[1].intersects(slack[1])) continue;
      const std::size_t lost = count_outside(p, subset[0]) + count_outside(q, subset[1]);
      if (lost > least) continue;
      if (lost < least) votes = 0;
      least = lost;
      votes += is_in_q ? 1 : -1;
    }
    return (votes != 0 ? votes > 0 : by_balance) ? 1 : 0;
  }

 private:
  static constexpr std::size_t kMostKept = 64;
  /// Leaves that are parts, and so many for each that is whole: of price steps and of delays of 30 to 50
  /// strategies nine of ten leaves are, of wars of attrition a quarter, where a choice by subsets takes two
  /// to three times the nodes.
  static constexpr std::uint64_t kFewParts = 4;
  static constexpr std::uint64_t kPartsPerWhole = 3;

  static std::size_t count_outside(const LabelSet& labels, const LabelSet& subset) {
    std::size_t count = 0;
    for (std::size_t word = 0; word < labels.words().size(); ++word)
      count += static_cast<std::size_t>(std::popcount(labels.words()[word] & ~subset.words()[word]));
    return count;
  }

  std::uint64_t whole_count_ = 0;
  std::uint64_t part_count_ = 0;
  /// The latest that leaves turned out to be parts of.
  std::vector<Tight> subsets_;
  /// Of parts with the label tight in P as well, less of those with it tight in Q as well.
  std::vector<std::int64_t> balance_;
};

}  // namespace nashsolve::bimatrix
