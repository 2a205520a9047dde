// The subtrees of a search as tasks for several threads.
//
// A run ends after so many nodes, and what it leaves are subtrees again, so that a large one ends up on all
// threads. Where runs end, and what each remembers at its start, depends on the tree alone: so do the results
// and the counts. The first in the order of the tree is next, which keeps those that wait few, and so is what
// they did and found until it is their turn to be joined.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "search_run.hpp"
#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

struct Subtree {
  std::unique_ptr<SearchNode> root;
  /// What the search remembers when it begins here.
  std::shared_ptr<const SearchMemory> memory;
  /// The position of the subtree of the first cut that it belongs to.
  std::size_t origin = 0;

  bool is_searched = false;
  /// Of its own run, which left out the subtrees of the rest, one between every two parts that were heard.
  SearchRecord record;
  std::vector<std::unique_ptr<Subtree>> rest;
};

class SubtreeTasks {
 public:
  using Roots = std::vector<std::unique_ptr<SearchNode>>;

  /// `trunk` left these subtrees; what they find is added to it in the order of the tree.
  SubtreeTasks(SearchRun& trunk, Roots roots, const SearchMemory& memory);

  /// The next to run; waits for one. Null when all are done.
  Subtree* take();
  /// Ends a run that did this, left these subtrees and remembers this.
  void finish(Subtree& subtree, SearchRecord record, Roots rest, const SearchMemory& memory);
  /// Ends a run that failed; the others go on without what it would have left.
  void fail();

 private:
  static std::vector<std::unique_ptr<Subtree>> subtrees(Roots roots, const SearchMemory& memory);
  void wait_for(const std::vector<std::unique_ptr<Subtree>>& subtrees);
  void join_searched();

  SearchRun& trunk_;
  std::unique_ptr<Subtree> whole_;
  std::mutex mutex_;
  std::condition_variable has_news_;
  /// The next one last.
  std::vector<Subtree*> waiting_;
  std::size_t running_ = 0;
  /// The subtrees that are being joined, each in the rest of the one before, and how much of each was.
  struct Joined {
    Subtree* subtree;
    std::size_t parts = 0;
  };
  std::vector<Joined> path_;
};

}  // namespace nashsolve::bimatrix
