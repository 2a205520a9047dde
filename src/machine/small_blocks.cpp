#include "small_blocks.hpp"

#include <pthread.h>

#include <cstdlib>
#include <optional>
#include <utility>

namespace nashsolve::small_blocks {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): each thread has its own.
constinit thread_local FreeLists lists{};

namespace {

extern "C" void nashsolve_empty_lists(void* /*value*/) {
  lists.room.fill(0);
  for (FreeBlock*& first : lists.first) {
    while (first != nullptr) release_to_system(std::exchange(first, first->next));
  }
}

/// Opens the lists of this thread, to be emptied when it ends. They stay closed where that cannot be
/// arranged. (A destructor of a thread_local object would end the program where there is no memory to
/// remember it.)
void open_lists() {
  static const std::optional<pthread_key_t> key = []() -> std::optional<pthread_key_t> {
    pthread_key_t made = 0;
    if (pthread_key_create(&made, nashsolve_empty_lists) != 0) return std::nullopt;
    return made;
  }();
  if (!key || pthread_setspecific(*key, &lists) != 0) return;
  for (std::size_t index = 0; index < kClassCount; ++index) {
    lists.room[index] = static_cast<unsigned>(kMostKept / ((index + 1) * kGranule));
  }
}

}  // namespace

void* allocate_from_system(std::size_t size) noexcept {
  thread_local bool has_tried = false;
  if (!std::exchange(has_tried, true)) open_lists();
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): here all memory comes from.
  return std::malloc((size + kGranule - 1) / kGranule * kGranule);
}

void release_to_system(void* block) noexcept {
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): and here it goes.
  std::free(block);
}

}  // namespace nashsolve::small_blocks
