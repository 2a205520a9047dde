// How much memory the program takes.
//
// Two things keep it within the limit. A thread reads every few milliseconds how much the system has given,
// and where little is left it tells the search that began first to stop: what that one has found is printed.
// And the system is asked to refuse what passes the limit, so that no allocation, however large, ends in its
// out-of-memory killer; where it refuses one, an exception ends that game.
#pragma once

#include <atomic>
#include <cstdint>

namespace nashsolve::cli {

/// In bytes: three quarters of what the machine has, or the control group that the program runs in.
std::uint64_t default_memory_limit();

/// From now on the program, `threads` of which will work, keeps to about so many bytes. Call it once.
void limit_memory(std::uint64_t bytes, unsigned threads);

/// While one of these lives a search is watched. Several may, in several threads.
class WatchedMemory {
 public:
  WatchedMemory();
  ~WatchedMemory();
  WatchedMemory(const WatchedMemory&) = delete;
  WatchedMemory& operator=(const WatchedMemory&) = delete;

  /// True once this search has to stop.
  [[nodiscard]] const std::atomic<bool>& is_short() const { return is_short_; }

 private:
  friend class MemoryWatch;
  std::atomic<bool> is_short_ = false;
};

}  // namespace nashsolve::cli
