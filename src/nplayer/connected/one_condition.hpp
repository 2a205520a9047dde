// A face of one condition alone, as where a player is indifferent to what others do unless the one decides
// for it, or mixes against many who look at it alone: a gain that is affine in each of the others' strategies
// is at most 0, or 0.
//
// From a point at which the gain is at most 0 each player in turn can go straight to a vertex of its polytope
// at which it is no larger. So every component of such a face holds a vertex profile, and vertex profiles
// that differ in one player's vertex are joined by an edge. On a square of two players' edges the gain is
// bilinear: where it is positive at two opposite corners only, a and b, and c and d at the others, the others
// hang together exactly where cd >= ab (the value at the saddle point is then not positive).
//
// Where the points at which the gain is at most 0 are connected, and those at which it is at least 0, those
// at which it is 0 are, too: a product of polytopes is unicoherent (Kuratowski 1968, section 57).
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// The face as one part. Nothing where there are other conditions, where edges and squares do not show that
/// it is connected, or where `stop` says so.
std::optional<CurvedParts> part_of_one_condition(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
