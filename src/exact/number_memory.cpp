#include "number_memory.hpp"

#include <gmp.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "small_blocks.hpp"

namespace nashsolve {
namespace {

/// Apart, so that no compiler sees the throw in a function that lets none out and warns.
[[noreturn]] void lack_memory() {
  throw std::bad_alloc();
}

/// noexcept: what is thrown goes to std::terminate.
void* allocate(std::size_t size) noexcept {
  void* const block = small_blocks::allocate(size);
  if (block == nullptr) lack_memory();
  return block;
}

void release(void* block, std::size_t size) {
  small_blocks::release(block, size);
}

void* reallocate(void* block, std::size_t old_size, std::size_t new_size) {
  if (small_blocks::class_of(old_size) == small_blocks::class_of(new_size)) return block;
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
