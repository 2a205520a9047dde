// A game in CSV: a table of payoffs, or one row per profile.
#include "csv_forms.hpp"
#include "csv_records.hpp"
#include "readers.hpp"

namespace nashsolve::formats {

Game read_csv(const SourceText& source, SingleMatrix single_matrix) {
  CsvRecords records(source);
  CsvRecord first;
  while (records.next(first)) {
    if (first.width() == 0) continue;
    return is_long_header(first) ? read_csv_long(source) : read_csv_table(source, single_matrix);
  }
  source.fail("found only comments, expected a game");
}

}  // namespace nashsolve::formats
