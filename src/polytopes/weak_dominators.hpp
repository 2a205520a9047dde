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
  [[nodiscard]] bool any_dominated() const;

  /// Adds to `tight` what a dominated strategy that is tight makes tight, as long as something does, and
  /// tells each such pair.
  template <class Tell>
  void tighten(LabelSet& tight, Tell tell) {
    // On what is left of the face they are like one that was compared with all.
    LabelSet same(tight.words().size() * LabelSet::kBits);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t j = 0; j < slack_count_; ++j) {
        if (!tight.contains(slack(j)) || same.contains(slack(j))) continue;
        for (std::size_t k = 0; k < slack_count_; ++k) {
          if (k == j || same.contains(slack(k)) || !is_dominated(j, k, tight)) continue;
          same.insert(slack(k));
          if (!add(k, j, tight)) continue;
          tell(WeakDominance{slack(j), slack(k)});
          changed = true;
        }
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

  [[nodiscard]] Label slack(std::size_t j) const { return first_slack_ + static_cast<Label>(j); }
  /// The variables with which the strategy of slack j is the better one of the two, as a label set's words.
  [[nodiscard]] const Word* better(std::size_t j, std::size_t k) const {
    return better_.data() + (j * slack_count_ + k) * word_count_;
  }
  /// Whether j is nowhere better than k on the face.
  [[nodiscard]] bool is_dominated(std::size_t j, std::size_t k, const LabelSet& tight) {
    const Label where = better_at_[j * slack_count_ + k];
    return where == kNowhere || (tight.contains(where) && !find_better(j, k, tight));
  }
  bool find_better(std::size_t j, std::size_t k, const LabelSet& tight);
  /// Adds what is tight where j is, which k dominates. Whether some of it is new.
  bool add(std::size_t k, std::size_t j, LabelSet& tight) const;

  static constexpr Label kNowhere = ~Label{0};

  Label first_slack_;
  /// Of no slacks nothing is known.
  std::size_t slack_count_ = 0;
  /// The words of label sets that hold variables.
  std::size_t first_word_ = 0;
  std::size_t word_count_ = 0;
  LabelSet variables_;
  std::vector<Word> better_;
  /// One of the variables with which j is better, of late one that was not tight: most questions end there.
  std::vector<Label> better_at_;
};

}  // namespace nashsolve::bimatrix
