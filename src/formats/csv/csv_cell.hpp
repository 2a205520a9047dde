// One cell of a payoff table in CSV: one payoff, or both as `2 1`, `2|1`, `(2, 1)` or `"2, 1"`. `1/3` is
// always a fraction.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "csv_records.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

struct CsvCell {
  CsvField first;
  /// Unset for a single payoff.
  std::optional<CsvField> second;
};

/// The payoffs of a cell, still as texts. Fails where there are more than two, or where `2,5` may be two
/// payoffs or a decimal.
CsvCell split_cell(const SourceText& source, const CsvField& field, char separator);

/// True where the field is meant as a payoff or two, rather than as a label: all of it are numbers, if only
/// such as NaN and 1/0.
bool is_payoff_cell(const CsvField& field);

}  // namespace nashsolve::formats
