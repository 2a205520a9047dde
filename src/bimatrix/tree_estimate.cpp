// How large a search tree is, before it is searched: the mean over random paths from the root of the sum of
// 2^(branches above) over a path's nodes, which is an unbiased estimate of the number of nodes (Knuth 1975,
// Estimating the efficiency of backtrack programs, Mathematics of Computation 29). Its variance is large; it
// is shown to people, as an estimate, and nothing rests on it.
#include "tree_estimate.hpp"

#include <cstdint>
#include <optional>

namespace nashsolve::bimatrix {

namespace {

/// The estimate may take this part of the time that the search will take by it, and no more than this long.
constexpr double kPart = 0.02;
constexpr double kMostSeconds = 0.5;
constexpr int kFewestPaths = 32;
constexpr int kMostPaths = 1000;

/// SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15U;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

}  // namespace

SubtreeSearch::PathEstimate SubtreeSearch::estimate_on_path(const SearchNode& root, std::uint64_t& random) {
  SearchNode& node = node_at(0);
  node.copy_from(root);
  double weight = 1;
  PathEstimate path;
  for (;;) {
    path.nodes += weight;
    ++path.visited;
    if (propagate(node) != Verdict::open) return path;
    const std::optional<Label> label = choose(node);
    if (!label) return path;
    bool changed = false;
    if (test_branch(node, *label, changed) != Verdict::open) return path;
    if (changed) continue;
    const std::size_t side = next_random(random) % 2;
    if (side == 1) node.slack_p.insert(*label);
    if (!node.side[side].fix_label(*label)) return path;
    weight *= 2;
  }
}

void estimate_tree(const Polytopes& exact, const FloatPolytopes& polytopes, StopWatch& stop) {
  SubtreeSearch search(exact, polytopes, stop);
  const SearchNode root(polytopes);
  std::uint64_t random = 0;
  const double start = stop.seconds();
  double nodes = 0;
  double visited = 0;
  for (int paths = 1; paths <= kMostPaths && !stop.reason(0); ++paths) {
    const SubtreeSearch::PathEstimate path = search.estimate_on_path(root, random);
    nodes += path.nodes;
    visited += path.visited;
    stop.progress()->estimated_nodes = nodes / paths;
    const double spent = stop.seconds() - start;
    const double expected = nodes / paths * spent / visited;
    if (spent > kMostSeconds || (paths >= kFewestPaths && spent > kPart * expected)) return;
  }
}

}  // namespace nashsolve::bimatrix
