// Free lists of small blocks of memory.
//
// Exact arithmetic and searches make and drop small numbers and vectors all the time; a general allocator
// spends more on many of them than the arithmetic does. A list of free blocks for each size, one set of lists
// for each thread, hands a block out in a few instructions. Whoever frees a block knows its size, so it needs
// no header (Knuth, The Art of Computer Programming, vol. 1, section 2.5).
//
// Every block comes from std::malloc, its size rounded up to the granule, and std::free may be called for it
// instead of release(). So a block of std::malloc of whole granules may be given to release(), too. A block
// may be freed by another thread than the one that asked for it.
#pragma once

#include <array>
#include <cstddef>
#include <new>

namespace nashsolve::small_blocks {

struct FreeBlock {
  FreeBlock* next;
};

inline constexpr std::size_t kGranule = sizeof(FreeBlock);
inline constexpr std::size_t kClassCount = 128;
inline constexpr std::size_t kMostKept = std::size_t{32} * 1024;  // bytes of a class

struct FreeLists {
  std::array<FreeBlock*, kClassCount> first;
  /// How many blocks more may be kept. All 0 before a thread's first block and after its last destructor.
  std::array<unsigned, kClassCount> room;
};

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): each thread has its own.
extern constinit thread_local FreeLists lists;

/// What allocate() does without a free block. Opens the lists of the thread.
void* allocate_from_system(std::size_t size) noexcept;
void release_to_system(void* block) noexcept;

constexpr std::size_t class_of(std::size_t size) {
  return (size - 1) / kGranule;
}

/// At least `size` bytes, which must be positive, aligned like those of std::malloc; null if there are none.
inline void* allocate(std::size_t size) noexcept {
  const std::size_t index = class_of(size);
  if (index < kClassCount) [[likely]] {
    if (FreeBlock* const block = lists.first[index]; block != nullptr) [[likely]] {
      lists.first[index] = block->next;
      ++lists.room[index];
      return block;
    }
  }
  return allocate_from_system(size);
}

/// `size` as it was asked for.
inline void release(void* block, std::size_t size) noexcept {
  const std::size_t index = class_of(size);
  if (index < kClassCount && lists.room[index] != 0) [[likely]] {
    lists.first[index] = ::new (block) FreeBlock{lists.first[index]};
    --lists.room[index];
    return;
  }
  release_to_system(block);
}

}  // namespace nashsolve::small_blocks
