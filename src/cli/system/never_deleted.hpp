// What a run tells last: taking a long list apart would only delay the end of the program.
#pragma once

#include <utility>

namespace nashsolve::cli {

/// Keeps the value as long as the program runs. For what a run makes once.
template <class Value>
Value& never_deleted(Value value) {
  // By this pointer sanitizers see that it is no leak.
  // NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): of this function alone.
  static Value* kept = nullptr;
  kept = new Value(std::move(value));
  return *kept;
}

}  // namespace nashsolve::cli
