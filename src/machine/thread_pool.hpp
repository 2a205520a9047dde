// Threads that share the work of one search, or the games of a batch.
//
// Whoever has work that can be divided asks for workers; how many there are depends on the threads that are
// free. Searches that run inside the jobs of one pool share its threads, so that several games at once use
// each core once, and the last of them all cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>

namespace nashsolve {

class ThreadPool {
 public:
  /// Starts so many threads, fewer where the system gives no more; at least one. Throws std::system_error.
  explicit ThreadPool(unsigned threads);
  /// Waits for the jobs that run. Those that have not begun never will.
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  [[nodiscard]] unsigned size() const;

  /// Jobs begin in the order of their posting. A job must not throw.
  void post(std::function<void()> job);

  /// The pool whose job the calling thread runs, or null.
  static ThreadPool* current();

 private:
  struct Threads;
  std::unique_ptr<Threads> threads_;
};

/// How many workers run_workers() has at most; `threads` as in SolveOptions.
unsigned worker_count(unsigned threads);

/// Calls `work` on the calling thread, and on others while it runs there, on at most `most` and at most
/// worker_count(threads) at once. Every call takes what is left to do and returns when nothing is left to
/// begin: one call alone must do it all, and a late one may find nothing. Returns when all calls have; a
/// thread that waits here takes no other work, so that it is not late for its own. Passes on what a call
/// threw.
void run_workers(unsigned threads, std::size_t most, const std::function<void()>& work);

/// Calls task(k) once for each k below `count`; a call of a worker takes `piece` of them at a time.
template <class Task>
void run_in_pieces(unsigned threads, std::size_t count, std::size_t piece, const Task& task) {
  std::atomic<std::size_t> next = 0;
  run_workers(threads, (count + piece - 1) / piece, [&] {
    for (std::size_t first = next.fetch_add(piece); first < count; first = next.fetch_add(piece)) {
      for (std::size_t k = first; k < std::min(first + piece, count); ++k) task(k);
    }
  });
}

}  // namespace nashsolve
