// Labels that cannot be tight in P where some others are slack, as single weak dominators show.
//
// Let player 2's strategy k be worth no less than j against each strategy that player 1 may still use, and
// more against s. Where s is used, j is no best response: a face of P on which s can be slack has j slack in
// its inside, and with it all of j's column is 0 in Q. A search that has such a label branches on it next:
// the child with it tight in P is at once seen to be a repetition. In a game like the centipede each strategy
// makes the next one dominated, and doubles alone do not see far enough to begin the chain.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "label_set.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

class WeakDominators {
 public:
  /// Of P, whose variables have the first labels. Knows none in polytopes so small that nothing has to be
  /// known, or so large that all pairs of slacks would take long to compare, or much memory to keep.
  explicit WeakDominators(const Polytope& polytope);

  /// Whether some slack's strategy is weakly dominated on the whole polytope.
  [[nodiscard]] bool any_dominated() const;

  /// A label outside `covered` that has to be slack in P where all of `slack` are, on the face on which
  /// `tight` is tight: the first that a single known dominator shows.
  [[nodiscard]] std::optional<Label> slack_with(const LabelSet& slack, const LabelSet& tight,
                                                const LabelSet& covered) const;

 private:
  using Word = LabelSet::Word;

  /// The variables with which the strategy of slack j is the better one of the two, as a label set's words.
  [[nodiscard]] const Word* better(std::size_t j, std::size_t k) const {
    return better_.data() + (j * slack_count_ + k) * word_count_;
  }

  Label first_slack_;
  /// Of no slacks nothing is known.
  std::size_t slack_count_ = 0;
  std::size_t word_count_ = 0;
  std::vector<Word> better_;
};

}  // namespace nashsolve::bimatrix
