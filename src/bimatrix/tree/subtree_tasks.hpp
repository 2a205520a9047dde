// The subtrees of a search as tasks for several threads.
//
// A run ends after so many nodes, and what it leaves are subtrees again, so that a large one ends up on all
// threads. Where runs end, and what each remembers at its start, depends on the tree alone: so do the results
// and the counts. The first in the order of the tree is next, which keeps those that wait few.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "exact_search.hpp"
#include "search_counts.hpp"
#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

struct Subtree {
  /// Absent once it is searched.
  std::unique_ptr<SearchNode> root;
  /// What the search remembers when it begins here.
  std::shared_ptr<const VertexRings> rings;
  /// The position of the subtree of the first cut that it belongs to.
  std::size_t origin = 0;

  /// Of its own run; what was found comes before all that the rest holds.
  std::vector<NashFaces> found;
  SearchCounts counts;
  std::vector<std::unique_ptr<Subtree>> rest;
};

class SubtreeTasks {
 public:
  using Roots = std::vector<std::unique_ptr<SearchNode>>;

  SubtreeTasks(Roots roots, const VertexRings& rings);

  /// The next to run; waits for one. Null when all are done.
  Subtree* take();
  /// Ends a run that left these subtrees and remembers this.
  void finish(Subtree& subtree, Roots rest, const VertexRings& rings);
  /// Ends a run that failed; the others go on without what it would have left.
  void fail();

  /// Appends what all runs found, in the order of the tree, and adds their counts.
  void collect(std::vector<NashFaces>& found, SearchCounts& counts);

 private:
  static std::vector<std::unique_ptr<Subtree>> subtrees(Roots roots, const VertexRings& rings);

  std::vector<std::unique_ptr<Subtree>> first_;
  std::mutex mutex_;
  std::condition_variable has_news_;
  /// The next one last.
  std::vector<Subtree*> waiting_;
  std::size_t running_ = 0;
};

}  // namespace nashsolve::bimatrix
