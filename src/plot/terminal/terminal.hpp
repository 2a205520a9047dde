// Charts as text, at most 80 columns wide.
#pragma once

#include <string>

#include "chart.hpp"
#include "nashsolve/tree.hpp"
#include "subject.hpp"

namespace nashsolve::plot {

/// A chart with a plane, drawn in characters; whole lines.
std::string plane_text(const Chart& chart, bool ascii);

/// A chart of Shape::rows; whole lines. Empty where it has too many columns.
std::string rows_text(const Chart& chart, bool ascii);

/// The tree, a line for each move, with the probabilities of the first equilibrium that is exact; whole
/// lines. Of large trees the beginning.
std::string tree_text(const Subject& subject, const TreeForm& form, bool ascii);

}  // namespace nashsolve::plot
