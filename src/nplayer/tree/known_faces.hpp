// What linear algebra has found of a support that stays undecided as a whole: it is told, and the support is
// open only where the other faces are.
#pragma once

#include "linear_faces.hpp"
#include "open_cells.hpp"
#include "support_search.hpp"

namespace nashsolve::nplayer {

/// Adds the points and sets of the faces that were solved; `open` becomes what covers the others.
void keep_known_faces(SupportFaces faces, SupportResult& result, OpenCells& open);

}  // namespace nashsolve::nplayer
