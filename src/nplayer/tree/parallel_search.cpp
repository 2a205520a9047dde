#include "parallel_search.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <numeric>

#include "distinct_vertices.hpp"
#include "stop.hpp"
#include "symmetries.hpp"
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
  std::vector<std::pair<Supports, SupportResult>> supports;
  /// Of the supports, vertex by vertex.
  std::size_t found = 0;
  /// Of these, what no subtree had found before.
  std::uint64_t to_tell = 0;
  std::vector<NodeLabels> left;
  std::vector<NodeLabels> told;
  /// Nodes that are not searched, for each of their supports is the image of another one; and images in which
  /// something was found.
  std::vector<NodeLabels> images;
  std::vector<NodeLabels> told_images;
  SearchCounts counts;
  bool done = false;
};

/// Larger supports first: what is undecided in them may hold what is in smaller ones.
bool comes_first(const Supports& a, const Supports& b) {
  const auto size = [](const Supports& supports) {
    return std::accumulate(supports.begin(), supports.end(), std::size_t{0},
                           [](std::size_t sum, const auto& own) { return sum + own.size(); });
  };
  const std::size_t sizes[] = {size(a), size(b)};
  return sizes[0] != sizes[1] ? sizes[0] > sizes[1] : a < b;
}

std::size_t points_in(const SupportResult& result) {
  std::size_t count = result.equilibria.size();
  for (const EquilibriumCurve& curve : result.curves) count += std::max<std::size_t>(curve.ends.size(), 1);
  return count;
}

std::size_t equilibria_in(const SupportResult& result) {
  std::size_t count = points_in(result);
  for (const EquilibriumProduct& product : result.products) {
    std::size_t vertices = 1;
    for (const auto& own : product.vertices) vertices *= own.size();
    count += vertices;
  }
  return count;
}

/// What several threads find, each vertex once.
class FoundTogether {
 public:
  std::uint64_t add(const SupportResult& result) {
    std::uint64_t count = points_in(result);
    const std::lock_guard lock(mutex_);
    for (const EquilibriumProduct& product : result.products) count += vertices_.add(product.vertices);
    return count;
  }

 private:
  std::mutex mutex_;
  DistinctVertices vertices_;
};

void append(SearchOutcome& outcome, SupportResult result, const Supports& supports) {
  std::move(result.equilibria.begin(), result.equilibria.end(), std::back_inserter(outcome.equilibria));
  std::move(result.products.begin(), result.products.end(), std::back_inserter(outcome.products));
  std::move(result.curves.begin(), result.curves.end(), std::back_inserter(outcome.curves));
  if (result.undecided) outcome.open.push_back({supports, *result.undecided, std::move(result.open_boxes)});
}

class SubtreeSearch {
 public:
  /// Symmetries that are used within supports, and those that are used between them.
  SubtreeSearch(const PayoffTensors& tensors, const Symmetries& within, const Symmetries& between,
                FoundTogether& together, StopTest stop, CellListener* listener)
      : tensors_(tensors),
        within_(within),
        symmetries_(between),
        together_(together),
        stop_(std::move(stop)),
        listener_(listener) {}

  void visit(SearchNode node, SubtreeResult& result) {
    for (;;) {
      if (stop_()) {
        if (listener_ != nullptr) listener_->left_open(told_node(node.labels));
        result.left.push_back(std::move(node.labels));
        return;
      }
      if (symmetries_.has_earlier_image(node.labels)) {
        result.images.push_back(std::move(node.labels));
        return;
      }
      std::optional<SearchNode> used_child;
      switch (advance(node, used_child, result.counts, stop_, listener_)) {
        case Progress::dead:
          return;
        case Progress::leaf:
          leaf(std::move(node), result);
          return;
        case Progress::branched:
          visit(std::move(*used_child), result);
      }
    }
  }

  /// Labels that follow from others may tell of an earlier image only now.
  void leaf(SearchNode node, SubtreeResult& result) {
    if (symmetries_.has_earlier_image(node.labels)) {
      result.images.push_back(std::move(node.labels));
      return;
    }
    Supports supports = supports_of(node.labels);
    NodeLabels labels = node.labels;
    const std::size_t position = listener_ == nullptr ? 0 : listener_->position();
    SupportResult own = search_support(tensors_, within_, std::move(node), stop_, result.counts, listener_);
    const bool is_told = equilibria_in(own) > 0 || own.undecided;
    // What was stopped may have more.
    if (stop_()) {
      if (listener_ != nullptr) {
        listener_->retract(position);
        listener_->left_open(told_node(labels));
      }
      result.left.push_back(std::move(labels));
    } else if (is_told) {
      find_in_images(own, labels, result);
      result.told.push_back(std::move(labels));
    }
    if (is_told) add(std::move(supports), std::move(own), result);
  }

 private:
  void add(Supports supports, SupportResult own, SubtreeResult& result) {
    result.found += equilibria_in(own);
    result.to_tell += together_.add(own);
    result.supports.emplace_back(std::move(supports), std::move(own));
  }

  /// What is not told by renaming is searched.
  void find_in_images(const SupportResult& own, const NodeLabels& labels, SubtreeResult& result) {
    for (const Symmetries::Image& its : symmetries_.images(labels)) {
      if (stop_()) return;
      std::optional<SupportResult> found = image(tensors_, own, its);
      if (!found) found = searched(its.labels, result.counts);
      if (found) add(supports_of(its.labels), *std::move(found), result);
      result.told_images.push_back(its.labels);
    }
  }

