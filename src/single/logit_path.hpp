// One equilibrium of a game of three and more players by the logit path (McKelvey and Palfrey 1995; Turocy
// 2005, Games and Economic Behavior 51).
//
// The logit equilibria of precision l, x_i(a) proportional to p_i(a) exp(l u_i(a, x)), lead from the prior p
// at l = 0 along a path to a Nash equilibrium as l goes to infinity. The path is followed in logarithms of
// probabilities by pseudo-arclength: a step along the tangent, then Newton's method (Allgower and Georg
// 1990). On the way the supports that the path seems to end at are tried: Newton's method on their
// indifference equations, and certify() proves what it finds. Another prior is another path.
#pragma once

#include <cstdint>
#include <optional>

#include "found_equilibrium.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Prior 0 is the uniform one, others are drawn. Nothing where `stop`, asked at every step, ended it, where
/// no support near the path had a root that is proved, or with more than 2,000 strategies in all. `is_late`
/// ends an inverse and refinements of what was found. A step takes about a millisecond where there are 100
/// strategies in all.
std::optional<FoundEquilibrium> follow_logit_path(const PayoffTensors& tensors, std::uint64_t prior,
                                                  const StopTest& stop, const StopTest& is_late = {});

}  // namespace nashsolve::nplayer
