#include "subgame_induction.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "region.hpp"
#include "region_lemke.hpp"
#include "region_matching.hpp"

namespace nashsolve::tree {

namespace {

/// Of Lemke's dictionary, which is dense and in integers.
constexpr std::size_t kMostEntries = 4'000'000;

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

SubgameMethod method_for(const GameTree& tree, const Region& region) {
  const std::vector<std::uint32_t> who = movers(region, tree.player_count());
  if (who.size() < 2) return SubgameMethod::best_response;
  if (who.size() > 2) {
    return has_small_form(tree, region) ? SubgameMethod::strategic_form : SubgameMethod::matching;
  }
  std::size_t sequences = 0;
  std::size_t sets = 0;
  for (const std::uint32_t i : who) {
    sequences += region.sequences(i).count - 1;
    sets += region.sequences(i).sets.size();
  }
  const std::size_t rows = lemke_rows(sequences, sets);
  return rows <= kMostEntries / rows ? SubgameMethod::lemke : SubgameMethod::matching;
}

}  // namespace

SubgameMethod subgame_method(const GameTree& tree) {
  const std::vector<bool> roots = subgame_roots(tree);
  SubgameMethod most = SubgameMethod::best_response;
  for (std::uint32_t n = 0; n < roots.size(); ++n) {
    if (roots[n] && !tree.nodes()[n].is_terminal())
      most = std::max(most, method_for(tree, Region(tree, roots, n)));
  }
  return most;
}

std::optional<InducedBehavior> induce_by_subgames(const GameTree& tree, const GameSolver& solve,
                                                  const TreeStops& stops) {
  const std::vector<bool> roots = subgame_roots(tree);
  InducedBehavior induced{Behavior(tree.information_sets().size())};
  Behavior& behavior = induced.behavior;
  for (std::size_t h = 0; h < behavior.size(); ++h) behavior[h] = tree.information_sets()[h].probabilities;
  Worth worth;
  for (auto n = static_cast<std::uint32_t>(roots.size()); n-- > 0;) {
    if (!roots[n]) continue;
    const Region region(tree, roots, n);
    const std::vector<std::uint32_t> who = movers(region, tree.player_count());
    if (who.size() == 1) fill_best_response(tree, region, who.front(), worth, behavior);
    if (who.size() > 1) {
      const SubgameMethod method = method_for(tree, region);
      std::optional<bool> is_equilibrium;
      if (method == SubgameMethod::matching) {
        is_equilibrium = fill_matched(tree, region, worth, stops, behavior);
      } else if (method == SubgameMethod::strategic_form) {
        is_equilibrium = fill_form_equilibrium(tree, region, worth, solve, stops.must_stop, behavior);
      } else if (fill_equilibrium(tree, region, {who[0], who[1]}, worth, behavior, stops.must_stop)) {
        is_equilibrium = true;
      }
      if (!is_equilibrium) return std::nullopt;
      induced.is_equilibrium = induced.is_equilibrium && *is_equilibrium;
    }
    std::vector<Rational> values = region.values(behavior, worth);
    for (const std::uint32_t inner : region.inner_roots()) worth.erase(inner);
    worth.emplace(n, std::move(values));
    if (stops.is_over()) return std::nullopt;
  }
  return induced;
}

}  // namespace nashsolve::tree
