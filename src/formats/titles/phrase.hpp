// A text with its words, which all rules on titles, headings and remarks ask for.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "word_list.hpp"

namespace nashsolve::formats {

/// In lower case; a run of letters, of digits and of what is not ASCII each, and `matB` in two.
Words words_in(std::string_view text);

/// Words one behind the other, where bars part those of which one may stand in a place: `risk
/// averse|loving`.
struct Pattern {
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval Pattern(const char* pattern) : text(pattern) {
    for (std::size_t i = 0; i < text.size() && text[i] != ' '; ++i) {
      if (i == 0 || text[i - 1] == '|') letters |= bit_of(text[i]);
    }
  }
  static constexpr std::uint32_t bit_of(char letter) {
    return std::uint32_t{1} << (static_cast<unsigned char>(letter) % 32U);
  }

  std::string_view text;
  /// Those with which the first word may begin; by them most words are none of these.
  std::uint32_t letters = 0;
};

/// Whether words stand as in the pattern.
bool says(const Words& words, Pattern pattern);

struct Phrase {
  /// A rule that is asked alone is given the text.
  // NOLINTNEXTLINE(google-explicit-constructor)
  template <std::convertible_to<std::string_view> Text>
  Phrase(const Text& said) : text(said), words(words_in(text)) {}

  std::string_view text;
  Words words;
};

}  // namespace nashsolve::formats
