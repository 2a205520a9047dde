// The connected components of a face over a plane (plane_base.hpp) with two sheets, as that of four players
// of whom one, with three strategies, is always indifferent and the others have two each.
//
// Over each place of the plane there are two points at most, the sheets of an equation of degree 2 in one
// player's strategy p, as over a line (two_sheets.hpp); all other players are known from p. Whether a point
// is one of the face, and on which side of 0 and 1 probabilities are, is constant on the cells into which the
// plane is divided by the resultants of the equation with what decides (plane_curves.hpp), and by its
// discriminant D, where sheets are joined. On a curve along which one player is not told by its equation, it
// is told by that of another. If no order of the equations tells it, the points over the place are a segment,
// as all conditions are affine in what this player does; and of a closed face a point that lies beside is one
// of them.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Parts whose union is the face, each connected; two of them may meet. Nothing where the face is no such
/// surface, where components are not told apart, or where `stop` says so.
std::optional<CurvedParts> parts_on_plane_sheets(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
