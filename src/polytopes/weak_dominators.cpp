#include "weak_dominators.hpp"

#include <bit>
#include <cstdint>

namespace nashsolve::bimatrix {

namespace {

/// Pairs of slacks times labels: the bits that are compared, and kept. Those of 161x161 games.
constexpr std::size_t kMostToCompare = std::size_t{1} << 23U;

}  // namespace

WeakDominators::WeakDominators(const Polytope& polytope)
    : first_slack_(polytope.first_slack),
      variables_(LabelSet::range(polytope.label_count(), polytope.first_variable,
                                 polytope.variable_label(polytope.variable_count))) {
  const std::size_t slacks = polytope.slack_count;
  const std::size_t variables = polytope.variable_count;
  if (!polytope.small_matrix || slacks * slacks * polytope.label_count() > kMostToCompare) return;
  slack_count_ = slacks;
  first_word_ = polytope.first_variable / LabelSet::kBits;
  word_count_ = polytope.variable_label(variables - 1) / LabelSet::kBits + 1 - first_word_;
  better_.resize(slacks * slacks * word_count_);
  better_at_.resize(slacks * slacks, kNowhere);
  const std::vector<std::int64_t>& entries = *polytope.small_matrix;
  for (std::size_t j = 0; j < slacks; ++j) {
    for (std::size_t k = 0; k < slacks; ++k) {
      const std::size_t pair = j * slacks + k;
      for (std::size_t v = 0; v < variables; ++v) {
        if (entries[j * variables + v] <= entries[k * variables + v]) continue;
        const Label label = polytope.variable_label(v);
        better_[pair * word_count_ + label / LabelSet::kBits - first_word_] |= Word{1}
                                                                               << label % LabelSet::kBits;
        better_at_[pair] = label;
      }
    }
  }
}

bool WeakDominators::find_better(std::size_t j, std::size_t k, const LabelSet& tight) {
  const Word* const own = better(j, k);
  for (std::size_t word = 0; word < word_count_; ++word) {
    const Word rest = own[word] & ~tight.words()[first_word_ + word];
    if (rest == 0) continue;
    better_at_[j * slack_count_ + k] = static_cast<Label>((first_word_ + word) * LabelSet::kBits +
                                                          static_cast<std::size_t>(std::countr_zero(rest)));
    return true;
  }
  return false;
}

bool WeakDominators::any_dominated() const {
  for (std::size_t j = 0; j < slack_count_; ++j) {
    for (std::size_t k = 0; k < slack_count_; ++k) {
      if (j != k && better_at_[j * slack_count_ + k] == kNowhere) return true;
    }
  }
  return false;
}

bool WeakDominators::add(std::size_t k, std::size_t j, LabelSet& tight) const {
  bool is_new = !tight.contains(slack(k));
  tight.insert(slack(k));
  const Word* const others = better(k, j);
  for (std::size_t word = 0; word < word_count_; ++word) {
    Word& own = tight.words()[first_word_ + word];
    is_new = is_new || (others[word] & ~own) != 0;
    own |= others[word];
  }
  return is_new;
}

std::optional<WeakDominance> WeakDominators::slack_with(const LabelSet& slack, const LabelSet& tight,
                                                        const LabelSet& covered) {
  if (slack.empty()) return std::nullopt;
  for (std::size_t j = 0; j < slack_count_; ++j) {
    if (covered.contains(this->slack(j))) continue;
    for (std::size_t k = 0; k < slack_count_; ++k) {
      if (k == j || !is_dominated(j, k, tight)) continue;
      const Word* const others = better(k, j);
      bool is_worse = slack.contains(this->slack(k));
      for (std::size_t word = 0; word < word_count_ && !is_worse; ++word)
        is_worse = (others[word] & slack.words()[first_word_ + word]) != 0;
      if (is_worse) return WeakDominance{this->slack(j), this->slack(k)};
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::bimatrix
