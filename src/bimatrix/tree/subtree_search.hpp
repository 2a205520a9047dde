// One thread's part of the certified search: a subtree, walked depth first. See certified_search.hpp for what
// the search does and why it may.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "aligned_array.hpp"
#include "both_sides.hpp"
#include "branch_gains.hpp"
#include "exact_face.hpp"
#include "float_dictionary.hpp"
#include "float_polytope.hpp"
#include "search_run.hpp"
#include "split_mix.hpp"
#include "tangent_cone.hpp"
#include "vertex_ring.hpp"
#include "weak_dominators.hpp"
#include "witness_points.hpp"

namespace nashsolve::bimatrix {

/// [0] is P, [1] is Q.
using FloatPolytopes = std::array<FloatPolytope, 2>;
/// How often closing a face, where doubles gave rise to it, found more tight there than was known. Where
/// probabilities are smaller than what doubles tell from 0 it does not, and few are asked for: of 8,400 faces
/// of a game of 100 moments at which one may come before the other none had more, of 1,024 of a war of
/// attrition of 100 claims each. A game of 70 moments takes 3.6 s instead of 6.4.
class Closings {
 public:
  /// Comes before each that could be.
  [[nodiscard]] bool pay() {
    ++wanted_;
    return vain_ <= kFewInVain + kVainPerGain * gains_ + wanted_ / kVainPerGain;
  }
  void note(bool has_gained) { ++(has_gained ? gains_ : vain_); }

 private:
  static constexpr std::uint64_t kFewInVain = 64;
  static constexpr std::uint64_t kVainPerGain = 16;

  std::uint64_t wanted_ = 0;
  std::uint64_t gains_ = 0;
  std::uint64_t vain_ = 0;
};

/// What a search remembers between nodes.
struct SearchMemory {
  std::array<VertexRing, 2> rings;
  std::array<WitnessPoints, 2> witnesses;
  BranchGains gains;
  BothSides both;
  Closings closings;
};

/// A face of P and one of Q, and the labels that must be able to be slack there.
struct SearchNode {
  explicit SearchNode(const FloatPolytopes& polytopes);
  void copy_from(const SearchNode& other);
  /// Keeps the labels only.
  void shed();
  [[nodiscard]] bool is_shed() const { return side[0].is_shed(); }
  /// Whether some label that has to be slack somewhere on a side is tight there.
  [[nodiscard]] bool is_repeated() const {
    return side[0].tight().intersects(slack[0]) || side[1].tight().intersects(slack[1]);
  }
  [[nodiscard]] OpenNode labels() const { return {{side[0].tight(), side[1].tight()}, slack}; }

  std::array<FloatDictionary, 2> side;
  /// Wider than those of the sides, or the same.
  ExactFaces exact;
  std::array<LabelSet, 2> slack;
  /// True branches above it.
  unsigned depth = 0;
};

class SubtreeSearch {
 public:
  SubtreeSearch(const Polytopes& exact, const FloatPolytopes& polytopes, SearchRun& run);

  SearchMemory& memory() { return memory_; }

  /// From now on no node is left to the exact search: it stays open.
  void leave_hard_nodes_open() { leaves_hard_nodes_ = true; }

  /// The node with these labels, or null where that ended it: it is empty, or was left to the exact search.
  std::unique_ptr<SearchNode> begin(const OpenNode& labels);

  /// Where a run ends: at nodes with so many true branches above them, and wherever it is after so many
  /// nodes.
  struct Cut {
    unsigned depth = std::numeric_limits<unsigned>::max();
    std::uint64_t nodes = std::numeric_limits<std::uint64_t>::max();
  };
  /// Searches the subtree but for the subtrees below the cut, whose roots are moved to `rest` in their order.
  void run(const SearchNode& root, const Cut& cut, std::vector<std::unique_ptr<SearchNode>>& rest);

  struct PathEstimate {
    double nodes = 0;
    double visited = 0;
  };
  /// An estimate of the number of nodes of the tree, from one random path (tree_estimate.cpp).
  PathEstimate estimate_on_path(const SearchNode& root, SplitMix64& random);

 private:
  /// True branches from which on dictionaries are made anew where exact arithmetic contradicts them. Next to
  /// the root, and where that does not help, it is no rounding error but numbers that are too small for
  /// doubles, as in long centipedes and duels: there, and at any depth where a listener hears of labels, one
  /// that a test does not decide stays open.
  static constexpr unsigned kDepthOfErrors = 4;
  /// Undecided certificates a node: of duels with 42 to 70 steps 0.2 to 1.3, where leaving labels open keeps
  /// 100,000 exact nodes away, of a 16x16 game with payoffs from 1 to 2^200 20, where it took 11 s instead of
  /// 0.1.
  static constexpr std::uint64_t kUndecidedPerNode = 4;
  static constexpr std::uint64_t kFewUndecided = 600;

  enum class Tightness { possible, impossible, undecided };
  enum class Verdict { open, covered, dead, repeated, undecided };

