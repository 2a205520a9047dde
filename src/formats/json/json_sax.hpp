// How this room uses nlohmann/json's SAX parser: without its floats, and knowing how far it has read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_syntax.hpp"

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

/// What Json::sax_parse() does, which brings five binary formats with it for each kind of handler.
template <class Handler>
void parse_json(std::string_view text, std::size_t* consumed, Handler* handler) {
  auto adapter = nlohmann::detail::input_adapter(CountingIterator(text.data(), consumed),
                                                 CountingIterator(text.data() + text.size(), consumed));
  nlohmann::detail::parser<Json, decltype(adapter)>(std::move(adapter)).sax_parse(handler);
}

/// Where the token begins that the parser has just read, with `consumed` characters of `text`.
inline std::size_t json_token_start(std::string_view text, std::size_t consumed) {
  std::size_t end = consumed;
  if (end == 0) return 0;
  const char last = text[end - 1];
  if (last == '"') {
    // Within a text every quote follows an odd number of backslashes; the opening one an even number.
    for (std::size_t i = end - 1; i-- > 0;) {
      if (text[i] != '"') continue;
      std::size_t backslashes = 0;
      while (backslashes < i && text[i - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) return i;
    }
    return 0;
  }
  while (end > 0 && is_json_word(text[end - 1])) --end;
  return end;
}

/// The same of a number, which is known to end only by the character after it, or by the end of the text.
inline std::size_t json_number_start(std::string_view text, std::size_t consumed) {
  std::size_t end = consumed;
  if (end > 0 && !is_json_word(text[end - 1])) --end;
  while (end > 0 && is_json_word(text[end - 1])) --end;
  return end;
}

}  // namespace nashsolve::formats
