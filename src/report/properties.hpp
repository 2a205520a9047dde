// What can be said of each listed equilibrium by evaluating payoffs alone.
//
// strict: each player's strategy is the only best response (Harsanyi 1973).
// quasi-strict: each player's best responses are all in use (Harsanyi 1973).
// Pareto-dominated: another equilibrium gives no player less and one player more.
#pragma once

#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

/// Unset where it was not decided.
struct Properties {
  bool pure = false;
  bool strict = false;
  std::optional<bool> quasi_strict;
  std::optional<bool> regular;
  std::optional<bool> pareto_dominated;
};

/// Aligned with solution.equilibria.
///
/// That nothing dominates is decided only where the list is complete and represents every equilibrium's
/// payoffs. It does so for two players even where there are continua: on a Nash subset each player's payoff
/// depends on the other's strategy alone, so one pair of vertices has the largest payoff of both players.
std::vector<Properties> properties_of(const Game& game, const Solution& solution,
                                      const std::vector<std::vector<PlayerCheck>>& checks);

/// Whether no other equilibrium is near: known where the component's subsets are, and for strict and regular
/// equilibria.
std::optional<bool> is_isolated(const Component& component, const std::vector<Properties>& properties);

}  // namespace nashsolve::report
