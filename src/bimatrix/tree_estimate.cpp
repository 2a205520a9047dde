// How large a search tree is, before it is searched: the mean over random paths from the root of the sum of
// 2^(branches above) over a path's nodes, which is an unbiased estimate of the number of nodes (Knuth 1975,
// Estimating the efficiency of backtrack programs, Mathematics of Computation 29). Its variance is large; it
// is shown to people, as an estimate, and nothing rests on it.
#include "tree_estimate.hpp"

#include <cstdint>
#include <optional>

namespace nashsolve::bimatrix {

namespace {

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

double SubtreeSearch::estimate_on_path(const SearchNode& root, std::uint64_t& random) {
  SearchNode& node = node_at(0);
  node.copy_from(root);
  double weight = 1;
  double nodes = 0;
  for (;;) {
    nodes += weight;
    if (propagate(node) != Verdict::open) return nodes;
    const std::optional<Label> label = choose(node);
    if (!label) return nodes;
    bool changed = false;
    if (test_branch(node, *label, changed) != Verdict::open) return nodes;
    if (changed) continue;
    const std::size_t side = next_random(random) % 2;
    if (side == 1) node.slack_p.insert(*label);
    if (!node.side[side].fix_label(*label)) return nodes;
    weight *= 2;
  }
}

void estimate_tree(const Polytopes& exact, const FloatPolytopes& polytopes, StopWatch& stop, double seconds) {
  SubtreeSearch search(exact, polytopes, stop);
  const SearchNode root(polytopes);
  std::uint64_t random = 0;
  const double end = stop.seconds() + seconds;
  double sum = 0;
  for (int paths = 1; paths <= kMostPaths && stop.seconds() < end && !stop.reason(0); ++paths) {
    sum += search.estimate_on_path(root, random);
    stop.progress()->estimated_nodes = sum / paths;
  }
}

}  // namespace nashsolve::bimatrix
