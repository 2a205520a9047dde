// A face that is connected because its border is, as that of three players who mix three strategies each and
// of whom each two have one equation.
//
// Let all but a player's strategies stay as they are. Where fewer equations tell these than they have
// dimensions, a segment leads from any point of the face to one at which the player's polytope ends or an
// inequality is an equation: all conditions are affine. The same holds for two players and one equation of
// both, where those of one of them alone leave each a line or more: the points at which it holds are a
// hyperbola, straight lines or more, no component of which is bounded. So every component of the face has a
// point on that border. Parts of the border are faces with less to choose: if they hang together, the face is
// connected, if there are none, it is empty, and else it may be divided. And it has one dimension more than
// the largest of them at most.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Parts whose union is the face, each connected; two of them may meet. Nothing where no players are such,
/// where parts of the border are not known, where no point was found that uses all strategies, or where
/// `stop` says so.
std::optional<CurvedParts> parts_within_border(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
