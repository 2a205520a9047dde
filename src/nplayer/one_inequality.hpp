// A face of one inequality alone, as where a player is indifferent to what others do unless the one decides
// for it: its gain is affine in each of the others' strategies.
//
// From a point at which the gain is at most 0 each player in turn can go straight to a vertex of its polytope
// at which it is no larger. So every component of the face holds a vertex profile, and vertex profiles that
// differ in one player's vertex are joined by an edge. On a square of two players' edges the gain is
// bilinear: where it is positive at two opposite corners only, a and b, and c and d at the others, the others
// hang together exactly where cd >= ab (the value at the saddle point is then not positive).
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// The face as one part. Nothing where there are other conditions, where edges and squares do not show that
/// it is connected, or where `stop` says so.
std::optional<CurvedParts> part_of_one_inequality(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
