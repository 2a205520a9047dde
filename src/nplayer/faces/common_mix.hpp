// Convex hulls of strategies, exactly, by linear programming.
#pragma once

#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::nplayer {

/// Probabilities of the strategies of one player, one vector a vertex.
using Vertices = std::vector<std::vector<Rational>>;

/// Whether some mix of the ones is a mix of the others. Neither is empty.
bool have_common_mix(const Vertices& a, const Vertices& b);

/// The points that are no mix of the others, each once.
Vertices extreme_points(Vertices points);

}  // namespace nashsolve::nplayer
