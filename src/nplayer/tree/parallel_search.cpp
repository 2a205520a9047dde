#include "parallel_search.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <numeric>

#include "stop.hpp"
#include "thread_pool.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr std::size_t kSubtrees = 64;

/// One worker needs no division. A limit does: where it stops shows in the counts.
std::size_t wanted_subtrees(const SolveOptions& options) {
  return worker_count(options.threads) == 1 && !options.limit ? 1 : kSubtrees;
}

struct Subtree {
  SearchNode root;
  bool is_leaf = false;
};

struct SubtreeResult {
  SearchOutcome outcome;
  bool done = false;
};

void append(SearchOutcome& outcome, SupportResult result, const Supports& supports) {
  std::move(result.equilibria.begin(), result.equilibria.end(), std::back_inserter(outcome.equilibria));
  std::move(result.products.begin(), result.products.end(), std::back_inserter(outcome.products));
  std::move(result.curves.begin(), result.curves.end(), std::back_inserter(outcome.curves));
  if (result.undecided) outcome.open.push_back({supports, *result.undecided, std::move(result.open_boxes)});
}

class SubtreeSearch {
 public:
  SubtreeSearch(const PayoffTensors& tensors, StopTest stop, CellListener* listener)
      : tensors_(tensors), stop_(std::move(stop)), listener_(listener) {}

  void visit(SearchNode node, SearchOutcome& outcome) {
    for (;;) {
      if (stop_()) return;
      std::optional<SearchNode> used_child;
      switch (advance(node, used_child, outcome.counts, stop_, listener_)) {
        case Progress::dead:
          return;
        case Progress::leaf:
          leaf(std::move(node), outcome);
          return;
        case Progress::branched:
          visit(std::move(*used_child), outcome);
      }
    }
  }

  void leaf(SearchNode node, SearchOutcome& outcome) {
    const Supports supports = supports_of(node);
    append(outcome, search_support(tensors_, std::move(node), stop_, outcome.counts, listener_), supports);
  }

 private:
  const PayoffTensors& tensors_;
  StopTest stop_;
  CellListener* listener_;
};

std::vector<Subtree> open_tree(const PayoffTensors& tensors, std::size_t wanted, const StopTest& stop,
                               SearchCounts& counts) {
  std::vector<Subtree> level;
  level.push_back({root_node(tensors), false});
  for (bool grew = true; grew && level.size() < wanted;) {
    grew = false;
    std::vector<Subtree> next;
    for (Subtree& subtree : level) {
      if (subtree.is_leaf || stop()) {
        next.push_back(std::move(subtree));
        continue;
      }
      std::optional<SearchNode> used_child;
      const Progress progress = advance(subtree.root, used_child, counts, stop, nullptr);
      if (progress == Progress::dead) continue;
      if (progress == Progress::branched) {
        next.push_back({std::move(*used_child), false});
        grew = true;
      }
      next.push_back({std::move(subtree.root), progress == Progress::leaf});
    }
    level = std::move(next);
    if (stop()) break;
  }
  return level;
}

std::size_t found(const SearchOutcome& outcome) {
  std::size_t count = outcome.equilibria.size();
  for (const EquilibriumProduct& product : outcome.products) {
    std::size_t vertices = 1;
    for (const auto& own : product.vertices) vertices *= own.size();
    count += vertices;
  }
  for (const EquilibriumCurve& curve : outcome.curves) count += std::max<std::size_t>(curve.ends.size(), 1);
  return count;
}

}  // namespace

SearchOutcome search_all_supports(const PayoffTensors& tensors, const SolveOptions& options,
                                  CellListener* listener, std::uint64_t known) {
  SearchOutcome total;
  StopWatch watch(options);
  const std::size_t strategy_count =
      std::accumulate(tensors.counts.begin(), tensors.counts.end(), std::size_t{0});
  watch.leave_time_to_tell(options.prints * seconds_to_tell(strategy_count), known);
  const std::uint64_t limit = watch.limit();
  std::vector<Subtree> subtrees = open_tree(
      tensors, listener != nullptr ? 1 : wanted_subtrees(options),
      [&] { return watch.reason(0).has_value(); }, total.counts);
  std::vector<SubtreeResult> results(subtrees.size());

  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> needed{subtrees.size()};  // subtrees before this one reach the limit
  std::mutex mutex;
  std::optional<Status> stopped;
  std::exception_ptr failure;

  const auto work = [&] {
    for (;;) {
      const std::size_t k = next.fetch_add(1);
      if (k >= needed.load()) return;
      SubtreeResult& result = results[k];
      std::optional<Status> reason;
      std::size_t noted = 0;
      const auto stop = [&] {
        if (listener != nullptr && listener->is_refused()) return true;
        const std::size_t now = found(result.outcome);
        if (now >= limit || k >= needed.load(std::memory_order_relaxed)) return true;
        watch.note_found(now - noted);
        noted = now;
        if (!reason) reason = watch.reason(0);
        if (!reason && watch.must_tell()) reason = Status::time_limit;
        return reason.has_value();
      };
      try {
        if (!stop()) {
          SubtreeSearch search(tensors, stop, listener);
          if (subtrees[k].is_leaf) {
            search.leaf(std::move(subtrees[k].root), result.outcome);
          } else {
            search.visit(std::move(subtrees[k].root), result.outcome);
          }
        }
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
        needed.store(0);
        return;
      }
      const std::lock_guard lock(mutex);
      if (reason) {
        stopped = reason;
        return;
      }
      result.done = true;
      std::uint64_t sum = 0;
      for (std::size_t before = 0; before < needed.load() && results[before].done; ++before) {
        sum += found(results[before].outcome);
        if (sum >= limit) needed.store(before + 1);
      }
    }
  };
  run_workers(options.threads, subtrees.size(), work);
  if (failure) std::rethrow_exception(failure);

  total.stopped = stopped;
  for (std::size_t k = 0; k < needed.load(); ++k) {
    SearchOutcome& part = results[k].outcome;
    std::move(part.equilibria.begin(), part.equilibria.end(), std::back_inserter(total.equilibria));
    std::move(part.products.begin(), part.products.end(), std::back_inserter(total.products));
    std::move(part.curves.begin(), part.curves.end(), std::back_inserter(total.curves));
    std::move(part.open.begin(), part.open.end(), std::back_inserter(total.open));
    total.counts += part.counts;
  }
  if (!total.stopped && found(total) >= limit) total.stopped = Status::limit;
  return total;
}

}  // namespace nashsolve::nplayer
