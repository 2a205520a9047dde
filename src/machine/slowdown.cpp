#include "slowdown.hpp"

#include <fstream>

namespace nashsolve {

double slowdown_of_thread() {
  constexpr double kLeastNanoseconds = 5e6;
  // Linux: nanoseconds on a processor, nanoseconds in its queue, turns.
  std::ifstream file("/proc/thread-self/schedstat");
  double ran = 0;
  double waited = 0;
  if (!(file >> ran >> waited) || ran < kLeastNanoseconds) return 1;
  return (ran + waited) / ran;
}

}  // namespace nashsolve
