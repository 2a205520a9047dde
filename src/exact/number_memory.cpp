#include "number_memory.hpp"

#include <gmp.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace nashsolve {
namespace {

struct FreeBlock {
  FreeBlock* next;
};

constexpr std::size_t granule = sizeof(FreeBlock);
constexpr std::size_t class_count = 32;
constexpr unsigned most_kept =
    1024;  // blocks of a size; what a thread frees beyond them goes back to the system

// Every size that is a multiple of the granule is a class of its own, so that a block is as large as its
// class says whoever allocated it: one from before reuse_number_memory() may be kept like any other.
struct FreeLists {
  std::array<FreeBlock*, class_count> first;
  std::array<unsigned, class_count> room;
};

constinit thread_local FreeLists lists{};

// Opens a thread's lists at the first block that misses them, and empties them when the thread ends.
class OpenLists {
 public:
  OpenLists() { lists.room.fill(most_kept); }
  OpenLists(const OpenLists&) = delete;
  OpenLists& operator=(const OpenLists&) = delete;
  ~OpenLists() {
    lists.room.fill(0);
    for (FreeBlock*& first : lists.first) {
      while (first != nullptr) {
        std::free(std::exchange(first, first->next));
      }
    }
  }
};

std::size_t class_of(std::size_t size) {
  return (size - 1) / granule;
}

std::size_t whole_granules(std::size_t size) {
  return (size + granule - 1) / granule * granule;
}

void* or_abort(void* block, std::size_t size) {
  if (block == nullptr) {
    std::fprintf(stderr, "nashsolve: no memory for a number of %zu bytes\n", size);
    std::abort();
  }
  return block;
}

void* allocate_from_system(std::size_t size) {
  thread_local const OpenLists open;
  static_cast<void>(open);
  return or_abort(std::malloc(whole_granules(size)), size);
}

void* allocate(std::size_t size) {
  const std::size_t index = class_of(size);
  if (index < class_count) [[likely]] {
    if (FreeBlock* const block = lists.first[index]) [[likely]] {
      lists.first[index] = block->next;
      ++lists.room[index];
      return block;
    }
  }
  return allocate_from_system(size);
}

void release(void* block, std::size_t size) {
  const std::size_t index = class_of(size);
  if (index < class_count && lists.room[index] != 0) [[likely]] {
    lists.first[index] = ::new (block) FreeBlock{lists.first[index]};
    --lists.room[index];
    return;
  }
  std::free(block);
}

void* reallocate(void* block, std::size_t old_size, std::size_t new_size) {
  if (class_of(old_size) == class_of(new_size)) {
    return block;
  }
  if (class_of(old_size) >= class_count && class_of(new_size) >= class_count) {
    return or_abort(std::realloc(block, whole_granules(new_size)), new_size);
  }
  void* const moved = allocate(new_size);
  std::memcpy(moved, block, std::min(old_size, new_size));
  release(block, old_size);
  return moved;
}

}  // namespace

void reuse_number_memory() {
  mp_set_memory_functions(allocate, reallocate, release);
}

}  // namespace nashsolve
