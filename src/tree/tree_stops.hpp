// When the search for an equilibrium of a tree ends before it has found one.
#pragma once

#include <functional>

namespace nashsolve::tree {

struct TreeStops {
  /// Nothing new is begun.
  std::function<bool()> must_stop;
  /// Whether so many seconds are not left until then.
  std::function<bool(double)> is_short_of;
  /// There is no time either to say what was found; not before `must_stop`.
  std::function<bool()> is_over;
};

}  // namespace nashsolve::tree
