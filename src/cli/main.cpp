#include <malloc.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>

#include "ample_stack.hpp"
#include "number_memory.hpp"
#include "run.hpp"

namespace {

/// What becomes of large blocks that are freed. A search of three and more players copies a relaxation for
/// each node, 50 to 300 KB, and frees it soon. glibc gives such blocks back to the system at once, which has
/// to clear their pages again for the next one and to tell the other cores: a sixth of the time of a 6x6x6
/// game. So the program keeps some.
void keep_freed_memory() {
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
}

}  // namespace

int main(int argument_count, char** arguments) {
  keep_freed_memory();
  nashsolve::reuse_number_memory();
  const int code =
      nashsolve::with_ample_stack([&] { return nashsolve::cli::run(argument_count, arguments); });
#ifndef NASHSOLVE_LOOKS_FOR_LEAKS
  // What is left is memory, which the system takes back at once.
  static_cast<void>(std::fflush(nullptr));
  std::_Exit(code);
#else
  return code;
#endif
}
