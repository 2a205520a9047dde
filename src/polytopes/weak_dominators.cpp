#include "weak_dominators.hpp"

#include <bit>
#include <cstdint>

namespace nashsolve::bimatrix {

namespace {

/// Pairs of slacks times labels: the bits that are compared. Those of 161x161 games.
constexpr std::size_t kMostToCompare = std::size_t{1} << 23U;
/// Words of either table: 8 MB, in which all of 161x161 games have room, and of two slacks not millions of
/// variables for each thread.
constexpr std::size_t kMostWords = std::size_t{1} << 20U;

}  // namespace

WeakDominators::WeakDominators(const Polytope& polytope)
    : first_slack_(polytope.first_slack),
      first_variable_(polytope.first_variable),
      variable_count_(polytope.variable_count),
      variables_(LabelSet::range(polytope.label_count(), polytope.first_variable,
                                 polytope.variable_label(polytope.variable_count))) {
  const std::size_t slacks = polytope.slack_count;
  const std::size_t words = (slacks + LabelSet::kBits - 1) / LabelSet::kBits;
  if (!polytope.small_matrix || slacks * slacks * polytope.label_count() > kMostToCompare ||
      slacks * variable_count_ * words > kMostWords)
    return;
  slack_count_ = slacks;
  all_slacks_ = LabelSet::range(slacks, 0, position(slacks));
  word_count_ = all_slacks_.words().size();
  last_.resize(slacks, {first_variable_, first_variable_});
  worse_.resize(slacks * variable_count_ * word_count_);
  better_.resize(slacks * variable_count_ * word_count_);
  const std::vector<std::int64_t>& entries = *polytope.small_matrix;
  for (std::size_t j = 0; j < slacks; ++j) {
    for (std::size_t v = 0; v < variable_count_; ++v) {
      const std::size_t own = place(j, polytope.variable_label(v));
      for (std::size_t k = 0; k < slacks; ++k) {
        const std::int64_t difference = entries[k * variable_count_ + v] - entries[j * variable_count_ + v];
        const Word bit = Word{1} << k % LabelSet::kBits;
        if (difference < 0) worse_[own + k / LabelSet::kBits] |= bit;
        if (difference > 0) better_[own + k / LabelSet::kBits] |= bit;
      }
    }
  }
}

bool WeakDominators::keep_dominators(std::size_t j, const LabelSet& tight, LabelSet& slacks) {
  Word* const left = slacks.words().data();
  const auto reduce = [&](Label variable) {
    const Word* const worse = worse_.data() + place(j, variable);
    Word any = 0;
    for (std::size_t word = 0; word < word_count_; ++word) any |= left[word] &= ~worse[word];
    return any != 0;
  };
  for (const Label variable : last_[j]) {
    if (!tight.contains(variable) && !reduce(variable)) return false;
  }
  const auto used = variables_.words();
  for (std::size_t word = 0; word < used.size(); ++word) {
    for (Word rest = used[word] & ~tight.words()[word]; rest != 0; rest &= rest - 1) {
      const auto variable =
          static_cast<Label>(word * LabelSet::kBits + static_cast<std::size_t>(std::countr_zero(rest)));
      if (reduce(variable)) continue;
      last_[j] = {variable, last_[j][0]};
      return false;
    }
  }
  return !slacks.empty();
}

bool WeakDominators::any_dominated() {
  const LabelSet none(variables_.words().size() * LabelSet::kBits);
  for (std::size_t j = 0; j < slack_count_; ++j) {
    LabelSet others = all_slacks_;
    others.erase(position(j));
    if (keep_dominators(j, none, others)) return true;
  }
  return false;
}

bool WeakDominators::add(std::size_t k, std::size_t j, LabelSet& tight) const {
  bool is_new = !tight.contains(slack(k));
  tight.insert(slack(k));
  (variables_ - tight).for_each([&](Label variable) {
    if ((better_[place(j, variable) + k / LabelSet::kBits] >> k % LabelSet::kBits & 1U) == 0) return;
    tight.insert(variable);
    is_new = true;
  });
  return is_new;
}

std::optional<WeakDominance> WeakDominators::slack_with(const LabelSet& slack, const LabelSet& tight,
                                                        const LabelSet& covered) {
  if (slack_count_ == 0 || slack.empty()) return std::nullopt;
  LabelSet own(slack_count_);
  std::vector<Label> variables;
  slack.for_each([&](Label label) {
    if (variables_.contains(label)) {
      variables.push_back(label);
    } else {
      own.insert(label - first_slack_);
    }
  });
  for (std::size_t j = 0; j < slack_count_; ++j) {
    if (covered.contains(this->slack(j))) continue;
    LabelSet shown = own;
    for (const Label variable : variables) {
      const Word* const better = better_.data() + place(j, variable);
      for (std::size_t word = 0; word < word_count_; ++word) shown.words()[word] |= better[word];
    }
    shown.erase(position(j));
    if (shown.empty() || !keep_dominators(j, tight, shown)) continue;
    std::optional<Label> first;
    shown.for_each([&](Label k) { first = first.value_or(k); });
    return WeakDominance{this->slack(j), this->slack(*first)};
  }
  return std::nullopt;
}

}  // namespace nashsolve::bimatrix
