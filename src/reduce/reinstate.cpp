#include "reinstate.hpp"

#include <unordered_map>
#include <utility>
#include <variant>

namespace nashsolve::reduce {

namespace {

/// Strategies that are shared by equilibria stay shared.
class Reinstatement {
 public:
  Reinstatement(const Game& game, const Restriction& remaining)
      : game_(game), remaining_(remaining), known_(remaining.size()) {}

  void expand(Profile& profile) {
    for (std::size_t player = 0; player < profile.size(); ++player) {
      if (is_whole(player)) continue;
      const auto [entry, is_new] = known_[player].try_emplace(profile[player].identity(), profile[player]);
      if (is_new) entry->second.second = expanded(profile[player], player);
      profile[player] = entry->second.second;
    }
  }

  void expand(EnclosedProfile& profile) {
    for (std::size_t player = 0; player < profile.probabilities.size(); ++player) {
      if (is_whole(player)) continue;
      std::vector<Enclosure> all(game_.strategy_count(player));
      for (std::size_t k = 0; k < remaining_[player].size(); ++k) {
        all[remaining_[player][k]] = std::move(profile.probabilities[player][k]);
      }
      profile.probabilities[player] = std::move(all);
    }
  }

  /// What was eliminated is worth less than what dominates it against all that is left: it is no best
  /// response, and that it is no better is implied.
  void expand(StrategySet& set, std::size_t player) {
    const std::size_t other = 1 - player;
    for (auto* const own : {&set.used, &set.nonnegative}) renumber(*own, player);
    for (auto* const list : {&set.best_responses, &set.no_better}) renumber(*list, other);
    if (!is_whole(player)) set.inside = expanded(set.inside, player);
  }

  void expand(std::vector<std::vector<std::uint32_t>>& supports) {
    for (std::size_t player = 0; player < supports.size(); ++player) renumber(supports[player], player);
  }

 private:
  /// A strategy of the reduced game, which keeps its identity its own while it is known, and what it becomes.
  struct Known {
    explicit Known(MixedStrategy strategy) : first(strategy), second(std::move(strategy)) {}
    MixedStrategy first;
    MixedStrategy second;
  };

  void renumber(std::vector<std::uint32_t>& strategies, std::size_t player) const {
    for (std::uint32_t& strategy : strategies) strategy = remaining_[player][strategy];
  }

  [[nodiscard]] bool is_whole(std::size_t player) const {
    return remaining_[player].size() == game_.strategy_count(player);
  }

  [[nodiscard]] MixedStrategy expanded(const MixedStrategy& strategy, std::size_t player) const {
    std::vector<Integer> weights(game_.strategy_count(player));
    for (std::size_t k = 0; k < strategy.support().size(); ++k) {
      weights[remaining_[player][strategy.support()[k]]] = strategy.weights()[k];
    }
    return MixedStrategy::from_weights(weights);
  }

  const Game& game_;
  const Restriction& remaining_;
  std::vector<std::unordered_map<const void*, Known>> known_;
};

}  // namespace

void reinstate(const Game& game, const Restriction& remaining, Solution& solution) {
  Reinstatement reinstatement(game, remaining);
  for (Equilibrium& equilibrium : solution.equilibria) {
    std::visit([&](auto& profile) { reinstatement.expand(profile); }, equilibrium.profile);
  }
  for (UndecidedRegion& region : solution.undecided) reinstatement.expand(region.supports);
  for (Component& component : solution.components) {
    for (NashSubset& subset : component.subsets) {
      for (std::size_t player = 0; player < subset.sets.size(); ++player) {
        reinstatement.expand(subset.sets[player], player);
      }
    }
  }
}

}  // namespace nashsolve::reduce
