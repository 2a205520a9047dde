// A face of inequalities that all hold once one player plays a hub, a vertex of its polytope, whatever the
// others do: as where a jury needs all votes, and one of the jurors never gives its own.
//
// Whatever the others do, the player's strategies are a polytope that holds the hub, as each condition is
// affine in them. So from each point of the face a segment in it leads to the hub, and the face is connected.
// It has as many dimensions as its polytopes where all inequalities are strict at some point.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// The face as one part. Nothing where there is no hub, where no point was found at which the inequalities
/// are strict, or where `stop` says so.
std::optional<CurvedParts> part_around_hub(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
