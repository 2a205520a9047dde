// How this room uses nlohmann/json's SAX parser: without its floats, and knowing how far it has read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace nashsolve::formats {

/// The parser refuses a float beyond the range of its type; every number is taken from its text here, so the
/// float is of a type that is always in range.
class IgnoredFloat {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr IgnoredFloat(double value = 0) : value_(value) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator double&() { return value_; }
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr operator double() const { return 0; }

 private:
  double value_;
};

using Json =
    nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, IgnoredFloat>;

/// Reads characters and leaves in `*consumed` how many were read.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* position, std::size_t* consumed) : position_(position), consumed_(consumed) {}

  reference operator*() const { return *position_; }
  CountingIterator& operator++() {
    ++position_;
    ++*consumed_;
    return *this;
  }
  // NOLINTNEXTLINE(cert-dcl21-cpp): a constant result could not be moved from; later versions drop the check.
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.position_ == b.position_;
  }

 private:
  const char* position_;
  std::size_t* consumed_;
};

}  // namespace nashsolve::formats
