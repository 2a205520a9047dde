// Solutions of a support's equations that are known in a root of small degree and leave a strategy of the
// support out: equilibria of smaller supports, if any, where a strategy that is not used ties by chance. No
// enclosure of an irrational solution tells a probability that is 0 from one that is very small.
#pragma once

#include "certified_root.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

/// Whether some probability of the solution is proved to be 0.
bool is_border_root(const SupportSystem& system, const CertifiedRoot& root, const StopTest& stop);

}  // namespace nashsolve::nplayer
