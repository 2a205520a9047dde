// The program's operators new and delete: small blocks from free lists (small_blocks.hpp). Where a compiler
// does not say how large a deleted object was, its block goes back to the system.

#include <algorithm>
#include <cstddef>
#include <new>

#include "small_blocks.hpp"

using namespace nashsolve;

void* operator new(std::size_t size) {
  const std::size_t positive = std::max<std::size_t>(size, 1);
  for (;;) {
    if (void* const block = small_blocks::allocate(positive); block != nullptr) [[likely]]
      return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void* operator new[](std::size_t size) {
  return ::operator new(size);
}

void operator delete(void* block) noexcept {
  small_blocks::release_to_system(block);
}

void operator delete[](void* block) noexcept {
  small_blocks::release_to_system(block);
}

void operator delete(void* block, std::size_t size) noexcept {
  if (block != nullptr) small_blocks::release(block, std::max<std::size_t>(size, 1));
}

void operator delete[](void* block, std::size_t size) noexcept {
  ::operator delete(block, size);
}
