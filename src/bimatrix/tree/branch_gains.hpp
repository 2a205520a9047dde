// How many labels more were covered in the children of branches on a label, which says how good a branch on
// it will be: an estimate for each child, from the children that were looked at (pseudo-costs: Achterberg,
// Koch and Martin 2005, Branching rules revisited).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "label_set.hpp"

namespace nashsolve::bimatrix {

class BranchGains {
 public:
  explicit BranchGains(std::size_t label_count)
      : gain_{std::vector<double>(label_count), std::vector<double>(label_count)} {}

  /// In the child with the label tight on this side.
  void note(std::size_t side, Label label, double gain) {
    double& own = gain_[side][label];
    own = own == 0 ? gain : (own + gain) / 2;
  }
  /// The product of both children's; 0 where they are not known.
  [[nodiscard]] double product(Label label) const { return gain_[0][label] * gain_[1][label]; }

  /// The product that looking ahead found for the label that comes first by ratios, and the largest one.
  void note_look(double first, double largest) {
    ++looks_;
    if (largest >= kMuchMore * first) ++paid_;
  }
  /// Whether the label that comes first is poor so often that it is worth looking at the children of every
  /// branch: one bad branch near the root doubles the tree.
  [[nodiscard]] bool looks_pay() const { return looks_ < kFirstLooks || kShareThatPays * paid_ > looks_; }
  /// Whether that is so most of the time: then it is worth it also on a path of which only the length
  /// matters.
  [[nodiscard]] bool looks_mostly_pay() const { return looks_ >= kFirstLooks && 2 * paid_ > looks_; }

  /// The children of all labels were looked at, and whether one of them ends at once.
  void note_wide_look(bool paid) {
    ++wide_looks_;
    if (paid) ++wide_paid_;
  }
  /// Whether that happens so often that it is worth it. In auctions and wars of attrition of 50 to 80
  /// strategies it saves three of four nodes and half of the time.
  [[nodiscard]] bool wide_looks_pay() const {
    return wide_looks_ < kFirstLooks || kShareThatPays * wide_paid_ > wide_looks_;
  }

  /// Payoffs tie, or some strategy is weakly dominated. A degenerate vertex alone is no reason: a random
  /// 30x30 game that has some takes twice the time with looks.
  void turn_on() { is_on_ = true; }
  [[nodiscard]] bool is_on() const { return is_on_; }

 private:
  /// In first-price auctions three looks of four pay, in random games of payoffs 0, 1 and 2 one of five.
  static constexpr double kMuchMore = 4;
  static constexpr std::uint64_t kShareThatPays = 4;
  static constexpr std::uint64_t kFirstLooks = 12;

  std::array<std::vector<double>, 2> gain_;
  std::uint64_t looks_ = 0;
  std::uint64_t paid_ = 0;
  std::uint64_t wide_looks_ = 0;
  std::uint64_t wide_paid_ = 0;
  bool is_on_ = false;
};

}  // namespace nashsolve::bimatrix
