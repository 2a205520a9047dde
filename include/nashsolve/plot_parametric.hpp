// Pictures of a game with a parameter: each probability and each payoff of its equilibria against the
// parameter, in the formats of plot.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/parametric.hpp"
#include "nashsolve/plot.hpp"

namespace nashsolve {

/// What the charts are called; there is one at least, except where the solution has no interval.
std::vector<std::string> chart_names(const ParametricGame& game, const ParametricSolution& solution);

/// As the function of plot.hpp. Throws PictureError, also where the solution has no interval.
void write_picture(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                   PictureFormat format, std::string_view chart, const Sink& sink);

/// One chart in at most 80 columns. Throws PictureError as above.
void write_terminal_plot(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                         const TerminalPlotOptions& options, const Sink& sink);

}  // namespace nashsolve
