// The cells of a plane over which a face has points on either of two sheets, and how they hang together
// (plane_sheets.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "curved_parts.hpp"
#include "plane_base.hpp"
#include "plane_curves.hpp"
#include "sheet_system.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// The points of the face on one sheet, 1 or -1, over a cell of the plane.
struct SheetCell {
  PlanePoint place;
  int sheet;
  std::size_t dimension;
  std::size_t component;
  /// Of its points; of those over a place, of both sheets, where they were found as a face of their own.
  std::vector<CurvedPart::Sample> samples;
};

struct SheetCells {
  Slope slope;
  SheetSystem<Bivariate> system;
  std::vector<SheetCell> cells;
  std::size_t components = 0;
};

/// Nothing where that is not known. `second`: the player whose strategy is p.
std::optional<SheetCells> sheet_cells(const PlaneBase& base, const std::vector<std::size_t>& mixing,
                                      std::size_t second, const StopTest& stop);

}  // namespace nashsolve::nplayer
