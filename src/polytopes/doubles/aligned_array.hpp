// An array at the alignment that the kernels need.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>

#include "kernels.hpp"

namespace nashsolve::bimatrix {

/// Of doubles or 64-bit words, padded to whole blocks, all 0 at first. Not resizable.
template <class Value>
class AlignedArray {
 public:
  explicit AlignedArray(std::size_t size)
      : size_(padded(size)), values_(static_cast<Value*>(::operator new(size_ * sizeof(Value), kAlign))) {
    std::fill_n(values_.get(), size_, Value{});
  }
  AlignedArray(const AlignedArray& other) : AlignedArray(other.size_) { *this = other; }
  AlignedArray(AlignedArray&&) noexcept = default;
  /// Both of the same size.
  AlignedArray& operator=(const AlignedArray& other) {
    if (this != &other) std::copy_n(other.values_.get(), size_, values_.get());
    return *this;
  }
  AlignedArray& operator=(AlignedArray&&) noexcept = default;
  ~AlignedArray() = default;

  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] Value* data() { return values_.get(); }
  [[nodiscard]] const Value* data() const { return values_.get(); }
  Value& operator[](std::size_t k) { return values_.get()[k]; }
  const Value& operator[](std::size_t k) const { return values_.get()[k]; }

 private:
  static_assert(sizeof(Value) == sizeof(double));
  static constexpr std::align_val_t kAlign{kAlignment};
  struct Free {
    void operator()(Value* values) const { ::operator delete(values, kAlign); }
  };

  std::size_t size_;
  std::unique_ptr<Value, Free> values_;
};

}  // namespace nashsolve::bimatrix
