#include "plans_of.hpp"

#include <memory>

namespace nashsolve::tree {

std::vector<TreeEnd> tree_ends(const GameTree& tree, const Region& whole) {
  const std::span<const TreeNode> nodes = tree.nodes();
  Behavior chance(tree.information_sets().size());
  for (std::size_t h = 0; h < chance.size(); ++h) chance[h] = tree.information_sets()[h].probabilities;
  const NodeWeights weights = whole.weights(chance, 0, 1);
  std::vector<std::array<Rational, 2>> paid(nodes.size());
  std::vector<TreeEnd> ends;
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (nodes[n].parent != kNone) paid[n] = paid[nodes[n].parent];
    if (nodes[n].outcome != 0) {
      for (std::size_t i = 0; i < 2; ++i) paid[n][i] += tree.payoff(i, nodes[n].outcome);
    }
    if (!nodes[n].is_terminal() || sgn(weights[n]) == 0) continue;
    ends.push_back({{whole.sequences(0).at[n], whole.sequences(1).at[n]}, weights[n], paid[n]});
  }
  return ends;
}

Plans plans_of(const TreeForm& form) {
  const GameTree& tree = form.tree;
  const Region whole(tree, std::vector<bool>(tree.nodes().size()), 0);
  Plans plans;
  plans.ends = std::make_shared<const std::vector<TreeEnd>>(tree_ends(tree, whole));
  std::vector<std::uint32_t> first(tree.information_sets().size());
  std::vector<std::uint32_t> played;
  for (std::uint32_t i = 0; i < 2; ++i) {
    const OwnSequences& own = whole.sequences(i);
    OwnPlans& result = plans.players[i];
    result.sequence_count = own.count;
    for (std::size_t h = 0; h < own.sets.size(); ++h) {
      const auto actions = static_cast<std::uint32_t>(tree.information_sets()[own.sets[h]].actions.size());
      result.sets.push_back({own.before[h], own.first[h], actions});
      first[own.sets[h]] = own.first[h];
    }
    for (std::size_t s = 0; s < form.strategies[i].size(); ++s) {
      played.clear();
      for (const Choice& choice : form.strategies[i].of(s))
        played.push_back(first[choice.information_set] + choice.action);
      result.add(played);
    }
  }
  return plans;
}

}  // namespace nashsolve::tree
