// A face some vertices of which are alike: at all profiles of the others, every condition has the same value
// at both of them.
//
// Let r be the map of a polytope that moves the weight of each vertex to the first one that it is like. What
// the conditions say of a point they say of its image, so the face consists of the points whose image lies in
// it. Those with one image are a product of simplices. So the components of the face are what is mapped to
// those of its image, and have as many dimensions more as there are further vertices to mix: an unused
// strategy and the least effort are alike for all who ask whether somebody makes less of an effort than they.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Parts whose union is the face, each connected; two of them may meet. Nothing where no vertices are alike
/// of a player no two of whose vertices share a strategy, where the image is not solved, or where `stop` says
/// so.
std::optional<CurvedParts> parts_by_alike_vertices(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
