// The fast search for all maximal Nash subsets of a bimatrix game: the tree of the exact search, walked with
// floating-point dictionaries. Every cut is a certificate that a rigorous error bound accepts or exact
// arithmetic decides, every leaf is solved exactly, and a node that resists is left to the exact search,
// which gives back what it has not ended after some nodes, so the result is the same.
//
// At each node the dictionaries tell, label by label, whether it can still be tight on a side; one that
// cannot be is tight on the other side (full propagation). Two kinds of knowledge spare tests: the vertices
// visited lately, anywhere in the tree, and the ratio of a label's slack to what its row can take off it,
// which above 1 is a certificate free of cost. The branching label has large such ratios on both sides and is
// rarely tight together with other labels. All of that steers; nothing rests on it.
//
// Where a vertex is degenerate, labels can be tight on a whole face without anybody having made them so. Such
// faces are closed exactly: both children of a branch on such a label would hold the same equilibria. Once
// a vertex is, the children of a branch may be looked at before it is chosen (branching.cpp).
//
// The tree is cut into subtrees that are searched as tasks with a memory of their own (subtree_tasks.hpp), so
// the result and the counts are the same for every number of threads.
#pragma once

#include <cstddef>
#include <vector>

#include "kernels.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

/// True branches above a task: enough tasks for many threads, few enough to store their dictionaries.
unsigned frontier_depth(std::size_t label_count);

class CertifiedSearch {
 public:
  CertifiedSearch(const Polytopes& polytopes, const Kernels& kernels, SearchRun& run)
      : polytopes_(polytopes), kernels_(kernels), run_(run) {}

  /// Disjoint nodes, one or more, on this many threads (0: all cores). Each maximal Nash subset in them is
  /// added to the run once. Whoever listens hears a tree for each node.
  void run(const std::vector<OpenNode>& nodes, unsigned threads);

 private:
  const Polytopes& polytopes_;
  const Kernels& kernels_;
  SearchRun& run_;
};

}  // namespace nashsolve::bimatrix
