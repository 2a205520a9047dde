// The best-response picture of a 2x2 game with a parameter at single values of it, each drawn from the exact
// game there: a sample, which says nothing of the values between.
#pragma once

#include <string>
#include <vector>

#include "chart.hpp"
#include "family.hpp"

namespace nashsolve::plot {

struct Slice {
  /// "c = 3/2".
  std::string value;
  /// "0 < c < 2: 1 equilibrium".
  std::string where;
  Chart chart;
};

/// Ascending: the rational values of change, the middles of the intervals, and an even grid, as far as a page
/// stays small. Their series have the same names. None of a game that is not 2x2.
std::vector<Slice> best_response_slices(const Family& family);

}  // namespace nashsolve::plot
