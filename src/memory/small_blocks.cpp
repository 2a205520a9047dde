#include "small_blocks.hpp"

#include <utility>

namespace nashsolve::small_blocks {

constinit thread_local FreeLists lists{};

namespace {

// Opens a thread's lists, and empties them when the thread ends.
class OpenLists {
 public:
  OpenLists() {
    for (std::size_t index = 0; index < class_count; ++index) {
      lists.room[index] = static_cast<unsigned>(most_kept / ((index + 1) * granule));
    }
  }
  OpenLists(const OpenLists&) = delete;
  OpenLists& operator=(const OpenLists&) = delete;
  ~OpenLists() {
    lists.room.fill(0);
    for (FreeBlock*& first : lists.first) {
      while (first != nullptr) std::free(std::exchange(first, first->next));
    }
  }
};

}  // namespace

void* allocate_from_system(std::size_t size) noexcept {
  thread_local const OpenLists open;
  static_cast<void>(open);
  return std::malloc((size + granule - 1) / granule * granule);
}

}  // namespace nashsolve::small_blocks
