// What to tell the user where a text is no JSON. The parser knows only that its next token is wrong; this
// finds the word a person would point at, and says what could have stood there.
#pragma once

#include <cstddef>
#include <string>

#include "source_text.hpp"

namespace nashsolve::formats {

/// Where in the grammar the parser was after the last token that was right.
struct JsonState {
  enum class After { nothing, opening, key, value };
  enum class Container { none, array, object };

  After after = After::nothing;
  Container container = Container::none;
  /// The value was a number, whose end is known only by the character after it.
  bool is_number = false;
  /// How many characters the parser had read then, and how many when it failed.
  std::size_t accepted = 0;
  std::size_t consumed = 0;
  /// The next value, in words.
  std::string expected_value;
  /// The wrong token is a text that breaks the rules within its quotes.
  bool is_broken_text = false;
};

[[noreturn]] void fail_json_syntax(const SourceText& source, const JsonState& state);

/// What a person sees as one word or number.
inline bool is_json_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' ||
         c == '.' || c == '_' || c == '/' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

}  // namespace nashsolve::formats
