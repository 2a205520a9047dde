// The charts of a game with a parameter: each probability and each payoff of its equilibria against the
// parameter.
#pragma once

#include <vector>

#include "chart.hpp"
#include "family.hpp"

namespace nashsolve::plot {

/// Of each player the probabilities of the strategies that some equilibrium uses, of two strategies of the
/// first, then the payoffs.
std::vector<Chart> charts_of(const Family& family);

}  // namespace nashsolve::plot
