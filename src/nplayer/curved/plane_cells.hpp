// The cells of a plane base over which a face has points, and how they hang together (plane_parts.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "curved_parts.hpp"
#include "plane_base.hpp"
#include "plane_curves.hpp"
#include "sections.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

struct PlaneCell {
  PlanePoint point;
  std::size_t dimension;
  std::size_t component;
  /// Where the points over it are more than the equations tell, of these.
  std::vector<CurvedPart::Sample> own = {};
};

struct PlaneCells {
  Slope slope;
  PlaneBase::Leaves star;
  /// Per leaf.
  std::vector<std::vector<BasicSolution<Bivariate>>> solutions;
  /// How many of these, the first ones, tell all but at crossings.
  std::vector<std::size_t> general;
  /// Those over which there are points.
  std::vector<PlaneCell> cells;
  std::size_t components = 0;
  /// The curve on which all cells lie, if there is one; with a constant other than 0 there are none.
  std::optional<Bivariate> carrier;
  /// The crossings of curves, over whose x nothing is general.
  std::vector<PlanePoint> special;
};

/// Nothing where that is not known.
std::optional<PlaneCells> cells_of(const PlaneBase& base, const Known& known, const StopTest& stop);

/// Whether there are points over a place, as far as the leaves tell.
enum class PlaceKind : std::uint8_t { general, crossing };
bool is_over(const PlaneCells& cells, const PlanePoint& place, PlaceKind kind);

/// Of the points over a place, as far as the leaves tell.
CurvedPart::Sample sample_over(const PlaneBase& base, const PlaneCells& cells, const PlanePoint& place);

/// Where a leaf has as many equations as weights, the polynomial of the least degree that vanishes with their
/// determinants.
std::optional<Bivariate> carrier_of(const PlaneBase::Leaves& star);

}  // namespace nashsolve::nplayer
