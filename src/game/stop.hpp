// When a search has to stop before its end, and why.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include "nashsolve/solution.hpp"
#include "nashsolve/solve.hpp"

namespace nashsolve {

/// Watches the options' limits from the moment it is made. Cheap enough to ask at every node.
class StopWatch {
 public:
  explicit StopWatch(const SolveOptions& options)
      : start_(Clock::now()), interrupt_(options.interrupt), limit_(options.limit) {
    if (options.find == Find::one) limit_ = 1;
    if (options.time_limit) {
      const double most = std::chrono::duration<double>(Clock::duration::max() / 4).count();
      const double seconds = std::min(options.time_limit->count(), most);
      deadline_ =
          start_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    }
  }

  /// The reason to stop now, if there is one. Once time is up, or the interrupt came, it stays.
  std::optional<Status> reason(std::uint64_t equilibria_found) {
    if (ended_) return ended_;
    if (interrupt_ != nullptr && interrupt_->load(std::memory_order_relaxed)) {
      ended_ = Status::interrupted;
    } else if (deadline_ && asked_++ % kAsksPerClock == 0 && Clock::now() >= *deadline_) {
      ended_ = Status::time_limit;
    }
    if (!ended_ && equilibria_found >= limit()) return Status::limit;
    return ended_;
  }

  [[nodiscard]] std::uint64_t limit() const {
    return limit_.value_or(std::numeric_limits<std::uint64_t>::max());
  }
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr unsigned kAsksPerClock = 16;

  Clock::time_point start_;
  std::optional<Clock::time_point> deadline_;
  const std::atomic<bool>* interrupt_;
  std::optional<std::uint64_t> limit_;
  std::optional<Status> ended_;
  unsigned asked_ = 0;
};

}  // namespace nashsolve