  std::optional<SupportResult> searched(const NodeLabels& labels, SearchCounts& counts) {
    std::optional<SearchNode> node = node_with(root_node(tensors_), labels);
    std::optional<SearchNode> none;
    if (advance(*node, none, counts, stop_, nullptr) != Progress::leaf) return std::nullopt;
    SupportResult found = search_support(tensors_, within_, *std::move(node), stop_, counts, nullptr);
    if (equilibria_in(found) == 0 && !found.undecided) return std::nullopt;
    return found;
  }

  const PayoffTensors& tensors_;
  const Symmetries& within_;
  const Symmetries& symmetries_;
  FoundTogether& together_;
  StopTest stop_;
  CellListener* listener_;
};

std::vector<Subtree> roots_of(const PayoffTensors& tensors, const std::vector<NodeLabels>* nodes) {
  std::vector<Subtree> roots;
  SearchNode whole = root_node(tensors);
  if (nodes == nullptr) {
    roots.push_back({std::move(whole), false});
    return roots;
  }
  for (const NodeLabels& labels : *nodes) {
    if (auto node = node_with(whole, labels)) roots.push_back({*std::move(node), false});
  }
  return roots;
}

std::vector<Subtree> open_tree(std::vector<Subtree> level, std::size_t wanted, const StopTest& stop,
                               SearchCounts& counts) {
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

}  // namespace

SearchOutcome search_all_supports(const PayoffTensors& tensors, const SolveOptions& options,
                                  const std::vector<NodeLabels>* nodes, CellListener* listener,
                                  std::uint64_t known, std::uint64_t* asks) {
  SearchOutcome total;
  StopWatch watch(options);
  const std::size_t strategies = strategies_to_tell(tensors.counts);
  watch.leave_time_to_tell(strategies);
  watch.note_to_tell(known, known * strategies);
  const std::uint64_t limit = watch.limit();
  const StopTest stop_looking = [&] { return watch.reason(0).has_value(); };
  // What holds within a support is the same in a part of the search.
  const bool is_told_or_plain = listener != nullptr || options.search == Search::plain;
  const Symmetries within = is_told_or_plain ? Symmetries() : Symmetries(tensors, stop_looking);
  // Others are to search the game in its own order, or a part of it.
  const bool is_in_order =
      nodes != nullptr || options.find != Find::all || options.limit || options.earlier != nullptr;
  const Symmetries between = is_in_order ? Symmetries() : within;
  const bool is_in_one_thread = listener != nullptr || asks != nullptr;
  std::vector<Subtree> subtrees = open_tree(
      roots_of(tensors, nodes), is_in_one_thread ? 1 : wanted_subtrees(options),
      [&] { return watch.reason(0).has_value(); }, total.counts);
  std::vector<SubtreeResult> results(subtrees.size());
  // Until its search begins.
  for (std::size_t k = 0; k < subtrees.size(); ++k) results[k].left.push_back(subtrees[k].root.labels);

  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> needed{subtrees.size()};  // subtrees before this one reach the limit
  std::mutex mutex;
  FoundTogether together;
  std::optional<Status> stopped;
  std::exception_ptr failure;

  const auto work = [&] {
    for (;;) {
      const std::size_t k = next.fetch_add(1);
      if (k >= needed.load()) return;
      SubtreeResult& result = results[k];
      std::optional<Status> reason;
      std::uint64_t noted = 0;
      const auto stop = [&] {
        if (result.found >= limit || k >= needed.load(std::memory_order_relaxed)) return true;
        watch.note_found(result.to_tell - noted);
        watch.note_to_tell(result.to_tell - noted, (result.to_tell - noted) * strategies);
        noted = result.to_tell;
        if (!reason) reason = watch.reason(0);
        if (!reason && watch.must_tell()) reason = Status::time_limit;
        if (asks != nullptr && *asks > 0) --*asks;
        if (!reason && asks != nullptr && *asks == 0) reason = Status::limit;
        return reason.has_value();
      };
      try {
        if (!stop()) {
          result.left.clear();
          if (listener != nullptr) listener->began(told_node(subtrees[k].root.labels));
          SubtreeSearch search(tensors, within, between, together, stop, listener);
          if (subtrees[k].is_leaf) {
            search.leaf(std::move(subtrees[k].root), result);
          } else {
            search.visit(std::move(subtrees[k].root), result);
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
        sum += results[before].found;
        if (sum >= limit) needed.store(before + 1);
      }
    }
  };
  run_workers(is_in_one_thread ? 1 : options.threads, subtrees.size(), work);
  if (failure) std::rethrow_exception(failure);

  total.stopped = stopped;
  std::vector<std::pair<Supports, SupportResult>> supports;
  std::size_t found = 0;
  for (std::size_t k = 0; k < results.size(); ++k) {
    SubtreeResult& own = results[k];
    std::move(own.left.begin(), own.left.end(), std::back_inserter(total.left));
    // The images of a search that was stopped are parts of it that were not searched.
    std::vector<NodeLabels>& left = stopped ? own.images : own.told_images;
    std::move(left.begin(), left.end(), std::back_inserter(stopped ? total.left : total.told));
    // What was found beyond the limit is not told.
    std::move(own.told.begin(), own.told.end(), std::back_inserter(k < needed ? total.told : total.left));
    if (k >= needed) continue;
    std::move(own.supports.begin(), own.supports.end(), std::back_inserter(supports));
    found += own.found;
    total.counts += own.counts;
  }
  std::sort(supports.begin(), supports.end(),
            [](const auto& a, const auto& b) { return comes_first(a.first, b.first); });
  for (auto& [own, result] : supports) append(total, std::move(result), own);
  if (!total.stopped && found >= limit) total.stopped = Status::limit;
  return total;
}

}  // namespace nashsolve::nplayer
