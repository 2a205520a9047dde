// The check of an equilibrium with irrational probabilities: that a box holds exactly one profile that makes
// every used strategy equally good, and that this profile is an equilibrium. Independent of the search: the
// equations are set up anew from the game's payoffs, and the proof is Krawczyk's test (1969) with an interval
// Jacobian over the whole box.
//
// With m a point of the box X, Y any matrix (an approximate inverse of the Jacobian):
//     K = m - Y F(m) + (I - Y J(X)) (X - m) inside the interior of X
// proves that F has exactly one zero in X. F(m) is exact; J(X) and the products are intervals of doubles,
// each bound rounded outwards by one step.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// One player's side of the check.
struct EnclosedCheck {
  /// Of the expected payoff at the one equilibrium in the box.
  Enclosure payoff;
  /// Of the payoff of every strategy there.
  std::vector<Enclosure> strategy_payoffs;
  /// The used strategies, and unused ones that pay the same at every profile of the supports. All others were
  /// proved to pay less.
  std::vector<std::uint32_t> best_responses;
};

/// One entry per player, or what could not be proved. The supports are the strategies whose interval is not
/// exactly 0.
std::variant<std::vector<EnclosedCheck>, std::string> check_enclosed(const Game& game,
                                                                     const EnclosedProfile& profile);

}  // namespace nashsolve
