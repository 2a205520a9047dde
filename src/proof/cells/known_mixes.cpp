#include "known_mixes.hpp"

#include <algorithm>

#include "reduction.hpp"
#include "row_space.hpp"

namespace nashsolve::proof {

namespace {

std::vector<std::vector<std::size_t>> support_of(const Equilibrium& equilibrium,
                                                 const std::vector<std::size_t>& counts) {
  std::vector<std::vector<std::size_t>> support;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    auto& own = support.emplace_back();
    for (std::size_t s = 0; s < counts[i]; ++s) {
      const bool is_used =
          equilibrium.is_exact()
              ? sgn(equilibrium.exact()[i].probability(s)) > 0
              : sgn(std::get<EnclosedProfile>(equilibrium.profile).probabilities[i][s].upper) > 0;
      if (is_used) own.push_back(s);
    }
  }
  return support;
}

}  // namespace

KnownMixes::KnownMixes(const Game& game, const Solution& solution) {
  for (std::size_t i = 0; i < game.player_count(); ++i) counts_.push_back(game.strategy_count(i));
  for (const Equilibrium& equilibrium : solution.equilibria) {
    (equilibrium.is_exact() ? rational_ : irrational_).push_back(support_of(equilibrium, counts_));
  }
  if (irrational_.empty()) return;
  const nplayer::Reduction reduction = nplayer::reduce(game);
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const auto& classes = reduction.classes[i];
    auto& own = mixes_.emplace_back(counts_[i], std::vector<Rational>(counts_[i]));
    for (const auto& members : classes) {
      for (const std::size_t s : members) own[s][members.front()] = 1;
    }
    for (const nplayer::Reduction::Mixture& mixture : reduction.mixtures[i]) {
      for (std::size_t c = 0; c < classes.size(); ++c) {
        own[mixture.strategy][classes[c].front()] = mixture.weights[c];
      }
    }
  }
}

KnownMixes::Support KnownMixes::used_for(const Support& support) const {
  Support image;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    auto& own = image.emplace_back();
    for (std::size_t t = 0; t < counts_[i]; ++t) {
      if (std::ranges::any_of(support[i], [&](std::size_t s) { return sgn(mixes_[i][s][t]) > 0; })) {
        own.push_back(t);
      }
    }
  }
  return image;
}

bool KnownMixes::may_hold(const ProofNode& set, const Support& image) const {
  Support used(counts_.size());
  Support possible(counts_.size());
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    for (std::size_t s = 0; s < counts_[i]; ++s) {
      if (set.use(i, s) == ProofNode::Use::used) used[i].push_back(s);
      if (set.use(i, s) != ProofNode::Use::unused) possible[i].push_back(s);
    }
  }
  const Support least = used_for(used);
  const Support most = used_for(possible);
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (!std::ranges::includes(image[i], least[i]) || !std::ranges::includes(most[i], image[i])) return false;
  }
  return true;
}

bool KnownMixes::end(const ProofNode& node, CellSteps& steps) {
  if (mixes_.empty()) return false;
  Support support;
  bool are_independent = true;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    auto& own = support.emplace_back();
    RowSpace span(counts_[i]);
    for (std::size_t s = 0; s < counts_[i]; ++s) {
      if (node.use(i, s) == ProofNode::Use::open) return false;
      if (node.use(i, s) == ProofNode::Use::unused) continue;
      own.push_back(s);
      are_independent = span.add(mixes_[i][s]) && are_independent;
    }
  }
  const Support image = used_for(support);
  const auto has_image = [&](const Support& other) { return used_for(other) == image; };
  if (are_independent || std::ranges::find(irrational_, image) == irrational_.end() ||
      std::ranges::any_of(rational_, has_image) ||
      std::ranges::any_of(sets_, [&](const ProofNode& set) { return may_hold(set, image); })) {
    return false;
  }
  if (ended_.empty()) add_mixes(steps);
  ended_.push_back(image);
  steps.begin(CellStepKind::same);
  return true;
}

bool KnownMixes::allow_set(const ProofNode& node) {
  if (mixes_.empty()) return true;
  sets_.push_back(node);
  return std::ranges::none_of(ended_, [&](const Support& image) { return may_hold(node, image); });
}

void KnownMixes::add_mixes(CellSteps& steps) const {
  StrategyId id = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const StrategyId first = id;
    for (std::size_t s = 0; s < counts_[i]; ++s, ++id) {
      const std::vector<Rational>& mix = mixes_[i][s];
      if (sgn(mix[s]) > 0) continue;
      Integer denominator = 1;
      for (const Rational& w : mix) denominator = least_common_multiple(denominator, w.get_den());
      steps.begin(CellStepKind::mix);
      steps.add(id);
      pack(steps.bytes(), static_cast<std::uint64_t>(
                              std::ranges::count_if(mix, [](const Rational& w) { return sgn(w) > 0; })));
      for (std::size_t t = 0; t < counts_[i]; ++t) {
        if (sgn(mix[t]) == 0) continue;
        steps.add(first + static_cast<StrategyId>(t));
        pack(steps.bytes(), Integer(mix[t].get_num() * exact_quotient(denominator, mix[t].get_den())));
      }
    }
  }
}

}  // namespace nashsolve::proof
