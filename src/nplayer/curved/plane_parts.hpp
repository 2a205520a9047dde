// The connected components of a face over a plane (plane_base.hpp), as that of three players of whom one,
// with three strategies, is always indifferent.
//
// The points over each place of the plane are convex, and the face is closed, so its components are those
// over the components of Z, the set of the places over which there is a point. Whether there is one is a
// matter of the signs of polynomials in the plane (sections.hpp), which are constant on the cells into which
// their zero sets divide it (plane_curves.hpp): the cylindrical algebraic decomposition of a plane (Collins
// 1975; Arnon, Collins and McCallum 1984). Where a player's equations are as many as its weights, Z lies on
// the curve of their determinant, and only that is divided.
//
// As few players as possible are known from equations with others, as these may tell nothing at some places:
// of two equations of three weights, at points that the curves of their minors share. Such a place is looked
// at as a face of its own where it is rational, else with other players known. If that does not help, and all
// players but one have a single strategy there, the points over it are convex all the same, and a point that
// lies beside is in them, too.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Parts whose union is the face, each connected; two of them may meet. Nothing where there is no such plane,
/// where components are not told apart, or where `stop` says so.
std::optional<CurvedParts> parts_over_plane(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
