// A face whose conditions are sums of functions of one opponent each, as in games that are played in pairs
// (polymatrix games, Yanovskaya 1968): they are affine in all strategies at once, so the face is a polytope,
// convex, though no product of polytopes.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// The face as one part, or none where it is empty. Nothing where some condition is no such sum, where there
/// are very many vertices, or where `stop` says so.
std::optional<CurvedParts> part_of_sums(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
