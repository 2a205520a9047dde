// Integers of any size in as many bytes as they need: seven bits a byte, the lowest first, the eighth set
// where more follow (LEB128); signs alternate: 0, -1, 1, -2, 2, ... are packed as 0, 1, 2, 3, 4, ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "nashsolve/exact.hpp"

namespace nashsolve::proof {

void pack(std::string& bytes, std::uint64_t value);
/// Between -2^62 and 2^62.
void pack(std::string& bytes, std::int64_t value);
void pack(std::string& bytes, const Integer& value);
/// Advances `position`.
std::uint64_t unpack(std::string_view bytes, std::size_t& position);
Integer unpack_integer(std::string_view bytes, std::size_t& position);

}  // namespace nashsolve::proof
