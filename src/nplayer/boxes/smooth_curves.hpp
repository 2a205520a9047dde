// The connected components of a face of smooth curves: that of one equation less than there are weights of
// vertices to choose, as of a player who is indifferent between two strategies whatever others do.
//
// The box of their weights is divided by planes, on each of which the points of the face are isolated
// (isolated_points.hpp) and crossed by their curves. In a part in which the equations are shown to have at
// most one solution for each value of one variable, all that is there are arcs along which it grows: each
// joins two points of the part's border that follow each other in that order, and where there are none, there
// is nothing. Inequalities change their sign where a curve crosses their border, which is at isolated points,
// too. So it is known which of all these points are connected, and every component has some.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Nothing, too, where the curves are not smooth, or where they touch an inequality's border or the
/// polytopes'.
std::optional<CurvedParts> parts_on_smooth_curves(const Face& face, const StopTest& stop);

/// Whether such a face, or one of isolated points, has any point: sooner known than which parts it has.
std::optional<bool> has_points_in_boxes(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
