// The connected components of a face over one player's segment and another's polytope that planes divide
// (moving_arrangement.hpp), as where two players are always indifferent.
//
// The points over one z are closed, so a union of polytopes, each a cell and its faces: they hang together as
// the cells' vertices do, two of which are joined where the segment between them lies in one of these cells.
// A vertex that moves with z has a limit at a root. What a cell tends to is the hull of its vertices' limits,
// convex and in the face: one of them tells with which points over the root it hangs together.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Parts whose union is the face, each connected; two of them may meet. Nothing where no two players are such
/// a base, where components are not told apart, or where `stop` says so.
std::optional<CurvedParts> parts_over_arrangements(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
