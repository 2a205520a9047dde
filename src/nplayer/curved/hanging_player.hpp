// The connected components of a face in which a player hangs on one other: only one condition depends on its
// strategy, and otherwise on one opponent's alone.
//
// Let that condition be: the sum over the vertices v of the player's polytope of p_v(z) w_v is 0, or at most
// 0, the p_v affine in the strategy z of the one it hangs on. They cut the polytope of z into cells in which
// none of them changes its sign. Over all z of a cell there are weights w, or over none but where some p_v is
// 0, which is a face of the cell. The weights over one z are convex, so that the components over a cell are
// those of the other conditions, the player left out: what a dummy does who is always indifferent, and mixes
// three strategies and more, is found like this.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Parts whose union is the face, each connected; two of them may meet. Nothing where nobody hangs on one
/// other, where what is left is not solved, or where `stop` says so.
std::optional<CurvedParts> parts_over_cells(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
