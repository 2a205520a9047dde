#include "json_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nashsolve {

namespace {

/// Unicode Standard Annex 9 and The Unicode Standard, sections 23.1 and 23.7; in the plane that JSON's
/// escapes reach.
bool is_hidden(std::uint32_t value) {
  return (value >= 0x7F && value <= 0x9F) || value == 0xAD || value == 0x061C ||
         (value >= 0x200B && value <= 0x200F && value != 0x200C && value != 0x200D) ||
         (value >= 0x2028 && value <= 0x202E) || (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF ||
         (value >= 0xFDD0 && value <= 0xFDEF) || value == 0xFFFE || value == 0xFFFF;
}

struct Character {
  std::uint32_t value;
  std::size_t length;
};

/// The first of well-formed UTF-8; those of four bytes are 0.
Character first_of(std::string_view text) {
  const auto bits = [&](std::size_t k, unsigned mask) { return static_cast<unsigned char>(text[k]) & mask; };
  const unsigned lead = bits(0, 0xFF);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0 && text.size() >= 2) return {bits(0, 0x1F) << 6U | bits(1, 0x3F), 2};
  if (lead < 0xF0 && text.size() >= 3) {
    return {bits(0, 0x0F) << 12U | bits(1, 0x3F) << 6U | bits(2, 0x3F), 3};
  }
  return {0, std::min<std::size_t>(text.size(), 4)};
}

}  // namespace

std::string with_escapes(std::string json) {
  const auto is_plain = [](char c) { return c >= '\n' && c <= '~'; };
  if (std::all_of(json.begin(), json.end(), is_plain)) return json;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string result;
  for (std::string_view rest = json; !rest.empty();) {
    const Character character = first_of(rest);
    if (is_hidden(character.value)) {
      result += "\\u";
      for (const unsigned shift : {12U, 8U, 4U, 0U}) result += kDigits[character.value >> shift & 0xFU];
    } else {
      result += rest.substr(0, character.length);
    }
    rest.remove_prefix(character.length);
  }
  return result;
}

}  // namespace nashsolve
