#include "number_memory.hpp"

#include <gmp.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "small_blocks.hpp"

namespace nashsolve {
namespace {

// GMP is C: no exception may pass through it.
void* or_abort(void* block, std::size_t size) {
  if (block == nullptr) {
    std::fprintf(stderr, "nashsolve: no memory for a number of %zu bytes\n", size);
    std::abort();
  }
  return block;
}

void* allocate(std::size_t size) {
  return or_abort(small_blocks::allocate(size), size);
}

void release(void* block, std::size_t size) {
  small_blocks::release(block, size);
}

void* reallocate(void* block, std::size_t old_size, std::size_t new_size) {
  const std::size_t old_class = small_blocks::class_of(old_size);
  const std::size_t new_class = small_blocks::class_of(new_size);
  if (old_class == new_class) return block;
  if (old_class >= small_blocks::class_count && new_class >= small_blocks::class_count) {
    return or_abort(std::realloc(block, new_size), new_size);
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
