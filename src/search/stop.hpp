// When a search has to stop before its end, and why.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>

#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"

namespace nashsolve {

/// Whether the search has to end now.
using StopTest = std::function<bool()>;

/// What equilibria take from the search until they are printed: each, each strategy of all players, which
/// JSON shows the payoff of, and each of those that some equilibrium uses. Measured as processor time of the
/// check and the slowest of text, JSON and CSV (coordination of 8 to 14, of 12 within 60; twice repeated
/// games of 32 plans; effort of 100 levels; ties of 14x14 to 30x30), and taken twice: a machine at its
/// slowest passes no limit.
inline double seconds_to_tell(std::size_t strategy_count, double equilibria, double used) {
  constexpr double kSecondsOfEach = 10e-6;
  constexpr double kSecondsOfStrategy = 0.6e-6;
  constexpr double kSecondsOfUsed = 3e-6;
  return (kSecondsOfEach + kSecondsOfStrategy * static_cast<double>(strategy_count)) * equilibria +
         kSecondsOfUsed * used;
}

/// Watches the options' limits from the moment it is made. Cheap enough to ask at every node, by any thread.
class StopWatch {
 public:
  explicit StopWatch(const SolveOptions& options);

  /// The reason to stop now, if there is one. Once a limit is passed, or the interrupt came, it stays. Asked
  /// at every node, which is how nodes are counted for whoever watches the search.
  std::optional<Status> reason(std::uint64_t equilibria_found) {
    if (progress_ != nullptr) progress_->nodes.fetch_add(1, std::memory_order_relaxed);
    if (!heeds_signs() && deadline_ && is_time_over()) is_late_.store(true, std::memory_order_relaxed);
    if (is_interrupted_.load(std::memory_order_relaxed)) return Status::interrupted;
    if (lacks_memory_.load(std::memory_order_relaxed)) return Status::memory_limit;
    if (is_late_.load(std::memory_order_relaxed)) return Status::time_limit;
    if (equilibria_found >= limit()) return Status::limit;
    return std::nullopt;
  }

  /// Whether a limit is passed or the interrupt came, by the clock of now. For whoever asks seldom: it counts
  /// no node.
  bool must_stop() {
    if (heeds_signs()) return true;
    if (deadline_ && Clock::now() >= *deadline_) is_late_.store(true, std::memory_order_relaxed);
    return is_late_.load(std::memory_order_relaxed);
  }

  /// From now on a search has to leave time to tell what it finds of so many strategies of all players.
  void leave_time_to_tell(std::size_t strategy_count) { strategies_to_tell_ = strategy_count; }
  /// There are so many more equilibria to tell, in which so many strategies are used.
  void note_to_tell(std::uint64_t equilibria, std::uint64_t used) {
    to_tell_.fetch_add(equilibria, std::memory_order_relaxed);
    used_to_tell_.fetch_add(used, std::memory_order_relaxed);
  }
  /// Whether the time that is left is what it takes to tell what was found. Then it stays; the limit is not
  /// passed, and what comes after the search has its time. By the clock that reason() looks at.
  bool must_tell() {
    if (is_telling_.load(std::memory_order_relaxed)) return true;
    if (!deadline_ || strategies_to_tell_ == 0) return false;
    const double telling =
        prints_ * slowdown_.load(std::memory_order_relaxed) *
        seconds_to_tell(strategies_to_tell_, static_cast<double>(to_tell_.load(std::memory_order_relaxed)),
                        static_cast<double>(used_to_tell_.load(std::memory_order_relaxed)));
    const Clock::duration left =
        *deadline_ - start_ - Clock::duration(latest_.load(std::memory_order_relaxed));
    if (telling < std::chrono::duration<double>(left).count()) return false;
    is_telling_.store(true, std::memory_order_relaxed);
    return true;
  }
  /// The reason why a search ended before its end, if it did.
  std::optional<Status> reason_of_end(std::uint64_t equilibria_found) {
    if (const auto now = reason(equilibria_found)) return now;
    if (is_telling_.load(std::memory_order_relaxed)) return Status::time_limit;
    return std::nullopt;
  }

