// For searches that nothing stops.
#pragma once

#include <functional>

namespace nashsolve::testing {

inline const std::function<bool()> kNever = [] { return false; };

}  // namespace nashsolve::testing
