// Integers of any size in as many bytes as they need: seven bits a byte, the lowest first, the eighth set
// where more follow (LEB128); signs alternate: 0, -1, 1, -2, 2, ... are packed as 0, 1, 2, 3, 4, ...
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "nashsolve/exact.hpp"

namespace nashsolve::proof {

/// Bytes of 64 bits.
constexpr std::size_t kMostBytes = 10;
/// Into room for kMostBytes; returns its end.
inline char* pack(char* room, std::uint64_t value) {
  for (; value >= 128; value >>= 7) *room++ = static_cast<char>(value % 128 + 128);
  *room++ = static_cast<char>(value);
  return room;
}
/// Between -2^62 and 2^62.
inline char* pack(char* room, std::int64_t value) {
  const auto twice = 2 * static_cast<std::uint64_t>(value < 0 ? -value : value);
  return pack(room, twice - std::uint64_t{value < 0});
}
template <class Value>
requires std::is_same_v<Value, std::uint64_t> || std::is_same_v<Value, std::int64_t>
void pack(std::string& bytes, Value value) {
  std::array<char, kMostBytes> room{};
  bytes.append(room.data(), pack(room.data(), value));
}
void pack(std::string& bytes, const Integer& value);
/// Advances `position`.
std::uint64_t unpack(std::string_view bytes, std::size_t& position);
Integer unpack_integer(std::string_view bytes, std::size_t& position);

}  // namespace nashsolve::proof
