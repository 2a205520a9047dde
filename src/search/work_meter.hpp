// Asks whether to stop by the work that was done: a step of a large game may take seconds, one of a small
// game less than reading the clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "stop.hpp"

namespace nashsolve {

/// Thrown in the midst of a computation that has to end now; caught where a search begins, which then says
/// why it ended.
struct Stopped {};

/// One for each thread.
class WorkMeter {
 public:
  /// Counts the pivots of integer dictionaries in `pivots`, which must outlive it, and asks nobody.
  explicit WorkMeter(std::uint64_t& pivots) : pivots_(&pivots) {}
  WorkMeter(std::uint64_t& pivots, StopTest must_stop) : pivots_(&pivots), must_stop_(std::move(must_stop)) {}

  void count_pivot() { ++*pivots_; }
  /// So many multiplications more. Throws Stopped where it is time to stop.
  void spend(std::size_t work) {
    work_ += work;
    if (work_ < kWorkPerAsk) return;
    spent_ += work_;
    work_ = 0;
    if (must_stop_ && must_stop_()) throw Stopped();
  }
  /// Multiplications up to the last question.
  [[nodiscard]] std::uint64_t spent() const { return spent_; }

  /// About a millisecond.
  static constexpr std::size_t kWorkPerAsk = std::size_t{1} << 20U;

 private:
  std::uint64_t* pivots_;
  StopTest must_stop_;
  std::size_t work_ = 0;
  std::uint64_t spent_ = 0;
};

}  // namespace nashsolve
