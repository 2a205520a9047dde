// What strategies that weakly dominate others say of a face of a best-response polytope, by comparisons of
// integers alone.
//
// Let strategy k be worth no less than j against all that may still be used on the face: slack_j is then
// slack_k plus what j is worth less, each times its probability. So where j is a best response, k is one,
// too, and nothing is used against which j is worth less: on what is left they are the same. And where
// something of that has to be slack, j is no best response.
//
// In auctions, duels and games like the centipede each such step makes the next strategy dominated. Chains of
// them reach farther than doubles do, in which the smallest probabilities of a long centipede are 0.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "label_set.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

/// A strategy, as the label of its slack, and one that weakly dominates it on a face.
struct WeakDominance {
  Label dominated;
  Label dominator;
};

class WeakDominators {
 public:
  /// Knows none in polytopes so large that all pairs of slacks would take long to compare, or much memory to
  /// keep.
  explicit WeakDominators(const Polytope& polytope);

  /// Whether some slack's strategy is weakly dominated on the whole polytope.
  [[nodiscard]] bool any_dominated();

  /// Adds to `tight` what a dominated strategy that is tight makes tight, as long as something does, and
  /// tells each such pair.
  template <class Tell>
  void tighten(LabelSet& tight, Tell tell) {
    // On what is left of the face they are like one that was compared with all.
    LabelSet same(slack_count_);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t j = 0; j < slack_count_; ++j) {
        if (!tight.contains(slack(j)) || same.contains(position(j))) continue;
        LabelSet dominators = all_slacks_ - same;
        dominators.erase(position(j));
        if (!keep_dominators(j, tight, dominators)) continue;
        dominators.for_each([&](Label k) {
          same.insert(k);
          if (!add(k, j, tight)) return;
          tell(WeakDominance{slack(j), slack(k)});
          changed = true;
        });
      }
    }
  }

  /// A label outside `covered` that has to be slack where all of `slack` are, on the face on which `tight`
  /// is tight: the first that a single known dominator shows.
  [[nodiscard]] std::optional<WeakDominance> slack_with(const LabelSet& slack, const LabelSet& tight,
                                                        const LabelSet& covered);

  /// Whether no point but 0 has all of it tight.
  [[nodiscard]] bool are_all_variables(const LabelSet& tight) const { return variables_.is_subset_of(tight); }

 private:
  using Word = LabelSet::Word;
  /// Of pairs of a slack and a variable, the positions of slacks whose strategies compare so with it there.
  using Table = std::vector<Word>;

  [[nodiscard]] static Label position(std::size_t j) { return static_cast<Label>(j); }
  [[nodiscard]] Label slack(std::size_t j) const { return first_slack_ + static_cast<Label>(j); }
  [[nodiscard]] std::size_t place(std::size_t j, Label variable) const {
    return (j * variable_count_ + variable - first_variable_) * word_count_;
  }
  /// Of these slacks keeps those whose strategies j is nowhere better than on the face. Whether some are
  /// left.
  bool keep_dominators(std::size_t j, const LabelSet& tight, LabelSet& slacks);
  /// Adds what is tight where j is, which k dominates. Whether some of it is new.
  bool add(std::size_t k, std::size_t j, LabelSet& tight) const;

  Label first_slack_;
  Label first_variable_;
  /// Of no slacks nothing is known.
  std::size_t slack_count_ = 0;
  std::size_t variable_count_;
  /// The words of a set of slacks.
  std::size_t word_count_ = 0;
  LabelSet variables_;
  Table worse_;
  Table better_;
  LabelSet all_slacks_;
  /// Of each slack the variables that left nothing of late: most questions end there.
  std::vector<std::array<Label, 2>> last_;
};

}  // namespace nashsolve::bimatrix
