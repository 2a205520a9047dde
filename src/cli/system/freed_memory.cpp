#include "freed_memory.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/resource.h>
#endif

namespace nashsolve::cli {

void keep_freed_memory() {
#ifdef __GLIBC__
  rlimit limit{};
  // NOLINTBEGIN(concurrency-mt-unsafe): before there is a second thread.
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) {
    // Where memory is short it is better given back, and a heap of each thread's own would reserve 64 MiB.
    static_cast<void>(mallopt(M_ARENA_MAX, 1));
    return;
  }
  // Larger blocks are few, and as many bytes at the end of the heap are kept.
  constexpr int kLargestKept = 4 << 20;
  constexpr int kMostKept = 32 << 20;
  static_cast<void>(mallopt(M_MMAP_THRESHOLD, kLargestKept));
  static_cast<void>(mallopt(M_TRIM_THRESHOLD, kMostKept));
  // NOLINTEND(concurrency-mt-unsafe)
#endif
}

}  // namespace nashsolve::cli
