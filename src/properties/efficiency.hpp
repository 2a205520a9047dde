// Which equilibria no other one dominates (Pareto 1906), and which one everybody prefers to all others
// (Harsanyi and Selten 1988, section 3.6). Payoffs are proven intervals, of exact equilibria with equal ends:
// "more" is said where the lower end exceeds the upper one.
#pragma once

#include <vector>

#include "equilibrium_properties.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"
#include "pareto.hpp"

namespace nashsolve {

/// The lower ends of the payoffs of each player, and the upper ones.
PayoffVector least_payoffs(const ProfileCheck& checks);
PayoffVector most_payoffs(const ProfileCheck& checks);

/// Sets `efficient_among_equilibria` and `payoff_dominant` where they are decided. Everything is aligned with
/// the solution's equilibria.
void compare_equilibria(const Game& game, const Solution& solution, const std::vector<ProfileCheck>& checks,
                        std::vector<EquilibriumProperties>& properties);

}  // namespace nashsolve
