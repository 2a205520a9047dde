// The payoffs of a large game of two players in floating point, as loops over them want it.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "loops.hpp"

namespace nashsolve::single {

struct PayoffColumns {
  std::array<std::size_t, 2> counts;
  /// Of each player, near [0, 1]: what his strategies earn against the other's first one, his second one, ...
  std::array<std::vector<double>, 2> values;

  [[nodiscard]] const double* against(std::size_t player, std::size_t other) const {
    return values[player].data() + other * counts[player];
  }

  /// What each of the player's strategies earns against a mixed one.
  [[nodiscard]] std::vector<double> earnings(std::size_t player, const std::vector<double>& other) const {
    std::vector<double> result(counts[player]);
    for (std::size_t k = 0; k < other.size(); ++k) {
      if (other[k] != 0) loops().add_scaled(result.data(), against(player, k), other[k], result.size());
    }
    return result;
  }
};

}  // namespace nashsolve::single
