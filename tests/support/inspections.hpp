// An inspector comes on two of some days; who has something to hide acts on one of them, or never.
//
// Each day pays something else, and to be found costs more than any day pays. So nobody acts in any
// equilibrium, and whatever deters is one: a single maximal Nash subset of many dimensions.
#pragma once

#include <cstddef>

#include "matrices.hpp"

namespace nashsolve::testing {

inline Matrices two_visits(std::size_t days) {
  Matrices game;
  for (std::size_t first = 0; first < days; ++first) {
    for (std::size_t second = first + 1; second < days; ++second) {
      game.a.emplace_back();
      game.b.emplace_back();
      for (std::size_t day = 0; day < days; ++day) {
        const bool is_found = day == first || day == second;
        game.a.back().emplace_back(is_found ? 3 : -2 - static_cast<long>(day % 3));
        game.b.back().emplace_back(is_found ? -4 : 1 + static_cast<long>(day % 4));
      }
      game.a.back().emplace_back(0);
      game.b.back().emplace_back(0);
    }
  }
  return game;
}

}  // namespace nashsolve::testing
