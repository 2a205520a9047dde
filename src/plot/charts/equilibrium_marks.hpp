// Where equilibria lie in a chart's plane: single ones as markers, continua as lines and areas.
#pragma once

#include <functional>
#include <vector>

#include "chart.hpp"
#include "plane.hpp"
#include "subject.hpp"

namespace nashsolve::plot {

/// The series that show all equilibria of a two-player game: the continua, then the markers.
///
/// `place` says where the profile lies in which player 0 plays as in equilibrium `a`, player 1 as in `b`.
/// The image of a Nash subset, a product of polytopes, must be the convex hull of its vertices' places.
std::vector<Series> equilibrium_marks(const Subject& subject,
                                      const std::function<Spot(std::size_t a, std::size_t b)>& place);

/// Whether a continuum of a two-player game has too many corners to be drawn.
bool is_too_large(const NashSubset& subset);

/// The closed outline of a polygon, or the line between two points.
std::vector<Point> outline(const std::vector<Spot>& corners);

/// "#2 and #3": equilibria by name, as a label; many are only counted.
std::string marker_label(const Subject& subject, const std::vector<std::size_t>& equilibria);

/// What an equilibrium is: its name, strategies and payoffs, in lines.
std::string equilibrium_text(const Subject& subject, std::size_t position);

}  // namespace nashsolve::plot
