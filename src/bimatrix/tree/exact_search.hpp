// The exact search for all maximal Nash subsets of a bimatrix game, in integer arithmetic throughout.
//
// A node holds a face of P and a face of Q, given by their tight labels, and the labels that must be able to
// be slack in P, and in Q. It is closed (implied tight labels are found), propagated (a label that cannot be
// tight on one side is tight on the other), and branched on a label that is tight on neither: tight in P, or
// slack in P and tight in Q; or tight in Q, or slack in Q and tight in P (both_sides.hpp). This is support
// enumeration, one strategy at a time, that an empty face cuts short (Dickhaut and Kaplan 1991; Audet,
// Hansen, Jaumard and Savard 2001).
//
// Nothing is missed: for an equilibrium (x, y) take at each branch the child that has what is tight on both
// sides if the label is tight there at its point, x or y, else the other one; no cut lies on that path. A
// leaf with closed label sets (S, T) is a maximal Nash subset F(S) x G(T) exactly when the closure of (all -
// T) in P is S and that of (all - S) in Q is T; S and T determine the path to it, so each subset comes once.
// Degenerate games and repeated payoffs are absorbed by the closure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "both_sides.hpp"
#include "exact_face.hpp"
#include "label_set.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

class ExactSearch {
 public:
  /// Of a search in polytopes of sequences: what is tight on all faces of P, and of Q, that count, and who
  /// takes what is found, instead of the run.
  struct Sequences {
    std::array<LabelSet, 2> given;
    std::function<void(const NashFaces& subset)> take;
  };

  /// Adds each maximal Nash subset to the run, in an order of no meaning.
  /// `both` learns of them.
  ExactSearch(const Polytopes& polytopes, SearchRun& run, BothSides& both,
              std::optional<Sequences> sequences = std::nullopt)
      : polytopes_(polytopes), run_(run), both_(both), sequences_(std::move(sequences)) {}

  /// Searches a node that is left, and comes to its end.
  using TakeBack = std::function<void(const OpenNode& node)>;

  /// Ends the node. `faces` are wider than its own. With `take_back`, which is for a search that sees more at
  /// a node but could not decide one, it searches a few nodes and leaves the others to it.
  void run(const OpenNode& node, ExactFaces faces = {}, TakeBack take_back = {});

 private:
  template <class Number>
  struct Node;
  class Waiting;

  /// As run(), from the same faces.
  void search_labels(const OpenNode& node);

  [[nodiscard]] bool gives_back() const;
  template <class Number>
  void start(const OpenNode& node);
  template <class Number>
  void search(Node<Number> node);
  template <class Number>
  void go_down(Node<Number>& node, std::optional<LabelBranch>& done);
  template <class Number, class Use>
  void enlarge(const Node<Number>& node, Use use);
  template <class Number>
  void descend(Node<Number> child, const LabelBranch& branch);
  template <class Number>
  bool move_on(Node<Number>& node, const LabelBranch& branch);
  template <class Number>
  bool propagate(Node<Number>& node);
  template <class Number>
  void leaf(const Node<Number>& node);

  const Polytopes& polytopes_;
  SearchRun& run_;
  BothSides& both_;
  std::optional<Sequences> sequences_;
  ExactFaces faces_;
  TakeBack take_back_;
  /// Searched since run().
  std::uint64_t node_count_ = 0;
  /// The nodes whose first child is searched, from the root on, and how many of them gave their dictionaries
  /// up. What the others keep is bounded.
  struct OnPath {
    std::size_t bytes;
    std::function<void()> shed;
  };
  std::vector<OnPath> path_;
  std::size_t shed_count_ = 0;
  std::size_t kept_bytes_ = 0;
};

}  // namespace nashsolve::bimatrix
