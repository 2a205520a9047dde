// Rules that point at equilibria of a list, each defined in docs/properties.md. A rule removes nothing: the
// list stays as it is, and equilibria that a rule cannot tell apart are all chosen.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "continuum_interior.hpp"
#include "equilibrium_properties.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"
#include "nashsolve/selection_rule.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

struct Selection {
  SelectionRule rule = SelectionRule::welfare;
  /// Positions in Solution::equilibria, ascending; empty where the rule chooses none.
  std::vector<std::size_t> equilibria;
  /// What the chosen ones have most of: the sum of payoffs, the least payoff, or strategies in use. In
  /// payoffs as Game stores them.
  std::optional<Rational> value;
  /// Of the chosen ones, in bits (max-entropy).
  std::optional<double> entropy;
  /// Of the continua, for max-entropy, where it exceeds that.
  std::vector<InteriorEntropy> interior;
  /// One sentence, without a full stop: why these, why none, and what could not be told.
  std::string reason;
};

/// Equilibria that are not known exactly are compared by proven bounds of their payoffs, and by supports;
/// max-entropy leaves them out, and the reason says so.
Selection select(SelectionRule rule, const Game& game, const Solution& solution,
                 const std::vector<ProfileCheck>& checks,
                 const std::vector<EquilibriumProperties>& properties);

}  // namespace nashsolve
