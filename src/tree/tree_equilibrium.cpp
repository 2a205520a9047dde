#include "tree_equilibrium.hpp"

#include <algorithm>
#include <utility>

#include "deviation.hpp"
#include "nashsolve/errors.hpp"
#include "node_induction.hpp"
#include "sequence_form.hpp"
#include "subgame_induction.hpp"

namespace nashsolve {

namespace {

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

/// By code that shares nothing with the methods: what each player could get against the others' behaviour.
/// False where `must_stop` became true.
bool check_gains(const GameTree& tree, bool is_equilibrium, TreeEquilibrium& found,
                 const std::function<bool()>& must_stop) {
  bool holds = true;
  if (found.method == TreeMethod::backward_induction) {
    const auto best = tree::best_payoffs(tree, *found.play.behavior, must_stop);
    if (!best) return false;
    holds = *best == found.play.payoffs;
  } else {
    std::vector<Rational> gains;
    for (TreeRegret& regret : regrets(tree, found.play)) gains.push_back(std::move(regret.gain));
    holds = std::ranges::all_of(gains, [](const Rational& gain) { return sgn(gain) == 0; });
    if (!holds && !is_equilibrium) {
      found.gains = std::move(gains);
      return true;
    }
  }
  if (!holds) throw InternalError("what was found in a tree is no equilibrium");
  return true;
}

}  // namespace

std::optional<TreeMethod> tree_method(const GameTree& tree) {
  if (tree::is_all_seen(tree)) return TreeMethod::backward_induction;
  if (find_imperfect_recall(tree)) return std::nullopt;
  if (is_constant_sum(tree) && has_small_program(tree)) return TreeMethod::sequence_form;
  switch (tree::subgame_method(tree)) {
    case tree::SubgameMethod::best_response:
      return TreeMethod::best_responses;
    case tree::SubgameMethod::lemke:
      return TreeMethod::subgames;
    case tree::SubgameMethod::strategic_form:
      return TreeMethod::subgame_forms;
    default:
      return TreeMethod::subgame_matching;
  }
}

std::string why_no_method(const GameTree& tree) {
  const InformationSet& set = tree.information_sets()[find_imperfect_recall(tree)->information_set];
  return "found a tree whose strategic form is out of reach, and in which player " +
         std::to_string(set.player + 1) + " forgets own moves, expected perfect recall";
}

std::optional<TreeEquilibrium> tree_equilibrium(const GameTree& tree, TreeMethod method,
                                                const TreeSolvers& solvers, const tree::TreeStops& stops) {
  std::optional<Behavior> behavior;
  bool is_equilibrium = true;
  if (method == TreeMethod::backward_induction) {
    behavior = tree::induce_backwards(tree, stops.must_stop);
  } else if (method == TreeMethod::sequence_form) {
    behavior = tree::optimal_behavior(tree, solvers.maximise, stops.must_stop);
  } else if (auto induced = tree::induce_by_subgames(tree, solvers.solve, stops)) {
    behavior = std::move(induced->behavior);
    is_equilibrium = induced->is_equilibrium;
  }
  if (!behavior) return std::nullopt;
  std::optional<Play> play = play_of(tree, *std::move(behavior), stops.is_over);
  if (!play) return std::nullopt;
  TreeEquilibrium result{method, *std::move(play)};
  result.is_subgame_perfect = is_equilibrium && method != TreeMethod::sequence_form;
  if (!check_gains(tree, is_equilibrium, result, stops.is_over)) return std::nullopt;
  return result;
}

}  // namespace nashsolve
