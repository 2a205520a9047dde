// How many equilibria can be told before time is up: what is found has to be verified and printed, too.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "slowdown.hpp"
#include "stop.hpp"

namespace nashsolve {

/// What may still be begun, in seconds of an idle machine.
inline double seconds_in_time(StopWatch& watch) {
  /// Late by so much is in time.
  constexpr double kSecondsOfGrace = 0.05;
  constexpr double kShareOfGrace = 0.02;
  const double left = watch.seconds_left();
  if (std::isinf(left)) return left;
  return (left + kSecondsOfGrace + kShareOfGrace * watch.seconds()) / slowdown_of_thread();
}

/// Of such as take so many seconds each on an idle machine.
inline std::uint64_t most_of_seconds(StopWatch& watch, double seconds_each) {
  const double seconds = seconds_in_time(watch);
  if (std::isinf(seconds)) return std::numeric_limits<std::uint64_t>::max();
  return 1 + static_cast<std::uint64_t>(seconds / seconds_each);
}

}  // namespace nashsolve
