// Charts as text, at most 80 columns wide.
#pragma once

#include <cstddef>
#include <string>

#include "chart.hpp"
#include "nashsolve/tree.hpp"
#include "subject.hpp"

namespace nashsolve::plot {

/// A chart with a plane, drawn in characters; whole lines.
std::string plane_text(const Chart& chart, bool ascii);

/// Whether a chart of Shape::rows has a place on a terminal, with so many panels and columns in all, and its
/// rows' numbers that wide.
bool has_room_for_rows(std::size_t panels, std::size_t columns, std::size_t number_width);

/// A chart of Shape::rows; whole lines. Empty where it has no room.
std::string rows_text(const Chart& chart, bool ascii);

/// The tree, a line for each move, with the probabilities of the first equilibrium that is exact; whole
/// lines. Of large trees the beginning.
std::string tree_text(const Subject& subject, const TreeForm& form, bool ascii);

}  // namespace nashsolve::plot
