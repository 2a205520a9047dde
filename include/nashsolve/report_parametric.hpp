// Results of games with a parameter, for people (text), for programs (JSON) and for spreadsheets (CSV).
#pragma once

#include "nashsolve/parametric.hpp"
#include "nashsolve/report.hpp"

namespace nashsolve {

/// The intervals and values in ascending order, each with its equilibria. Of the options, details and
/// selection play no role, and numbers are exact.
void write_text(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                const TextOptions& options, const Sink& sink);

/// One document of result_schema(), and a line end.
void write_json(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                const JsonOptions& options, const Sink& sink);

/// A row for each equilibrium of each interval and value, in columns that docs/results.md defines.
void write_parametric_csv_header(const Sink& sink);
void write_csv(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
               const CsvOptions& options, const Sink& sink);

}  // namespace nashsolve
