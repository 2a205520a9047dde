#include <stdexcept>
#include <utility>

#include "nashsolve/tree.hpp"

namespace nashsolve {

namespace {

void require(bool is_true, const char* what) {
  if (!is_true) throw std::invalid_argument(what);
}

void check_information_set(const InformationSet& set, std::size_t players) {
  require(set.player == kChance || set.player < players, "an information set of no player");
  require(!set.actions.empty(), "an information set needs an action");
  if (set.player != kChance) {
    require(set.probabilities.empty(), "only chance has probabilities");
    return;
  }
  require(set.probabilities.size() == set.actions.size(), "chance needs a probability for each action");
  Rational sum;
  for (const Rational& probability : set.probabilities) {
    require(sgn(probability) >= 0, "a probability is negative");
    sum += probability;
  }
  require(sum == 1, "probabilities do not add up to 1");
}

}  // namespace

GameTree::GameTree(TreeParts parts) : parts_(std::move(parts)) {
  require(!parts_.players.empty(), "a game needs at least one player");
  require(!parts_.nodes.empty() && parts_.nodes.size() < kNone, "a tree needs a node");
  require(!parts_.outcome_labels.empty(), "the first outcome stands for none");
  require(parts_.payoffs.size() == parts_.players.size(), "a tree needs one payoff table per player");
  for (const PayoffTable& table : parts_.payoffs) {
    require(table.size() == parts_.outcome_labels.size(), "every outcome needs a payoff");
    require(sgn(table.numerator(0)) == 0, "no outcome pays nothing");
  }
  for (const InformationSet& set : parts_.information_sets) check_information_set(set, player_count());
  check_nodes();
  first_member_.resize(parts_.information_sets.size() + 1);
  for (const TreeNode& node : parts_.nodes) {
    if (node.is_terminal()) {
      ++terminal_count_;
    } else {
      ++first_member_[node.information_set + 1];
    }
  }
  for (std::size_t set = 1; set < first_member_.size(); ++set) first_member_[set] += first_member_[set - 1];
  members_.resize(parts_.nodes.size() - terminal_count_);
  std::vector<std::size_t> next(first_member_.begin(), first_member_.end() - 1);
  for (std::uint32_t node = 0; node < parts_.nodes.size(); ++node) {
    if (!parts_.nodes[node].is_terminal()) members_[next[parts_.nodes[node].information_set]++] = node;
  }
}

void GameTree::check_nodes() const {
  const std::vector<TreeNode>& nodes = parts_.nodes;
  const auto size = static_cast<std::uint32_t>(nodes.size());
  require(nodes.front().parent == kNone && nodes.front().end == size, "the first node is no root");
  for (std::uint32_t n = 0; n < size; ++n) {
    const TreeNode& node = nodes[n];
    require(node.outcome < parts_.outcome_labels.size(), "a node with an unknown outcome");
    if (node.is_terminal()) {
      require(node.end == n + 1, "a terminal node has a child");
      continue;
    }
    require(node.information_set < parts_.information_sets.size(), "a node of an unknown information set");
    std::uint32_t child = n + 1;
    const std::size_t actions = parts_.information_sets[node.information_set].actions.size();
    for (std::uint32_t action = 0; action < actions; ++action) {
      require(child < node.end && nodes[child].parent == n && nodes[child].action == action &&
                  nodes[child].end > child,
              "children do not match the actions");
      child = nodes[child].end;
    }
    require(child == node.end && node.end <= size, "children do not match the actions");
  }
}

GameTree GameTree::negated() const {
  TreeParts parts = parts_;
  for (PayoffTable& table : parts.payoffs) table = table.negated();
  return GameTree(std::move(parts));
}

}  // namespace nashsolve
