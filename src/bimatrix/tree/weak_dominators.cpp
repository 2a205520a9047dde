#include "weak_dominators.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

/// Labels from which on trees are so large that a bad branch near the root matters.
constexpr std::size_t kFewLabels = 24;
/// Pairs of slacks times labels: what there is to compare, and in bits a fourth of what is kept.
constexpr std::size_t kMostToCompare = std::size_t{1} << 23U;

}  // namespace

WeakDominators::WeakDominators(const Polytope& polytope) {
  const std::size_t slacks = polytope.slack_count;
  const std::size_t variables = polytope.variable_count;
  if (polytope.label_count() < kFewLabels || !polytope.small_matrix ||
      slacks * slacks * polytope.label_count() > kMostToCompare)
    return;
  const std::vector<std::int64_t>& entries = *polytope.small_matrix;
  for (std::size_t j = 0; j < slacks; ++j) {
    for (std::size_t k = 0; k < slacks; ++k) {
      if (j == k) continue;
      Pair pair{polytope.slack_label(j), polytope.slack_label(k), LabelSet(polytope.label_count()),
                LabelSet(polytope.label_count())};
      for (std::size_t v = 0; v < variables; ++v) {
        const std::int64_t own = entries[j * variables + v];
        const std::int64_t other = entries[k * variables + v];
        if (own > other) pair.better.insert(polytope.variable_label(v));
        if (own < other) pair.worse.insert(polytope.variable_label(v));
      }
      pairs_.push_back(std::move(pair));
    }
  }
}

bool WeakDominators::any_dominated() const {
  return std::any_of(pairs_.begin(), pairs_.end(), [](const Pair& pair) { return pair.better.empty(); });
}

std::optional<Label> WeakDominators::slack_with(const LabelSet& slack, const LabelSet& tight,
                                                const LabelSet& covered) const {
  if (slack.empty()) return std::nullopt;
  for (const Pair& pair : pairs_) {
    if (covered.contains(pair.dominated) || !pair.better.is_subset_of(tight)) continue;
    if (pair.worse.intersects(slack) || slack.contains(pair.dominator)) return pair.dominated;
  }
  return std::nullopt;
}

}  // namespace nashsolve::bimatrix
