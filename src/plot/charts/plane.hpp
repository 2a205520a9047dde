// Plane geometry in exact numbers: convex hulls (Andrew 1979, monotone chain) and polygons cut by lines
// (Sutherland and Hodgman 1974).
#pragma once

#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::plot {

struct Spot {
  Rational x;
  Rational y;

  bool operator==(const Spot&) const = default;
};

/// A linear function a x + b y + c.
struct Slope {
  Rational a;
  Rational b;
  Rational c;

  [[nodiscard]] Rational at(const Spot& spot) const { return a * spot.x + b * spot.y + c; }
};

/// The corners of the hull, counterclockwise from the leftmost (lowest of those); two for points on a line,
/// one for equal points.
std::vector<Spot> convex_hull(std::vector<Spot> spots);

/// The part of a convex polygon where the function is not negative; its corners in order, none twice.
std::vector<Spot> clipped(const std::vector<Spot>& polygon, const Slope& function);

/// Twice the area; positive counterclockwise.
Rational doubled_area(const std::vector<Spot>& polygon);

/// The centre of mass. Requires a polygon with an area.
Spot centre(const std::vector<Spot>& polygon);

}  // namespace nashsolve::plot
