// Equations that hold at the equilibria of a support at which all its strategies are used, though they do not
// follow from indifference at the border, where profiles of smaller supports solve the support's equations.
//
// An equation of player i times the probability x_i(s) is a form that is linear in each player's strategy.
// Where a combination of such forms is x_j(s) times a form g of the others' strategies, g vanishes, too, as
// x_j(s) is positive; then the products of g with all of j's probabilities are forms that vanish, and so on
// until nothing new comes about: this is what the saturation of the ideal by the probabilities has in this
// degree. Where all have to choose the same, x_i(a) x_k(b) = x_i(b) x_k(a) comes about for all i and k.
#pragma once

#include <optional>
#include <vector>

#include "nashsolve/exact.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

struct InteriorEquations {
  /// Nothing solves them: there is no such equilibrium.
  bool are_contradictory = false;
  /// Per player, over the opponents' profiles of the supports: forms that vanish, all others of that kind are
  /// combinations of them.
  std::vector<std::vector<std::vector<Rational>>> forms;
};

/// Nothing where these are the equations of indifference alone, where there are too many profiles, or where
/// `stop` says so.
std::optional<InteriorEquations> interior_equations(const SupportSystem& system, const StopTest& stop);

}  // namespace nashsolve::nplayer
