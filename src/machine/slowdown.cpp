#include "slowdown.hpp"

#include <cstdio>
#include <memory>

namespace nashsolve {

double slowdown_of_thread() {
  constexpr double kLeastNanoseconds = 5e6;
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  // Linux: nanoseconds on a processor, nanoseconds in its queue, turns.
  const std::unique_ptr<std::FILE, Closer> file(std::fopen("/proc/thread-self/schedstat", "re"));
  double ran = 0;
  double waited = 0;
  if (!file || std::fscanf(file.get(), "%lf %lf", &ran, &waited) != 2 || ran < kLeastNanoseconds) return 1;
  return (ran + waited) / ran;
}

}  // namespace nashsolve
