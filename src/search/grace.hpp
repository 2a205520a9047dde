// A last effort when time is up: for one equilibrium where a search has none, for the charts of what was
// found.
#pragma once

#include <optional>

#include "stop.hpp"

namespace nashsolve {

/// Whether it has to be given up: time is over, and its grace as well.
class GraceTest {
 public:
  /// By default a quarter of what a limit may be passed by.
  explicit GraceTest(StopWatch& watch, double seconds = 0.05) : watch_(watch), seconds_(seconds) {}

  bool operator()() {
    if (!watch_.must_stop()) return false;
    if (!end_) end_ = watch_.seconds();
    return watch_.seconds() - *end_ > seconds_;
  }

 private:
  StopWatch& watch_;
  double seconds_;
  std::optional<double> end_;
};

}  // namespace nashsolve
