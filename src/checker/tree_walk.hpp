// Follows the tree of a proof: that its leaves hold every equilibrium of the game.
//
// A node is a face of P and one of Q, given by labels that are tight on them, and labels that have to be
// slack in P or in Q. It holds the equilibria that lie in its faces and have those labels slack.
// The root holds all; each step keeps what the node holds, and each leaf holds nothing, or lies in a subset
// that was found.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "best_response_rows.hpp"
#include "empty_checks.hpp"
#include "label_bits.hpp"
#include "nashsolve/game.hpp"
#include "proof_stream.hpp"

namespace nashsolve::checker {

/// Faces of P and Q by their tight labels, with all strategies of the game.
using TightLabels = std::array<LabelBits, 2>;

/// Whether all that the subset names is tight.
inline bool lies_in(const TightLabels& tight, const TightLabels& subset) {
  return tight[0].includes(subset[0]) && tight[1].includes(subset[1]);
}

class TreeWalk {
 public:
  /// Both must outlive this.
  TreeWalk(const Game& game, EmptyChecks& checks);

  /// Throws CheckError where the step does not hold; an `empty` step is left to the checks.
  void take(Step step);
  /// After the last step. Throws CheckError where the tree is not walked to its end, or a leaf lies in no
  /// subset.
  void finish() const;

  [[nodiscard]] std::uint64_t step_count() const { return step_count_; }
  /// What was found, each once, with the copies that were merged: they are tight where what stands for them
  /// is.
  [[nodiscard]] std::vector<TightLabels> subsets() const;

 private:
  struct Node {
    TightLabels tight;
    TightLabels slack;
    bool is_empty = false;
  };

  void begin();
  Node& node();
  void require_left(Label label) const;
  void take_step(const SameStep& step);
  void take_step(const BranchStep& step);
  void take_step(EmptyStep& step);
  void take_step(const TightStep& step);
  void take_step(const UnitsStep& step);
  void take_step(const OptimalStep& step);
  void take_step(const SubsetStep& step);
  void take_step(const EndStep& step);
  void take_step(const QedStep& step);

  const Game& game_;
  EmptyChecks& checks_;
  std::size_t strategy_count_;
  std::vector<bool> is_left_;
  /// In units that were given the game is zero-sum for all that matters.
  bool has_units_ = false;
  /// In the order in which they were merged.
  std::vector<SameStep> merged_;
  std::vector<BestResponseRows> sides_;
  LabelBits all_left_;
  LabelBits variables_of_p_;
  std::vector<Node> nodes_;
  /// The face of the latest exclusion.
  LabelBits face_;
  std::vector<TightLabels> subsets_;
  std::vector<TightLabels> covered_;
  std::uint64_t step_count_ = 0;
  bool is_over_ = false;
};

}  // namespace nashsolve::checker
