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
    static_cast<void>(std::fprintf(stderr, "nashsolve: no memory for a number of %zu bytes\n", size));
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
