#include "freed_memory.hpp"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/resource.h>
#endif

namespace nashsolve::cli {

void keep_freed_memory() {
#ifdef __GLIBC__
  // Where memory is short it is better given back.
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) return;
  // Larger blocks are few, and as many bytes at the end of the heap are kept.
  constexpr int kLargestKept = 4 << 20;
  constexpr int kMostKept = 32 << 20;
  // NOLINTBEGIN(concurrency-mt-unsafe): before there is a second thread.
  static_cast<void>(mallopt(M_MMAP_THRESHOLD, kLargestKept));
  static_cast<void>(mallopt(M_TRIM_THRESHOLD, kMostKept));
  // NOLINTEND(concurrency-mt-unsafe)
#endif
}

}  // namespace nashsolve::cli
