// Charts as text, at most 80 columns wide.
#pragma once

#include <string>

#include "chart.hpp"

namespace nashsolve::plot {

/// A chart with a plane, drawn in characters; whole lines.
std::string plane_text(const Chart& chart, bool ascii);

/// A chart of Shape::rows; whole lines. Empty where it has too many columns.
std::string rows_text(const Chart& chart, bool ascii);

}  // namespace nashsolve::plot
