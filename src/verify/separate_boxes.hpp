// Whether equilibria that are known by enclosures are different ones: that their boxes do not meet proves it.
#pragma once

#include <cstddef>
#include <string>

#include "nashsolve/solution.hpp"

namespace nashsolve {

/// The probabilities as intervals, whether exact or enclosed.
std::vector<std::vector<Enclosure>> box_of(const Equilibrium& equilibrium);

/// How messages name the equilibrium at this position: "equilibrium 3".
std::string numbered(std::size_t position);

/// Throws InternalError where an enclosed equilibrium's box meets that of another equilibrium.
void require_separate_boxes(const Solution& solution);

}  // namespace nashsolve
