#include "reduced_strategies.hpp"

#include <algorithm>
#include <vector>

#include "own_moves.hpp"

namespace nashsolve::tree {

namespace {

/// Walks through the choices as a counter with digits that come and go: an information set is met at the
/// first of the nodes that wait, in the order of the tree; its actions are tried one after the other, and
/// each brings the nodes that can come after it. Where the set was met before the same action is taken again.
class StrategyWalk {
 public:
  StrategyWalk(const GameTree& tree, std::uint32_t player)
      : tree_(tree), moves_(tree, player), chosen_(tree.information_sets().size(), kNone) {
    prepend(moves_.first());
  }

  /// The choices of the next strategy; false after the last one.
  bool next() {
    if (!is_first_ && !advance()) return false;
    is_first_ = false;
    while (head_ != kNone) {
      const std::uint32_t node = waiting_[head_].node;
      head_ = waiting_[head_].next;
      const std::uint32_t set = tree_.nodes()[node].information_set;
      if (chosen_[set] == kNone) {
        frames_.push_back({node, head_, waiting_.size()});
        chosen_[set] = 0;
      }
      prepend(moves_.after(node, chosen_[set]));
    }
    return true;
  }

  void append_to(std::vector<Choice>& choices) const {
    for (const Frame& frame : frames_) {
      const std::uint32_t set = tree_.nodes()[frame.node].information_set;
      choices.push_back({set, chosen_[set]});
    }
  }

 private:
  /// A list of nodes that shares its end with others.
  struct Waiting {
    std::uint32_t node;
    std::uint32_t next;
  };
  struct Frame {
    std::uint32_t node;
    std::uint32_t head;
    std::size_t waiting_size;
  };

  void prepend(std::span<const std::uint32_t> nodes) {
    for (std::size_t k = nodes.size(); k-- > 0;) {
      waiting_.push_back({nodes[k], head_});
      head_ = static_cast<std::uint32_t>(waiting_.size() - 1);
    }
  }

  bool advance() {
    while (!frames_.empty()) {
      const Frame& frame = frames_.back();
      const std::uint32_t set = tree_.nodes()[frame.node].information_set;
      waiting_.resize(frame.waiting_size);
      if (++chosen_[set] < tree_.information_sets()[set].actions.size()) {
        head_ = frame.head;
        prepend(moves_.after(frame.node, chosen_[set]));
        return true;
      }
      chosen_[set] = kNone;
      frames_.pop_back();
    }
    return false;
  }

  const GameTree& tree_;
  OwnMoves moves_;
  std::vector<std::uint32_t> chosen_;
  std::vector<Waiting> waiting_;
  std::uint32_t head_ = kNone;
  std::vector<Frame> frames_;
  bool is_first_ = true;
};

}  // namespace

std::optional<ReducedStrategies> list_reduced_strategies(const GameTree& tree, std::uint32_t player,
                                                         std::size_t most_strategies,
                                                         std::size_t most_choices) {
  ReducedStrategies result;
  StrategyWalk walk(tree, player);
  while (walk.next()) {
    if (result.size() == most_strategies) return std::nullopt;
    walk.append_to(result.choices);
    if (result.choices.size() > most_choices) return std::nullopt;
    result.first.push_back(result.choices.size());
  }
  return result;
}

/// An action multiplies the numbers of what can come after it, an information set adds up those of its
/// actions. So do choices, where each combination has those of all its parts, and a set's action is one more.
StrategyCount count_strategies(const GameTree& tree, std::uint32_t player, std::size_t most) {
  const OwnMoves moves(tree, player);
  const std::span<const TreeNode> nodes = tree.nodes();
  std::vector<StrategyCount> count(tree.information_sets().size());
  std::vector<std::uint32_t> multiplied(count.size());
  std::uint32_t round = 0;
  const auto times = [most](std::size_t a, std::size_t b) {
    return a != 0 && b > most / a ? most : std::min(most, a * b);
  };
  const auto plus = [most](std::size_t a, std::size_t b) { return b > most - a ? most : a + b; };
  const auto multiply = [&](StrategyCount& product, std::span<const std::uint32_t> next) {
    for (const std::uint32_t node : next) {
      const std::uint32_t set = nodes[node].information_set;
      if (multiplied[set] == round) continue;
      multiplied[set] = round;
      const StrategyCount& factor = count[set];
      product.choices =
          plus(times(product.choices, factor.strategies), times(factor.choices, product.strategies));
      product.strategies = times(product.strategies, factor.strategies);
    }
  };
  // With perfect recall a set begins behind the sets before it.
  for (auto n = static_cast<std::uint32_t>(nodes.size()); n-- > 0;) {
    const std::uint32_t set = nodes[n].information_set;
    if (nodes[n].is_terminal() || tree.information_sets()[set].player != player ||
        tree.members(set).front() != n) {
      continue;
    }
    StrategyCount& sum = count[set];
    for (std::uint32_t action = 0; action < tree.information_sets()[set].actions.size(); ++action) {
      StrategyCount product{1, 0};
      ++round;
      for (const std::uint32_t node : tree.members(set)) multiply(product, moves.after(node, action));
      sum.strategies = plus(sum.strategies, product.strategies);
      sum.choices = plus(sum.choices, plus(product.choices, product.strategies));
    }
  }
  StrategyCount product{1, 0};
  ++round;
  multiply(product, moves.first());
  return product;
}

}  // namespace nashsolve::tree