  void search(std::size_t level);
  void go_down(std::size_t level);
  /// Makes it the node with these labels, as far as they can be tight. `faces` are wider than its own.
  Tightness force_all(SearchNode& node, const OpenNode& labels, const ExactFaces& faces);
  /// The same of the node of this level; false where that ended it, as begin().
  bool rebuild(std::size_t level, const OpenNode& labels, const ExactFaces& faces);
  /// Where it is deep, and its labels can be tight in doubles.
  void renew(SearchNode& node);
  void leave(const SearchNode& node);
  Verdict propagate(SearchNode& node);
  /// Makes tight what weak dominators say, where the game has ties (dominance_steps.cpp).
  Verdict follow_dominance(SearchNode& node);
  void tell_tight(std::size_t side, const WeakDominance& pair);
  /// The dominated one has to be slack on this side.
  void tell_slack(std::size_t side, const WeakDominance& pair);
  void tell_origin(std::size_t side, Label slack);
  Verdict evaluate(SearchNode& node, const LabelSet& covered, bool& changed);
  Verdict test_labels(SearchNode& node, const LabelSet& covered, bool& changed);
  bool make_tight(SearchNode& node, std::size_t side, const LabelSet& labels, bool& changed);
  Verdict close_face(SearchNode& node, std::size_t side, const LabelSet& covered, bool& changed);
  /// The label to branch on (branching.cpp), also on a path that is not searched.
  std::optional<Label> choose(const SearchNode& node, bool is_searched);
  std::vector<Label> by_ratios(const SearchNode& node, const LabelSet& covered);
  std::optional<Label> choose_by_gains(const SearchNode& node, const LabelSet& covered,
                                       std::vector<Label> promising);
  double look_ahead(const SearchNode& node, std::size_t side, Label label, std::size_t covered_count);
  /// Whether the label, tight in P, seems to be tight on the child's whole face of Q (implied_labels.cpp).
  bool seems_implied(const SearchNode& child, Label label);
  /// Makes the label that was seen to be so tight in Q, if exact arithmetic agrees.
  Verdict test_implied(SearchNode& node, bool& changed);
  std::optional<Ending> end_of_supposed(SearchNode& child, Label label);
  /// Tests the branching label on both sides. `changed`: one side was impossible, and it was forced on the
  /// other.
  Verdict test_branch(SearchNode& node, Label label, bool& changed);

  Tightness minimise(FloatDictionary& dictionary, Label label);
  Tightness force(FloatDictionary& dictionary, Label label);
  /// Of a node whose label was to be forced.
  static Verdict verdict_of(Tightness tightness);
  Verdict force_on_other(SearchNode& node, std::size_t other, Label label);
  Tightness decide_exactly(const FloatDictionary& dictionary, Label label);
  [[nodiscard]] std::size_t side_of(const FloatDictionary& dictionary) const;
  void tell_empty(const FloatDictionary& dictionary, Label label);
  bool certify(const FloatDictionary& dictionary, std::size_t row);
  bool certify_with_second_row(const FloatDictionary& dictionary, std::size_t row);
  void remember(const FloatDictionary& dictionary);
  void count_missing(const SearchNode& node, const LabelSet& covered);

  void leaf(std::size_t level);
  /// Takes the narrowest exact face of those that the nodes above have, or could have, for the node's own.
  void use_faces_above(SearchNode& node, std::size_t side);
  [[nodiscard]] bool doubles_fail() const;
  /// The side of the child of a branch on the label that has what is tight on both.
  [[nodiscard]] std::size_t both_side(const SearchNode& node, Label label) const;
  void owe_nothing();
  /// Leaves the node to exact arithmetic. What that gives back takes its place, one after the other.
  void hand_over(std::size_t level);
  /// `faces` are wider than the node's own.
  void hand_over_labels(std::size_t level, const OpenNode& labels, const ExactFaces& faces);
  SearchNode& node_at(std::size_t level);

  const Polytopes& exact_;
  const FloatPolytopes& polytopes_;
  SearchRun& run_;
  /// The nodes at hand and so many above it keep their dictionaries.
  std::size_t kept_levels_;
  bool sheds_rest_;
  std::size_t label_count_;
  LabelSet all_;
  SearchMemory memory_;
  std::vector<std::unique_ptr<SearchNode>> nodes_;
  std::array<FloatPolytope::Workspace, 2> workspaces_;
  TangentCone cone_;
  Cut cut_;
  /// The node at hand, and its level.
  SearchNode* here_ = nullptr;
  std::size_t level_ = 0;
  /// The child that is looked at before a branch, and whether the search is there: nothing rests on it.
  std::unique_ptr<SearchNode> child_;
  bool looks_ahead_ = false;
  /// A label that seemed there to be tight in Q wherever it is tight in P.
  std::optional<Label> implied_;
  std::vector<std::unique_ptr<SearchNode>>* rest_ = nullptr;
  std::uint64_t nodes_before_ = 0;
  std::uint64_t undecided_before_ = 0;
  bool leaves_hard_nodes_ = false;
  /// Exact arithmetic said of the node at hand what doubles did not.
  bool is_contradicted_ = false;
  /// Whether a label that a test does not decide stays open, and which of them were to be branched on.
  bool leaves_undecided_ = true;
  LabelSet undecided_;
  /// What is tight on a side of the node at hand, as was told, and doubles could not make so.
  std::array<LabelSet, 2> owed_;

  /// Of the node at hand, per side: each label's ratio of slack to reach at the vertex, their sums over the
  /// vertices seen, labels known to be possibly tight, and what has changed.
  struct SideState {
    std::vector<double> ratio;
    std::vector<double> ratio_sum;
    double vertices_seen = 0;
    LabelSet known;
    LabelSet refused;
    bool is_dirty = true;
    bool is_new = true;
    /// How many undecided labels no remembered vertex has tight together with this one.
    std::vector<double> missing;
  };
  std::array<SideState, 2> state_;
  AlignedArray<double> ratios_;
  std::vector<StrategyId> told_;
  VertexSelection selection_;
  std::array<WeakDominators, 2> dominators_;
};

}  // namespace nashsolve::bimatrix
