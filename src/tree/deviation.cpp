#include "deviation.hpp"

#include <utility>

namespace nashsolve {

std::vector<TreeRegret> regrets(const GameTree& tree, const Play& play) {
  const std::vector<bool> roots(tree.nodes().size());
  const tree::Region whole(tree, roots, 0);
  std::vector<TreeRegret> result;
  for (std::uint32_t i = 0; i < tree.player_count(); ++i) {
    const tree::BestResponse best = whole.best_response(i, *play.behavior, {});
    TreeRegret regret{Rational(best.value - play.payoffs[i]), std::nullopt};
    if (sgn(regret.gain) != 0) regret.deviation = first_deviation(whole, i, best, *play.behavior);
    result.push_back(std::move(regret));
  }
  return result;
}

std::optional<Deviation> tree::first_deviation(const Region& region, std::uint32_t player,
                                               const BestResponse& best, const Behavior& behavior) {
  const OwnSequences& own = region.sequences(player);
  std::vector<bool> is_played(own.count);
  is_played[0] = true;
  for (std::size_t h = 0; h < own.sets.size(); ++h) {
    const std::vector<Rational>& probabilities = behavior[own.sets[h]];
    if (!is_played[own.before[h]] || probabilities.empty()) continue;
    for (std::uint32_t a = 0; a < probabilities.size(); ++a) {
      if (sgn(probabilities[a]) == 0) continue;
      is_played[own.first[h] + a] = true;
      if (best.action_values[own.first[h] + a] == best.set_values[h]) continue;
      for (std::uint32_t better = 0; better < probabilities.size(); ++better) {
        if (best.action_values[own.first[h] + better] == best.set_values[h])
          return Deviation{player, own.sets[h], better};
      }
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve
