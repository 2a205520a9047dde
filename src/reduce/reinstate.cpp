#include "reinstate.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

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

  /// That what was eliminated is no better is implied here, too.
  void expand(CurvedSet& set) {
    for (std::size_t player = 0; player < set.polytopes.size(); ++player) {
      if (is_whole(player)) continue;
      for (MixedStrategy& vertex : set.polytopes[player]) vertex = expanded(vertex, player);
    }
    for (PayoffCondition& condition : set.conditions) {
      condition.strategy = remaining_[condition.player][condition.strategy];
      condition.reference = remaining_[condition.player][condition.reference];
    }
    expand(set.inside);
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

/// Of all players, the strategies that are left: player 1's come first.
std::vector<std::uint32_t> remaining_labels(const Game& game, const Restriction& remaining) {
  std::vector<std::uint32_t> labels;
  std::uint32_t first = 0;
  for (std::size_t player = 0; player < remaining.size(); ++player) {
    for (const std::uint32_t strategy : remaining[player]) labels.push_back(first + strategy);
    first += static_cast<std::uint32_t>(game.strategy_count(player));
  }
  return labels;
}

/// How many labels, the first ones, are tight in P where their strategy is not used: with three players and
/// more all of them.
std::size_t tight_if_unused(const Game& game) {
  std::size_t count = game.strategy_count(0);
  for (std::size_t player = 1; player < game.player_count() && game.player_count() > 2; ++player)
    count += game.strategy_count(player);
  return count;
}

/// What is left out is tight where it is not used.
OpenPart reinstated(const OpenPart& part, const std::vector<std::uint32_t>& labels, std::size_t rows,
                    std::size_t count) {
  OpenPart whole;
  const auto named = [&](const std::vector<std::uint32_t>& own) {
    std::vector<std::uint32_t> names;
    for (const std::uint32_t label : own) names.push_back(labels[label]);
    return names;
  };
  whole.tight = {named(part.tight[0]), named(part.tight[1])};
  whole.slack = {named(part.slack[0]), named(part.slack[1])};
  for (std::uint32_t label = 0; label < count; ++label) {
    if (!std::binary_search(labels.begin(), labels.end(), label))
      whole.tight[label < rows ? 0 : 1].push_back(label);
  }
  for (auto& own : whole.tight) std::sort(own.begin(), own.end());
  return whole;
}

/// The part in the game that is left; nothing where it is empty: a strategy that is left out is not used and
/// no best response.
std::optional<OpenPart> withdrawn(const OpenPart& part, const std::vector<std::uint32_t>& labels,
                                  std::size_t rows) {
  OpenPart left;
  bool is_empty = false;
  const auto place = [&](std::uint32_t label) -> std::optional<std::uint32_t> {
    const auto found = std::lower_bound(labels.begin(), labels.end(), label);
    if (found == labels.end() || *found != label) return std::nullopt;
    return static_cast<std::uint32_t>(found - labels.begin());
  };
  const auto is_used_in = [&](std::size_t side, std::uint32_t label) {
    return (label < rows) == (side == 0);
  };
  for (std::size_t side = 0; side < 2; ++side) {
    for (const std::uint32_t label : part.tight[side]) {
      if (const auto own = place(label)) {
        left.tight[side].push_back(*own);
      } else {
        is_empty = is_empty || !is_used_in(side, label);
      }
    }
  }
  for (std::size_t side = 0; side < 2; ++side) {
    for (const std::uint32_t label : part.slack[side]) {
      if (const auto own = place(label)) {
        left.slack[side].push_back(*own);
      } else {
        is_empty = is_empty || is_used_in(side, label);
      }
    }
  }
  if (is_empty) return std::nullopt;
  return left;
}

MixedStrategy withdrawn(const MixedStrategy& strategy, const std::vector<std::uint32_t>& remaining) {
  std::vector<Integer> weights(remaining.size());
  for (std::size_t k = 0; k < strategy.support().size(); ++k) {
    const auto found = std::lower_bound(remaining.begin(), remaining.end(), strategy.support()[k]);
    if (found == remaining.end() || *found != strategy.support()[k])
      throw std::invalid_argument("an equilibrium of it uses a strictly dominated strategy");
    weights[static_cast<std::size_t>(found - remaining.begin())] = strategy.weights()[k];
  }
  return MixedStrategy::from_weights(weights);
}

}  // namespace

Solution withdraw(const Game& game, const Restriction& remaining, const Solution& solution) {
  Solution left;
  left.components = solution.components;
  left.part = solution.part;
  for (Component& component : left.components) {
    std::erase_if(component.subsets, [](const NashSubset& subset) { return !subset.is_listed(); });
  }
  if (game.player_count() > 2) left.components.clear();
  for (const Equilibrium& equilibrium : solution.equilibria) {
    if (game.player_count() > 2) break;
    const Profile& profile = equilibrium.exact();
    left.equilibria.push_back(
        {Profile{withdrawn(profile[0], remaining[0]), withdrawn(profile[1], remaining[1])},
         equilibrium.component,
         {},
         {}});
  }
  const std::vector<std::uint32_t> labels = remaining_labels(game, remaining);
  for (const OpenPart& part : solution.open_parts) {
    if (auto own = withdrawn(part, labels, tight_if_unused(game))) left.open_parts.push_back(*std::move(own));
  }
  return left;
}

void reinstate(const Game& game, const Restriction& remaining, Solution& solution) {
  Reinstatement reinstatement(game, remaining);
  for (Equilibrium& equilibrium : solution.equilibria) {
    std::visit([&](auto& profile) { reinstatement.expand(profile); }, equilibrium.profile);
  }
  if (!solution.open_parts.empty()) {
    const std::vector<std::uint32_t> labels = remaining_labels(game, remaining);
    std::size_t count = 0;
    for (std::size_t player = 0; player < game.player_count(); ++player) count += game.strategy_count(player);
    for (OpenPart& part : solution.open_parts) part = reinstated(part, labels, tight_if_unused(game), count);
  }
  for (UndecidedRegion& region : solution.undecided) reinstatement.expand(region.supports);
  for (Component& component : solution.components) {
    for (NashSubset& subset : component.subsets) {
      for (std::size_t player = 0; player < subset.sets.size(); ++player) {
        reinstatement.expand(subset.sets[player], player);
      }
      if (subset.curved) reinstatement.expand(*subset.curved);
    }
  }
}

}  // namespace nashsolve::reduce
