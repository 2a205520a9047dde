#include "stop.hpp"

#include <algorithm>
#include <limits>

#include "slowdown.hpp"

namespace nashsolve {

StopWatch::StopWatch(const SolveOptions& options)
    : start_(Clock::now()),
      interrupt_(options.interrupt),
      memory_is_short_(options.memory_is_short),
      progress_(options.progress),
      limit_(options.limit),
      prints_(options.prints) {
  if (options.find == Find::one) limit_ = 1;
  if (options.time_limit) {
    const double most = std::chrono::duration<double>(Clock::duration::max() / 4).count();
    const double seconds = std::min(options.time_limit->count(), most);
    deadline_ = start_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  }
}

double StopWatch::seconds_left() {
  if (heeds_signs()) return 0;
  if (!deadline_) return std::numeric_limits<double>::infinity();
  return std::max(0.0, std::chrono::duration<double>(*deadline_ - Clock::now()).count());
}

void StopWatch::look_at_load(Clock::rep ticks) {
  constexpr Clock::duration kInterval = std::chrono::milliseconds(20);
  slowdown_.store(slowdown_of_thread(), std::memory_order_relaxed);
  next_look_at_load_.store(ticks + kInterval.count(), std::memory_order_relaxed);
}

SolveOptions StopWatch::remaining(SolveOptions options) const {
  using Seconds = std::chrono::duration<double>;
  if (options.time_limit) options.time_limit = std::max(*options.time_limit - Seconds(seconds()), Seconds(0));
  return options;
}

}  // namespace nashsolve
