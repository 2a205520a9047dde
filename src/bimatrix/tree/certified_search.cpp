#include "certified_search.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "subtree_tasks.hpp"
#include "thread_pool.hpp"
#include "tree_estimate.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Of one task: a few milliseconds' work, far more than what it takes to begin one.
constexpr std::uint64_t kNodesOfTask = 1500;

/// The estimated number of nodes, corrected by what is known. The part of one subtree of the first cut counts
/// as estimated as long as it has not more.
class EstimateOfNodes {
 public:
  EstimateOfNodes(SearchProgress& progress, std::vector<double> estimates)
      : progress_(progress),
        estimates_(std::move(estimates)),
        known_(estimates_.size()),
        open_(estimates_.size(), 1) {}

  void add(std::size_t origin, std::uint64_t nodes, std::size_t left) {
    const std::lock_guard lock(mutex_);
    const double before = total(origin);
    known_[origin] += static_cast<double>(nodes);
    open_[origin] += left;
    --open_[origin];
    progress_.estimated_nodes.fetch_add(total(origin) - before);
  }

 private:
  [[nodiscard]] double total(std::size_t origin) const {
    return open_[origin] == 0 ? known_[origin] : std::max(known_[origin], estimates_[origin]);
  }

  SearchProgress& progress_;
  std::mutex mutex_;
  std::vector<double> estimates_;
  std::vector<double> known_;
  /// Subtrees that are not searched yet.
  std::vector<std::size_t> open_;
};

}  // namespace

unsigned frontier_depth(std::size_t label_count) {
  return label_count < 56 ? 5 : label_count < 72 ? 7 : 9;
}

void CertifiedSearch::run(const std::vector<OpenNode>& nodes, unsigned threads) {
  StopWatch& watch = run_.watch();
  const auto leave_all_open = [&] {
    for (const OpenNode& labels : nodes) {
      run_.begin_tree(labels);
      run_.leave_open(labels);
    }
    run_.stop();
  };
  // What a search begins with takes tenths of a second of a 1000x1000 game.
  if (watch.must_stop()) return leave_all_open();
  const FloatPolytopes polytopes = {FloatPolytope(polytopes_[0], kernels_),
                                    FloatPolytope(polytopes_[1], kernels_)};
  if (watch.must_stop()) return leave_all_open();
  SubtreeTasks::Roots roots;
  SubtreeSearch trunk(polytopes_, polytopes, run_);
  // Several are enough tasks to begin with; and with a limit they come one after the other, so that the first
  // equilibria are the same for every number of threads.
  const bool is_one = nodes.size() == 1;
  for (const OpenNode& labels : nodes) {
    run_.begin_tree(labels);
    std::unique_ptr<SearchNode> node = trunk.begin(labels);
    if (!node) continue;
    if (watch.has_limit()) {
      trunk.run(*node, {}, roots);
    } else if (is_one) {
      trunk.run(*node, {frontier_depth(polytopes_[0].label_count())}, roots);
    } else {
      run_.leave_out_subtree();
      roots.push_back(std::move(node));
    }
  }
  if (run_.is_stopped()) {
    std::vector<OpenNode> left;
    for (const auto& root : roots) left.push_back(root->labels());
    return run_.leave_subtrees_open(std::move(left));
  }
  if (roots.empty()) return;

  std::optional<EstimateOfNodes> estimate;
  if (watch.progress() != nullptr) {
    estimate.emplace(*watch.progress(),
                     estimate_tree(polytopes_, polytopes, run_.counts().nodes, roots, watch));
  }
  const std::size_t root_count = roots.size();
  SubtreeTasks tasks(run_, std::move(roots), trunk.memory());
  std::atomic<bool> is_stopped = false;
  run_workers(threads, root_count, [&] {
    SearchRun run = run_.another();
    SubtreeSearch search(polytopes_, polytopes, run);
    while (Subtree* const subtree = tasks.take()) {
      SubtreeTasks::Roots rest;
      try {
        search.memory() = *subtree->memory;
        search.run(*subtree->root, {.nodes = kNodesOfTask}, rest);
        if (run.is_stopped()) is_stopped = true;
        SearchRecord record = run.take();
        if (estimate) estimate->add(subtree->origin, record.counts.nodes, rest.size());
        tasks.finish(*subtree, std::move(record), std::move(rest), search.memory());
      } catch (...) {
        tasks.fail();
        throw;
      }
    }
  });
  if (is_stopped) run_.stop();
}

}  // namespace nashsolve::bimatrix
