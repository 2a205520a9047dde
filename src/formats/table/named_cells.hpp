// Cells of a table in whose payoffs names stand: `3 - c`, `c/2|1`. They become the numbers that they are at
// the parameter's value before anything is made of the table.
#pragma once

#include "reading.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

/// Labels are never parameters: in the first row and the first column of a table a name alone stays as it is;
/// 1c is a payoff there.
void evaluate_cells(Sheet& sheet, Reading& reading);

}  // namespace nashsolve::formats