  /// Tells whoever watches the search that equilibria were found.
  void note_found(std::uint64_t count = 1) {
    if (progress_ != nullptr) progress_->equilibria.fetch_add(count, std::memory_order_relaxed);
  }
  /// Null where nobody watches.
  [[nodiscard]] SearchProgress* progress() const { return progress_; }

  /// Until time is up: 0 once the interrupt came or memory was short, infinite without a limit.
  [[nodiscard]] double seconds_left();
  /// Ends it now: what is left to do would take longer than there is time.
  void give_up() { is_late_.store(true, std::memory_order_relaxed); }

  [[nodiscard]] bool has_limit() const { return limit_.has_value(); }
  [[nodiscard]] std::uint64_t limit() const {
    return limit_.value_or(std::numeric_limits<std::uint64_t>::max());
  }
  /// The options for a part of the search that watches by itself: with the time that is left.
  [[nodiscard]] SolveOptions remaining(SolveOptions options) const;
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
  }

 private:
  using Clock = std::chrono::steady_clock;

  /// Whether the interrupt came or memory is short, now or before.
  bool heeds_signs() {
    if (interrupt_ != nullptr && interrupt_->load(std::memory_order_relaxed)) {
      is_interrupted_.store(true, std::memory_order_relaxed);
    }
    if (memory_is_short_ != nullptr && memory_is_short_->load(std::memory_order_relaxed)) {
      lacks_memory_.store(true, std::memory_order_relaxed);
    }
    return is_interrupted_.load(std::memory_order_relaxed) || lacks_memory_.load(std::memory_order_relaxed);
  }

  /// Looks at the clock at every 16th question, and at each one where questions come slowly, as from nodes
  /// that compute with large numbers.
  bool is_time_over() {
    constexpr unsigned kAsksPerClock = 16;
    constexpr Clock::duration kSlow = std::chrono::milliseconds(1);
    const bool looks = asked_.fetch_add(1, std::memory_order_relaxed) % kAsksPerClock == 0 ||
                       is_slow_.load(std::memory_order_relaxed);
    if (!looks) return false;
    const Clock::time_point now = Clock::now();
    const Clock::rep ticks = (now - start_).count();
    const Clock::rep latest = latest_.exchange(ticks, std::memory_order_relaxed);
    is_slow_.store(ticks - latest > kSlow.count(), std::memory_order_relaxed);
    if (strategies_to_tell_ > 0 && ticks >= next_look_at_load_.load(std::memory_order_relaxed))
      look_at_load(ticks);
    return now >= *deadline_;
  }

  void look_at_load(Clock::rep ticks);

  Clock::time_point start_;
  std::optional<Clock::time_point> deadline_;
  const std::atomic<bool>* interrupt_;
  const std::atomic<bool>* memory_is_short_;
  SearchProgress* progress_;
  std::optional<std::uint64_t> limit_;
  std::atomic<bool> is_interrupted_ = false;
  std::atomic<bool> lacks_memory_ = false;
  std::atomic<bool> is_late_ = false;
  double prints_;
  std::size_t strategies_to_tell_ = 0;
  std::atomic<std::uint64_t> to_tell_ = 0;
  std::atomic<std::uint64_t> used_to_tell_ = 0;
  /// What others on the machine make of it.
  std::atomic<double> slowdown_ = 1;
  std::atomic<Clock::rep> next_look_at_load_ = 0;
  std::atomic<bool> is_telling_ = false;
  std::atomic<unsigned> asked_ = 0;
  /// Whether the clock was last looked at long before, in ticks since the start.
  std::atomic<bool> is_slow_ = true;
  std::atomic<Clock::rep> latest_ = 0;
};

}  // namespace nashsolve
