#include "region_form.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "reduced_strategies.hpp"

namespace nashsolve::tree {

namespace {

/// Of the strategic form: as many as the search for one equilibrium of a game drawn at random, 128 x 128 x
/// 128 or 21^4, takes some seconds for.
constexpr std::size_t kMostPayoffs = std::size_t{1} << 22;
constexpr FormLimits kLimits{std::size_t{1} << 14, kMostPayoffs, std::size_t{1} << 28};

struct RegionTree {
  TreeParts parts;
  /// By information set of the region: that of the whole tree.
  std::vector<std::uint32_t> sets;
};

/// `worth`: nothing where no payoffs are asked for.
RegionTree region_tree(const GameTree& tree, const Region& region, const Worth* worth) {
  RegionTree result;
  TreeParts& parts = result.parts;
  parts.players = tree.players();
  parts.outcome_labels = {""};
  std::vector<std::vector<Rational>> payoffs(tree.player_count(), std::vector<Rational>(1));
  std::unordered_map<std::uint32_t, std::uint32_t> number_of;
  for (std::uint32_t k = 0; k < region.nodes().size(); ++k) {
    const TreeNode& node = tree.nodes()[region.nodes()[k]];
    const bool is_inner = k > 0 && region.is_inner_root(k);
    TreeNode& own = parts.nodes.emplace_back();
    own.end = k + 1;
    if (k > 0) {
      own.parent = region.parent(k);
      own.action = node.action;
    }
    if (!node.is_terminal() && !is_inner) {
      const auto next = static_cast<std::uint32_t>(result.sets.size());
      const auto [place, is_new] = number_of.try_emplace(node.information_set, next);
      own.information_set = place->second;
      if (is_new) {
        result.sets.push_back(node.information_set);
        parts.information_sets.push_back(tree.information_sets()[node.information_set]);
      }
    }
    if (worth == nullptr || (node.outcome == 0 && !is_inner)) continue;
    own.outcome = static_cast<std::uint32_t>(parts.outcome_labels.size());
    parts.outcome_labels.emplace_back();
    for (std::uint32_t i = 0; i < payoffs.size(); ++i) payoffs[i].push_back(region.paid(i, k, *worth));
  }
  for (std::size_t k = parts.nodes.size(); k-- > 1;) {
    TreeNode& parent = parts.nodes[parts.nodes[k].parent];
    parent.end = std::max(parent.end, parts.nodes[k].end);
  }
  for (const std::vector<Rational>& own : payoffs) parts.payoffs.push_back(PayoffTable::from(own));
  return result;
}

}  // namespace

bool has_small_form(const GameTree& tree, const Region& region) {
  const GameTree own(region_tree(tree, region, nullptr).parts);
  std::size_t payoffs = own.player_count();
  std::size_t strategies = 0;
  for (std::uint32_t i = 0; i < own.player_count(); ++i) {
    const std::size_t count = count_strategies(own, i, kLimits.strategies + 1).strategies;
    strategies += count;
    if (strategies > kLimits.strategies || payoffs > kMostPayoffs / count) return false;
    payoffs *= count;
  }
  return true;
}

std::optional<bool> fill_form_equilibrium(const GameTree& tree, const Region& region, const Worth& worth,
                                          const GameSolver& solve, const std::function<bool()>& must_stop,
                                          Behavior& behavior) {
  RegionTree own = region_tree(tree, region, &worth);
  const std::optional<ReducedForm> reduced = reduced_form(GameTree(std::move(own.parts)), kLimits);
  if (!reduced) return std::nullopt;
  const std::optional<FormProfile> found = solve(reduced->game, must_stop);
  if (!found) return std::nullopt;
  const Play play = play_of(*reduced->form, found->profile);
  for (std::size_t h = 0; h < own.sets.size(); ++h) {
    std::vector<Rational>& actions = behavior[own.sets[h]];
    if (tree.information_sets()[own.sets[h]].player == kChance) continue;
    actions = (*play.behavior)[h];
    if (!actions.empty()) continue;
    // What own moves exclude, where anything may be done.
    actions.resize(tree.information_sets()[own.sets[h]].actions.size());
    actions.front() = 1;
  }
  return found->is_equilibrium;
}

}  // namespace nashsolve::tree
