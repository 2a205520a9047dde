// One of the charts of a game or family.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "chart.hpp"

namespace nashsolve::testing {

inline const plot::Chart& chart_called(const std::vector<plot::Chart>& charts, const std::string& id) {
  const auto found =
      std::find_if(charts.begin(), charts.end(), [&](const plot::Chart& chart) { return chart.id == id; });
  if (found == charts.end()) throw std::runtime_error("no chart " + id);
  return *found;
}

}  // namespace nashsolve::testing
