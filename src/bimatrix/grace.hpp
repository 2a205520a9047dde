// A last effort for one equilibrium, where a search has none when its time is up.
#pragma once

#include <optional>

#include "stop.hpp"

namespace nashsolve::bimatrix {

/// Whether the search has to be given up: time is over, and its grace as well.
class GraceTest {
 public:
  explicit GraceTest(StopWatch& watch) : watch_(watch) {}

  bool operator()() {
    if (!watch_.must_stop()) return false;
    if (!end_) end_ = watch_.seconds();
    return watch_.seconds() - *end_ > kSeconds;
  }

 private:
  /// One equilibrium is worth so much more than the limit: a quarter of what it may be passed by.
  static constexpr double kSeconds = 0.05;

  StopWatch& watch_;
  std::optional<double> end_;
};

}  // namespace nashsolve::bimatrix
