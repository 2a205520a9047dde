#include "region.hpp"

#include <algorithm>

namespace nashsolve::tree {

Region::Region(const GameTree& tree, const std::vector<bool>& roots, std::uint32_t root) : tree_(tree) {
  const std::span<const TreeNode> nodes = tree.nodes();
  // The positions of the nodes from the root down to where the walk is.
  std::vector<std::uint32_t> path;
  for (std::uint32_t n = root; n < nodes[root].end;) {
    while (!path.empty() && nodes[nodes_[path.back()]].end <= n) path.pop_back();
    const bool is_inner = n != root && roots[n];
    const auto position = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(n);
    parents_.push_back(n == root ? kNone : path.back());
    if (is_inner) inner_roots_.push_back(n);
    if (!is_inner && !nodes[n].is_terminal()) path.push_back(position);
    n = is_inner ? nodes[n].end : n + 1;
  }
  sequences_.resize(tree.player_count());
  for (OwnSequences& own : sequences_) own.at.resize(nodes_.size());
  // By position of a player's node: which of the player's sets it is in.
  std::vector<std::uint32_t> set_at(nodes_.size(), kNone);
  for (std::size_t k = 0; k < nodes_.size(); ++k) {
    const std::uint32_t n = nodes_[k];
    if (k > 0) {
      const std::uint32_t parent = parents_[k];
      const std::uint32_t set = nodes[nodes_[parent]].information_set;
      for (std::uint32_t i = 0; i < sequences_.size(); ++i) {
        OwnSequences& own = sequences_[i];
        const bool is_own = tree.information_sets()[set].player == i;
        own.at[k] = is_own ? own.first[set_at[parent]] + nodes[n].action : own.at[parent];
      }
    }
    if (nodes[n].is_terminal() || (k > 0 && roots[n])) continue;
    const std::uint32_t set = nodes[n].information_set;
    const InformationSet& information = tree.information_sets()[set];
    if (information.player == kChance) continue;
    // All nodes of the set are in here, the first one before the others.
    if (const std::uint32_t first = tree.members(set).front(); first != n) {
      set_at[k] = set_at[static_cast<std::size_t>(std::ranges::lower_bound(nodes_, first) - nodes_.begin())];
      continue;
    }
    OwnSequences& own = sequences_[information.player];
    set_at[k] = static_cast<std::uint32_t>(own.sets.size());
    own.sets.push_back(set);
    own.first.push_back(own.count);
    own.before.push_back(own.at[k]);
    own.count += static_cast<std::uint32_t>(information.actions.size());
  }
}

NodeWeights Region::weights(const Behavior& behavior, std::uint32_t left_out,
                            std::uint32_t also_left_out) const {
  NodeWeights weights(nodes_.size());
  for (std::size_t k = 1; k < nodes_.size(); ++k) {
    const std::uint32_t parent = parents_[k];
    if (sgn(weights[parent]) == 0) continue;
    const std::uint32_t set = tree_.nodes()[nodes_[parent]].information_set;
    const std::uint32_t player = tree_.information_sets()[set].player;
    if (player != kChance && (player == left_out || player == also_left_out)) {
      weights.pass_on(parent, k);
    } else if (!behavior[set].empty()) {
      weights.pass_on(parent, k, behavior[set][tree_.nodes()[nodes_[k]].action]);
    }
  }
  return weights;
}

Rational Region::paid(std::uint32_t player, std::size_t position, const Worth& worth) const {
  const std::uint32_t node = nodes_[position];
  if (const auto inner = worth.find(node); position > 0 && inner != worth.end()) return inner->second[player];
  const std::uint32_t outcome = tree_.nodes()[node].outcome;
  return outcome == 0 ? Rational() : tree_.payoff(player, outcome);
}

std::vector<Rational> Region::values(const Behavior& behavior, const Worth& worth) const {
  const NodeWeights reach = weights(behavior, kNone);
  std::vector<Rational> result(tree_.player_count());
  for (std::size_t k = 0; k < nodes_.size(); ++k) {
    if (sgn(reach[k]) == 0) continue;
    for (std::uint32_t i = 0; i < result.size(); ++i) result[i] += reach[k] * paid(i, k, worth);
  }
  return result;
}

BestResponse Region::best_response(std::uint32_t player, const Behavior& behavior, const Worth& worth) const {
  const OwnSequences& own = sequences_[player];
  const NodeWeights reach = weights(behavior, player);
  BestResponse best;
  best.action_values.resize(own.count);
  best.set_values.resize(own.sets.size());
  for (std::size_t k = 0; k < nodes_.size(); ++k) {
    if (sgn(reach[k]) != 0) best.action_values[own.at[k]] += reach[k] * paid(player, k, worth);
  }
  for (std::size_t h = own.sets.size(); h-- > 0;) {
    const std::size_t actions = tree_.information_sets()[own.sets[h]].actions.size();
    const auto first = best.action_values.begin() + own.first[h];
    best.set_values[h] = *std::max_element(first, first + static_cast<std::ptrdiff_t>(actions));
    best.action_values[own.before[h]] += best.set_values[h];
  }
  best.value = best.action_values[0];
  return best;
}

void fill_shares(const GameTree& tree, const OwnSequences& own, const std::vector<Rational>& plan,
                 Behavior& behavior) {
  for (std::size_t h = 0; h < own.sets.size(); ++h) {
    const std::size_t actions = tree.information_sets()[own.sets[h]].actions.size();
    std::vector<Rational>& shares = behavior[own.sets[h]];
    const auto begin = plan.begin() + static_cast<std::ptrdiff_t>(own.first[h]);
    shares.assign(begin, begin + static_cast<std::ptrdiff_t>(actions));
    Rational sum;
    for (const Rational& share : shares) sum += share;
    if (sgn(sum) == 0) {
      shares.front() = 1;
    } else {
      for (Rational& share : shares) share /= sum;
    }
  }
}

}  // namespace nashsolve::tree
