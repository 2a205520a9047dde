// Whether payoffs repeat as those of rules do, and hardly those of measurements.
//
// What a strategy gains when the opponent goes from one strategy to the next is, in an auction or a market,
// one of a few numbers for all strategies. Such games have trees of a few nodes where the branches are chosen
// well, and large ones where they are not, even if no vertex is degenerate.
#pragma once

#include "polytope.hpp"

namespace nashsolve::bimatrix {

/// Whether the differences between neighbouring columns repeat so often that fewer than half are distinct.
bool has_payoff_ties(const Polytope& polytope);

}  // namespace nashsolve::bimatrix
