// How many equilibria can be told before time is up: what is found has to be verified and printed, too.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "slowdown.hpp"
#include "stop.hpp"

namespace nashsolve {

/// Of such as take so many seconds each on an idle machine.
inline std::uint64_t most_of_seconds(StopWatch& watch, double seconds_each) {
  /// Late by so much is in time.
  constexpr double kSecondsOfGrace = 0.05;
  constexpr double kShareOfGrace = 0.02;
  const double left = watch.seconds_left();
  if (std::isinf(left)) return std::numeric_limits<std::uint64_t>::max();
  const double in_all = left + kSecondsOfGrace + kShareOfGrace * watch.seconds();
  return 1 + static_cast<std::uint64_t>(in_all / (slowdown_of_thread() * seconds_each));
}

}  // namespace nashsolve
