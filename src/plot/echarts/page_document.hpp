// What the pages of all games share: the document around the data, and the charts in it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "chart.hpp"
#include "nashsolve/report.hpp"
#include "profile_text.hpp"

namespace nashsolve::plot {

/// The title, the players and the charts.
nlohmann::ordered_json document_data(const Game& game, const report::Names& names, const Source& source,
                                     const std::vector<Chart>& charts);

nlohmann::ordered_json chart_data(const Chart& chart);

/// Requires that the web assets were built.
void write_document(const nlohmann::ordered_json& data, const Sink& sink);

}  // namespace nashsolve::plot
