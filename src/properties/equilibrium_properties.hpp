// What distinguishes one equilibrium from another. Each notion is defined, with its source, in
// docs/properties.md; unset means that it does not apply or was not decided, never a guess.
#pragma once

#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

struct EquilibriumProperties {
  /// Every player uses one strategy.
  bool pure = false;
  /// Every deviation costs its player something.
  std::optional<bool> strict;
  /// Every best response is used.
  std::optional<bool> quasi_strict;
  std::optional<bool> regular;
  /// All players use the same mixed strategy; unset in games that are not symmetric.
  std::optional<bool> symmetric;
  /// No equilibrium, no pure profile, is better for some player and as good for the others.
  std::optional<bool> efficient_among_equilibria;
  std::optional<bool> efficient_among_pure_profiles;
  /// Some equilibrium or pure profile is.
  std::optional<bool> pareto_dominated;
  /// Every player gets more than in every other equilibrium; unset where there is no other.
  std::optional<bool> payoff_dominant;
  /// Of two strict equilibria of a 2x2 game.
  std::optional<bool> risk_dominant;
  /// No player's mixed strategy is weakly dominated.
  std::optional<bool> undominated;
  /// Of a symmetric equilibrium of a symmetric two-player game.
  std::optional<bool> evolutionarily_stable;

  bool operator==(const EquilibriumProperties&) const = default;
};

/// The first four, which cost little. Aligned with the solution's equilibria, as `checks` is.
std::vector<EquilibriumProperties> find_kinds(const Solution& solution,
                                              const std::vector<ProfileCheck>& checks);

/// All of them. Aligned with the solution's equilibria, as `checks` is. Of irrational equilibria
/// what their supports and proven bounds of their payoffs decide.
std::vector<EquilibriumProperties> find_properties(const Game& game, const Solution& solution,
                                                   const std::vector<ProfileCheck>& checks);

}  // namespace nashsolve
