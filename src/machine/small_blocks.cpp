#include "small_blocks.hpp"

#include <cstdlib>
#include <utility>

namespace nashsolve::small_blocks {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): each thread has its own.
constinit thread_local FreeLists lists{};

namespace {

// Opens a thread's lists, and empties them when the thread ends.
class OpenLists {
 public:
  OpenLists() {
    for (std::size_t index = 0; index < kClassCount; ++index) {
      lists.room[index] = static_cast<unsigned>(kMostKept / ((index + 1) * kGranule));
    }
  }
  OpenLists(const OpenLists&) = delete;
  OpenLists& operator=(const OpenLists&) = delete;
  ~OpenLists() {
    lists.room.fill(0);
    for (FreeBlock*& first : lists.first) {
      while (first != nullptr) release_to_system(std::exchange(first, first->next));
    }
  }
};

}  // namespace

void* allocate_from_system(std::size_t size) noexcept {
  thread_local const OpenLists open;
  static_cast<void>(open);
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): here all memory comes from.
  return std::malloc((size + kGranule - 1) / kGranule * kGranule);
}

void release_to_system(void* block) noexcept {
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): and here it goes.
  std::free(block);
}

}  // namespace nashsolve::small_blocks
