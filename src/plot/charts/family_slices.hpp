// The best-response picture of a 2x2 game with a parameter at single values of it, each drawn from the exact
// game there: a sample, which says nothing of the values between.
#pragma once

#include <cstddef>
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

/// Ascending: the values of change, irrational ones too, the middles of the intervals, and an even grid, as
/// far as a page stays small. Their series have the same names. None of a game that is not 2x2.
std::vector<Slice> best_response_slices(const Family& family);

/// The picture at an irrational value, whose first equilibrium has this number among those of all lists.
Chart diagram_at_limit(const Family& family, const ValueOfChange& value, std::size_t first);

/// The chart with that much added to the numbers of its equilibria.
Chart numbered_from(std::size_t first, Chart chart);

}  // namespace nashsolve::plot
