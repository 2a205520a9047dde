// A result as one HTML file that needs no network: the data as JSON, and the script that builds the page.
#pragma once

#include <vector>

#include "chart.hpp"
#include "nashsolve/report.hpp"
#include "subject.hpp"

namespace nashsolve::plot {

/// Requires that the web assets were built.
void write_page(const Subject& subject, const Source& source, const std::vector<Chart>& charts,
                const Sink& sink);

/// Of a game with a parameter: the equilibria by intervals and values of change. Requires the same.
void write_page(const Family& family, const Source& source, const std::vector<Chart>& charts,
                const Sink& sink);

}  // namespace nashsolve::plot
