// A file descriptor that is closed when its owner is gone.
#pragma once

#include <unistd.h>

#include <utility>

namespace nashsolve::cli {

class Descriptor {
 public:
  /// Negative: none.
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) static_cast<void>(::close(number_));
  }

  [[nodiscard]] int number() const { return number_; }
  /// Leaves it open, and to the caller.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

}  // namespace nashsolve::cli
