// What the inside of a continuum has more of than the equilibria that are listed: strategies in use, entropy,
// payoff of the player who gets least.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "nashsolve/profile.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// Bounds of the most strategies in use anywhere on a Nash subset: a product has a point at which all that
/// its corners use are in use; of a curve `inside` is one point, and the corners are those of polytopes
/// around it.
struct SupportBounds {
  std::size_t lower = 0;
  std::size_t upper = 0;
};

SupportBounds interior_support(const Solution& solution, const NashSubset& subset);

/// The largest entropy inside a continuum, in bits, within proven bounds.
struct InteriorEntropy {
  std::size_t component = 0;
  /// An equilibrium there that has at least the lower one.
  Profile point;
  double lower = 0;
  double upper = 0;
};

/// Of the component at that position.
InteriorEntropy interior_entropy(const Solution& solution, std::size_t position);

/// No equilibrium of the component, which must have no curves, pays the player who gets least more than that:
/// by linear programming the largest least payoff of a mean of the payoffs at its vertices. Unset where these
/// are not known exactly.
std::optional<Rational> bound_of_least_payoff(const Component& component,
                                              const std::vector<ProfileCheck>& checks);

/// Whether all its payoffs are means of those at its vertices, as where one player's strategy varies.
bool varies_in_one(const NashSubset& subset);

}  // namespace nashsolve
