#include "certified_search.hpp"

#include <atomic>
#include <memory>
#include <utility>

#include "subtree_search.hpp"
#include "thread_pool.hpp"
#include "tree_estimate.hpp"

namespace nashsolve::bimatrix {

namespace {

/// True branches above a task: enough tasks for many threads, few enough to store their dictionaries.
unsigned frontier_depth(std::size_t label_count) {
  return label_count < 56 ? 5 : label_count < 72 ? 7 : 9;
}

struct TaskResult {
  std::vector<NashFaces> found;
  SearchCounts counts;
};

}  // namespace

bool CertifiedSearch::run(unsigned threads) {
  const FloatPolytopes polytopes = {FloatPolytope(polytopes_[0], kernels_),
                                    FloatPolytope(polytopes_[1], kernels_)};
  const auto collect = [&](SubtreeSearch& search) {
    counts_ += search.take_counts();
    for (NashFaces& faces : search.take_found()) found_.push_back(std::move(faces));
  };
  SubtreeSearch trunk(polytopes_, polytopes, stop_);
  if (stop_.has_limit()) {
    // One after the other, so that the first equilibria are the same for every number of threads.
    trunk.run(SearchNode(polytopes), 0, nullptr);
    collect(trunk);
    return !trunk.is_stopped();
  }
  std::vector<std::unique_ptr<SearchNode>> frontier;
  trunk.run(SearchNode(polytopes), frontier_depth(polytopes_[0].label_count()), &frontier);
  collect(trunk);
  if (trunk.is_stopped()) return false;
  if (frontier.empty()) return true;

  std::vector<double> estimates;
  if (stop_.progress() != nullptr) {
    estimates = estimate_tree(polytopes_, polytopes, counts_.nodes, frontier, stop_);
  }

  const VertexRings rings = trunk.rings();
  std::vector<TaskResult> results(frontier.size());
  std::atomic<bool> is_stopped = false;
  std::atomic<std::size_t> next = 0;
  run_workers(threads, frontier.size(), [&] {
    SubtreeSearch search(polytopes_, polytopes, stop_);
    for (std::size_t task = next++; task < frontier.size(); task = next++) {
      search.rings() = rings;
      search.run(*frontier[task], 0, nullptr);
      frontier[task].reset();
      results[task] = {search.take_found(), search.take_counts()};
      if (search.is_stopped()) is_stopped = true;
      if (estimates.empty()) continue;
      // What is known takes the place of what was estimated.
      stop_.progress()->estimated_nodes.fetch_add(static_cast<double>(results[task].counts.nodes) -
                                                  estimates[task]);
    }
  });
  for (TaskResult& result : results) {
    counts_ += result.counts;
    for (NashFaces& faces : result.found) found_.push_back(std::move(faces));
  }
  return !is_stopped;
}

}  // namespace nashsolve::bimatrix
