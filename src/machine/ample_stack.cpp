#include "ample_stack.hpp"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace nashsolve {

namespace {

/// Trees and documents that are nested 100,000 deep, and all commands, take less than 96 KiB; the libraries
/// of the system may take more.
constexpr rlim_t kEnough = rlim_t{1} << 20U;
/// The usual limit on Linux.
constexpr std::size_t kUsual = std::size_t{8} << 20U;

/// GMP takes up to 64 KiB of it for each number on its way, of which one function may call another. It is
/// taken where twice as much is left, so that something remains for the work.
constexpr std::size_t kGrown = std::size_t{512} << 10U;
constexpr std::size_t kPage = 4096;

/// From the top to the bottom, as a stack grows.
[[gnu::noinline]] void touch_stack() {
  volatile char pages[kGrown];  // NOLINT(modernize-avoid-c-arrays): nothing may set it to 0 from the bottom
  for (std::size_t end = kGrown; end >= kPage; end -= kPage) pages[end - 1] = 0;
  static_cast<void>(pages[0]);
}

/// Where the address space is limited, as long as there is some of it: a stack that cannot grow any more ends
/// the program by a signal, while memory that is asked for and refused can be told of.
void grow_stack_early() {
  rlimit space{};
  if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur == RLIM_INFINITY) return;
  void* const there_is =
      mmap(nullptr, 2 * kGrown, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (there_is == MAP_FAILED) return;
  munmap(there_is, 2 * kGrown);
  touch_stack();
}

bool is_small(rlim_t limit) {
  return limit != RLIM_INFINITY && limit < kEnough;
}

void give_threads_the_usual_stack() {
  pthread_attr_t attributes = {};
  if (pthread_attr_init(&attributes) != 0) return;
  if (pthread_attr_setstacksize(&attributes, kUsual) == 0) pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
}

}  // namespace

int with_ample_stack(const std::function<int()>& work) {
  rlimit stack{};
  if (getrlimit(RLIMIT_STACK, &stack) != 0 || !is_small(stack.rlim_cur)) {
    grow_stack_early();
    return work();
  }
  give_threads_the_usual_stack();
  int code = EXIT_FAILURE;
  try {
    std::thread([&] { code = work(); }).join();
  } catch (const std::system_error&) {
    static_cast<void>(
        std::fprintf(stderr,
                     "nashsolve: found a limit of %llu KiB for the stack, expected 1024 or more "
                     "(ulimit -s)\n",
                     static_cast<unsigned long long>(stack.rlim_cur >> 10U)));
  }
  return code;
}

}  // namespace nashsolve
