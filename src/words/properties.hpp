// The properties of each listed equilibrium as reports show them, irrational ones included: what
// equilibrium_properties.hpp decides, and beyond it what intervals prove.
#pragma once

#include <optional>
#include <vector>

#include "equilibrium_properties.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

using Properties = EquilibriumProperties;

/// Aligned with solution.equilibria.
std::vector<Properties> properties_of(const Game& game, const Solution& solution,
                                      const std::vector<ProfileCheck>& checks);

/// Whether no other equilibrium is near: known where the component's subsets are, and for strict and regular
/// equilibria.
std::optional<bool> is_isolated(const Component& component, const std::vector<Properties>& properties);

}  // namespace nashsolve::report
