#include "weak_dominators.hpp"

#include <algorithm>
#include <cstdint>

namespace nashsolve::bimatrix {

namespace {

/// Labels from which on trees are so large that a bad branch near the root matters.
constexpr std::size_t kFewLabels = 24;
/// Pairs of slacks times labels: what there is to compare, and in bits more than what is kept.
constexpr std::size_t kMostToCompare = std::size_t{1} << 23U;

}  // namespace

WeakDominators::WeakDominators(const Polytope& polytope) : first_slack_(polytope.first_slack) {
  const std::size_t slacks = polytope.slack_count;
  const std::size_t variables = polytope.variable_count;
  if (polytope.label_count() < kFewLabels || !polytope.small_matrix ||
      slacks * slacks * polytope.label_count() > kMostToCompare)
    return;
  slack_count_ = slacks;
  word_count_ = (variables + LabelSet::kBits - 1) / LabelSet::kBits;
  better_.resize(slacks * slacks * word_count_);
  const std::vector<std::int64_t>& entries = *polytope.small_matrix;
  for (std::size_t j = 0; j < slacks; ++j) {
    for (std::size_t k = 0; k < slacks; ++k) {
      Word* const words = better_.data() + (j * slacks + k) * word_count_;
      for (std::size_t v = 0; v < variables; ++v) {
        if (entries[j * variables + v] > entries[k * variables + v])
          words[v / LabelSet::kBits] |= Word{1} << v % LabelSet::kBits;
      }
    }
  }
}

bool WeakDominators::any_dominated() const {
  for (std::size_t j = 0; j < slack_count_; ++j) {
    for (std::size_t k = 0; k < slack_count_; ++k) {
      const Word* const own = better(j, k);
      if (j != k && std::all_of(own, own + word_count_, [](Word word) { return word == 0; })) return true;
    }
  }
  return false;
}

std::optional<Label> WeakDominators::slack_with(const LabelSet& slack, const LabelSet& tight,
                                                const LabelSet& covered) const {
  if (slack.empty()) return std::nullopt;
  for (std::size_t j = 0; j < slack_count_; ++j) {
    const Label dominated = first_slack_ + static_cast<Label>(j);
    if (covered.contains(dominated)) continue;
    for (std::size_t k = 0; k < slack_count_; ++k) {
      if (k == j) continue;
      const Word* const own = better(j, k);
      const Word* const others = better(k, j);
      bool may_be_better = false;
      bool is_worse = slack.contains(first_slack_ + static_cast<Label>(k));
      for (std::size_t word = 0; word < word_count_ && !may_be_better; ++word) {
        may_be_better = (own[word] & ~tight.words()[word]) != 0;
        is_worse = is_worse || (others[word] & slack.words()[word]) != 0;
      }
      if (!may_be_better && is_worse) return dominated;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::bimatrix
