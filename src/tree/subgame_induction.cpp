#include "subgame_induction.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "region.hpp"
#include "region_lemke.hpp"

namespace nashsolve::tree {

namespace {

/// Of Lemke's dictionary, which is dense and in integers.
constexpr std::size_t kMostEntries = 4'000'000;

std::vector<bool> roots_of(const GameTree& tree) {
  std::vector<bool> roots = subgame_roots(tree);
  roots[0] = true;
  return roots;
}

std::vector<std::uint32_t> movers(const Region& region, std::size_t players) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < players; ++i) {
    if (!region.sequences(i).sets.empty()) result.push_back(i);
  }
  return result;
}

/// The first of the best actions at each set.
void fill_best_response(const GameTree& tree, const Region& region, std::uint32_t player, const Worth& worth,
                        Behavior& behavior) {
  const OwnSequences& own = region.sequences(player);
  const BestResponse best = region.best_response(player, behavior, worth);
  for (std::size_t h = 0; h < own.sets.size(); ++h) {
    std::vector<Rational>& probabilities = behavior[own.sets[h]];
    probabilities.resize(tree.information_sets()[own.sets[h]].actions.size());
    std::size_t action = 0;
    while (best.action_values[own.first[h] + action] != best.set_values[h]) ++action;
    probabilities[action] = 1;
  }
}

}  // namespace

SubgameWork subgame_work(const GameTree& tree) {
  if (find_imperfect_recall(tree)) return {SubgameObstacle::imperfect_recall};
  struct Size {
    std::uint32_t first = kNone;
    std::uint32_t second = kNone;
    std::size_t sequences = 0;
    std::size_t sets = 0;
    bool has_three_movers = false;
  };
  const std::span<const TreeNode> nodes = tree.nodes();
  const std::vector<bool> roots = roots_of(tree);
  std::vector<std::uint32_t> root_of(nodes.size());
  std::unordered_map<std::uint32_t, Size> sizes;
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    root_of[n] = roots[n] ? n : root_of[nodes[n].parent];
    if (nodes[n].is_terminal()) continue;
    const std::uint32_t set = nodes[n].information_set;
    const InformationSet& information = tree.information_sets()[set];
    if (information.player == kChance || tree.members(set).front() != n) continue;
    Size& size = sizes[root_of[n]];
    if (size.first == kNone) size.first = information.player;
    if (information.player != size.first) {
      if (size.second == kNone) size.second = information.player;
      if (information.player != size.second) size.has_three_movers = true;
    }
    size.sequences += information.actions.size();
    ++size.sets;
  }
  SubgameWork work;
  for (const auto& [root, size] : sizes) {
    if (size.second == kNone) continue;
    const std::size_t rows = lemke_rows(size.sequences, size.sets);
    if (size.has_three_movers) {
      work.has_three_movers = true;
      if (!has_small_form(tree, Region(tree, roots, root))) work.obstacle = SubgameObstacle::many_strategies;
    } else if (rows > kMostEntries / rows) {
      work.obstacle = SubgameObstacle::many_moves;
    }
    if (work.obstacle != SubgameObstacle::none) return work;
  }
  return work;
}

std::optional<InducedBehavior> induce_by_subgames(const GameTree& tree, const GameSolver& solve,
                                                  const std::function<bool()>& must_stop) {
  const std::vector<bool> roots = roots_of(tree);
  InducedBehavior induced{Behavior(tree.information_sets().size())};
  Behavior& behavior = induced.behavior;
  for (std::size_t h = 0; h < behavior.size(); ++h) behavior[h] = tree.information_sets()[h].probabilities;
  Worth worth;
  for (auto n = static_cast<std::uint32_t>(roots.size()); n-- > 0;) {
    if (!roots[n]) continue;
    const Region region(tree, roots, n);
    const std::vector<std::uint32_t> who = movers(region, tree.player_count());
    if (who.size() == 1) fill_best_response(tree, region, who.front(), worth, behavior);
    if (who.size() == 2 && !fill_equilibrium(tree, region, {who[0], who[1]}, worth, behavior, must_stop)) {
      return std::nullopt;
    }
    if (who.size() > 2) {
      const std::optional<bool> is_equilibrium =
          fill_form_equilibrium(tree, region, worth, solve, must_stop, behavior);
      if (!is_equilibrium) return std::nullopt;
      induced.is_equilibrium = induced.is_equilibrium && *is_equilibrium;
    }
    std::vector<Rational> values = region.values(behavior, worth);
    for (const std::uint32_t inner : region.inner_roots()) worth.erase(inner);
    worth.emplace(n, std::move(values));
    if (must_stop()) return std::nullopt;
  }
  return induced;
}

}  // namespace nashsolve::tree
