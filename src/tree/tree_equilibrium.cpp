#include "tree_equilibrium.hpp"

#include <algorithm>
#include <utility>

#include "deviation.hpp"
#include "nashsolve/errors.hpp"
#include "sequence_form.hpp"
#include "subgame_induction.hpp"

namespace nashsolve {

namespace {

bool is_all_seen(const GameTree& tree) {
  for (std::uint32_t h = 0; h < tree.information_sets().size(); ++h) {
    if (tree.information_sets()[h].player != kChance && tree.members(h).size() != 1) return false;
  }
  return true;
}

/// Whether the two players' payoffs add up to the same at every end that a play can come to.
bool is_constant_sum(const GameTree& tree) {
  if (tree.player_count() != 2) return false;
  std::vector<Rational> sums(tree.nodes().size());
  std::optional<Rational> first;
  for (std::size_t n = 0; n < sums.size(); ++n) {
    const TreeNode& node = tree.nodes()[n];
    if (node.parent != kNone) sums[n] = sums[node.parent];
    if (node.outcome != 0) sums[n] += tree.payoff(0, node.outcome) + tree.payoff(1, node.outcome);
    if (!node.is_terminal()) continue;
    if (first && *first != sums[n]) return false;
    first = sums[n];
  }
  return true;
}

/// Entries of the largest linear program, which is solved as a dense one in integers.
constexpr std::size_t kMostEntries = 4'000'000;

/// Rows and columns of the linear program come from the sequences of one player and the information sets of
/// the other.
bool has_small_program(const GameTree& tree) {
  std::size_t rows = 1;
  std::size_t columns = 1;
  for (const InformationSet& set : tree.information_sets()) {
    if (set.player == kChance) continue;
    rows += set.player == 0 ? 1 : set.actions.size();
    columns += set.player == 0 ? set.actions.size() : 1;
  }
  return rows <= kMostEntries / columns;
}

/// The first of the best actions, from the last node to the first.
/// What a node is worth is kept until its parent is: a node stands before its children, so the last things
/// that were kept are what they are worth, the first child's on top.
Behavior induce(const GameTree& tree) {
  const std::span<const TreeNode> nodes = tree.nodes();
  const std::size_t players = tree.player_count();
  std::vector<std::vector<Rational>> kept;
  std::size_t kept_count = 0;
  Behavior behavior(tree.information_sets().size());
  for (std::size_t n = nodes.size(); n-- > 0;) {
    const TreeNode& node = nodes[n];
    if (node.is_terminal()) {
      if (kept_count == kept.size()) kept.emplace_back(players);
      std::vector<Rational>& own = kept[kept_count++];
      for (std::size_t i = 0; i < players; ++i) own[i] = tree.payoff(i, node.outcome);
      continue;
    }
    const InformationSet& set = tree.information_sets()[node.information_set];
    const std::size_t actions = set.actions.size();
    const auto worth = [&](std::size_t action) -> std::vector<Rational>& {
      return kept[kept_count - 1 - action];
    };
    // It takes the place of the last child's.
    std::vector<Rational>& own = worth(actions - 1);
    if (set.player == kChance) {
      behavior[node.information_set] = set.probabilities;
      for (std::size_t i = 0; i < players; ++i) {
        own[i] *= set.probabilities[actions - 1];
        for (std::size_t a = 0; a + 1 < actions; ++a) own[i] += set.probabilities[a] * worth(a)[i];
      }
    } else {
      std::size_t best = 0;
      for (std::size_t a = 1; a < actions; ++a) {
        if (worth(a)[set.player] > worth(best)[set.player]) best = a;
      }
      own.swap(worth(best));
      std::vector<Rational>& probabilities = behavior[node.information_set];
      probabilities.resize(actions);
      probabilities[best] = 1;
    }
    kept_count -= actions - 1;
    if (node.outcome == 0) continue;
    for (std::size_t i = 0; i < players; ++i) own[i] += tree.payoff(i, node.outcome);
  }
  return behavior;
}

/// By code that shares nothing with the methods: what each player could get against the others' behaviour.
void require_equilibrium(const GameTree& tree, const Play& play) {
  for (const TreeRegret& regret : regrets(tree, play)) {
    if (sgn(regret.gain) != 0) throw InternalError("what was found in a tree is no equilibrium");
  }
}

}  // namespace

std::optional<TreeMethod> tree_method(const GameTree& tree) {
  if (is_all_seen(tree)) return TreeMethod::backward_induction;
  if (is_constant_sum(tree) && has_small_program(tree) && !find_imperfect_recall(tree))
    return TreeMethod::sequence_form;
  if (tree::can_induce_by_subgames(tree)) return TreeMethod::subgames;
  return std::nullopt;
}

std::optional<TreeEquilibrium> tree_equilibrium(const GameTree& tree, TreeMethod method,
                                                const ProgramSolver& maximise,
                                                const std::function<bool()>& must_stop) {
  std::optional<Behavior> behavior;
  if (method == TreeMethod::backward_induction) {
    behavior = induce(tree);
  } else if (method == TreeMethod::sequence_form) {
    behavior = tree::optimal_behavior(tree, maximise, must_stop);
  } else {
    behavior = tree::induce_by_subgames(tree, must_stop);
  }
  if (!behavior) return std::nullopt;
  TreeEquilibrium result{method, play_of(tree, *std::move(behavior))};
  require_equilibrium(tree, result.play);
  return result;
}

}  // namespace nashsolve
