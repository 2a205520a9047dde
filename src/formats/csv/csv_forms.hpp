// The two layouts of a game in CSV.
#pragma once

#include "csv_records.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/read.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// A table with a row per strategy of player 1 and a column per strategy of player 2.
Game read_csv_table(const SourceText& source, SingleMatrix single_matrix);

/// One row per profile, under a header.
Game read_csv_long(const SourceText& source);

/// True for `payoff_1`, `payoff Row` and the like.
bool is_payoff_column(std::string_view name);

/// True where some column is named so.
bool is_long_header(const CsvRecord& header);

}  // namespace nashsolve::formats
