#include "tree_cut.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "certified_search.hpp"
#include "continuation.hpp"
#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Random paths for each piece. The sizes of pieces that are put together level out, so a few suffice, and
/// most of what a division costs are paths.
constexpr int kPaths = 2;
/// A piece of fewer nodes is not worth a cut.
constexpr double kFewNodes = 2;

bool is_smaller(const TreePiece& a, const TreePiece& b) {
  return a.size < b.size;
}

class TreeCut {
 public:
  TreeCut(const Polytopes& exact, const FloatPolytopes& polytopes, SearchRun& run)
      : run_(run), search_(exact, polytopes, run), label_count_(exact[0].label_count()) {
    search_.leave_hard_nodes_open();
  }

  void add(const SearchNode& root) {
    double nodes = 0;
    // What is said on a path belongs to no tree.
    const std::size_t position = run_.position();
    try {
      for (int k = 0; k < kPaths; ++k) nodes += search_.estimate_on_path(root, random_).nodes;
    } catch (const Stopped&) {
      run_.stop();
    }
    run_.retract(position);
    large_.push_back({root.labels(), nodes / kPaths});
    std::push_heap(large_.begin(), large_.end(), is_smaller);
  }

  /// As a search begins, in the order of the tree: that way each branch is chosen knowing what lies near it.
  /// A 36x36 game that was cut at its largest piece from the root on took 1.4 times the nodes.
  void begin(const OpenNode& whole, unsigned depth) { cut(whole, depth, 1); }

  /// Whether there was one to cut.
  bool cut_largest() {
    if (large_.empty() || large_.front().size < kFewNodes || run_.must_stop()) return false;
    std::pop_heap(large_.begin(), large_.end(), is_smaller);
    const TreePiece piece = std::move(large_.back());
    large_.pop_back();
    cut(piece.node, 1, piece.size);
    return true;
  }

  [[nodiscard]] std::size_t count() const { return large_.size() + ended_.size(); }

  std::vector<TreePiece> take() {
    std::move(large_.begin(), large_.end(), std::back_inserter(ended_));
    return std::move(ended_);
  }

 private:
  /// Searches the node down to so many true branches: what is left there are pieces.
  void cut(const OpenNode& node, unsigned depth, double size) {
    run_.begin_tree(node);
    std::vector<std::unique_ptr<SearchNode>> rest;
    if (const auto root = search_.begin(node)) search_.run(*root, {.depth = depth}, rest);
    keep_ended(size);
    std::vector<OpenNode> left;
    for (const auto& root : rest) left.push_back(root->labels());
    run_.leave_subtrees_open(std::move(left));
    run_.open().clear();
    for (const auto& root : rest) add(*root);
  }

  /// What the run found is a piece of one node; what resisted it may be as large as what it came from.
  void keep_ended(double size) {
    for (const NashFaces& subset : run_.found()) ended_.push_back({node_of(subset), 1});
    run_.found().clear();
    for (OpenNode& node : run_.open()) {
      const LabelSet covered = node.tight[0] | node.tight[1];
      const bool is_leaf = covered.count() == label_count_;
      ended_.push_back({std::move(node), is_leaf ? 1 : size});
    }
  }

  SearchRun& run_;
  SubtreeSearch search_;
  std::size_t label_count_;
  SplitMix64 random_{0};
  /// A heap, the largest first.
  std::vector<TreePiece> large_;
  std::vector<TreePiece> ended_;
};

}  // namespace

std::vector<TreePiece> cut_tree(const Polytopes& polytopes, const Kernels& kernels, SearchRun& run,
                                std::size_t fewest) {
  const FloatPolytopes floats = {FloatPolytope(polytopes[0], kernels), FloatPolytope(polytopes[1], kernels)};
  TreeCut cut(polytopes, floats, run);
  cut.begin(whole_tree(polytopes), frontier_depth(polytopes[0].label_count()));
  while (cut.count() < fewest && cut.cut_largest()) continue;
  return cut.take();
}

}  // namespace nashsolve::bimatrix
