// Which of the listed equilibria are shown, by what was found of each (equilibrium_properties.hpp).
#pragma once

#include <optional>
#include <vector>

#include "equilibrium_properties.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/selection_rule.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

using Properties = EquilibriumProperties;

/// Whether no other equilibrium is near: known where the component's subsets are, and for strict and regular
/// equilibria.
std::optional<bool> is_isolated(const Component& component, const std::vector<Properties>& properties);

/// Which equilibria are shown: those proved to be of the kind; all where there is none. Aligned with
/// solution.equilibria.
std::vector<bool> shown(const Solution& solution, const std::vector<Properties>& properties,
                        std::optional<Only> only);

/// The same for formats that show no properties, which are computed only where the kind asks for them.
std::vector<bool> shown_in_lines(const Game& game, const VerifiedSolution& verified,
                                 std::optional<Only> only);

}  // namespace nashsolve::report
