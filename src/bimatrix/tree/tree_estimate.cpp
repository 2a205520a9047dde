// How large a search tree is, before it is searched: the mean over random paths of the sum of 2^(branches
// above) over a path's nodes, which is an unbiased estimate of the number of nodes (Knuth 1975, Estimating
// the efficiency of backtrack programs, Mathematics of Computation 29). Paths begin in turn at each node
// where the tree was cut, which makes the variance smaller (Chen 1992, SIAM Journal on Computing 21). It is
// still large: the estimate is shown to people as what it is, and nothing rests on it.
#include "tree_estimate.hpp"

#include <cstdint>
#include <optional>

namespace nashsolve::bimatrix {

namespace {

/// The estimate may take this part of the time that the search will take by it, and no more than this long.
constexpr double kPart = 0.03;
constexpr double kMostSeconds = 1;
constexpr int kFewestRounds = 3;
constexpr int kMostRounds = 1000;

}  // namespace

SubtreeSearch::PathEstimate SubtreeSearch::estimate_on_path(const SearchNode& root, SplitMix64& random) {
  SearchNode& node = node_at(0);
  PathEstimate path;
  if (!root.is_shed()) {
    node.copy_from(root);
  } else if (force_all(node, root.labels(), {}) != Tightness::possible) {
    return path;
  }
  level_ = 0;
  leaves_undecided_ = true;
  double weight = 1;
  for (;;) {
    path.nodes += weight;
    ++path.visited;
    here_ = &node;
    is_contradicted_ = false;
    if (propagate(node) != Verdict::open) return path;
    const std::optional<Label> label = choose(node, false);
    if (!label) return path;
    bool changed = false;
    if (test_branch(node, *label, changed) != Verdict::open) return path;
    if (changed) continue;
    const std::size_t side = random.next() % 2;
    const std::size_t both = both_side(node, *label);
    if (side != both) node.slack[both].insert(*label);
    if (!node.side[side].fix_label(*label)) return path;
    weight *= 2;
  }
}

std::vector<double> estimate_tree(const Polytopes& exact, const FloatPolytopes& polytopes,
                                  std::uint64_t trunk_nodes,
                                  const std::vector<std::unique_ptr<SearchNode>>& frontier, StopWatch& stop) {
  SearchRun run(stop, nullptr);
  SubtreeSearch search(exact, polytopes, run);
  SplitMix64 random(0);
  const double start = stop.seconds();
  std::vector<double> sums(frontier.size());
  double visited = 0;
  int rounds = 0;
  double nodes = 0;
  for (bool is_enough = false; !is_enough;) {
    ++rounds;
    for (std::size_t part = 0; part < frontier.size() && !stop.reason(0); ++part) {
      SubtreeSearch::PathEstimate path;
      try {
        path = search.estimate_on_path(*frontier[part], random);
      } catch (const Stopped&) {
        break;
      }
      sums[part] += path.nodes;
      nodes += path.nodes;
      visited += path.visited;
    }
    const double spent = stop.seconds() - start;
    const double expected = nodes / rounds * spent / visited;
    is_enough = stop.reason(0) || rounds == kMostRounds || spent > kMostSeconds ||
                (rounds >= kFewestRounds && spent > kPart * expected);
  }
  for (double& sum : sums) sum /= rounds;
  stop.progress()->estimated_nodes = static_cast<double>(trunk_nodes) + nodes / rounds;
  return sums;
}

}  // namespace nashsolve::bimatrix
