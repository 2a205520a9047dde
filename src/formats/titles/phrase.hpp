// A text with its words, which all rules on titles, headings and remarks ask for.
#pragma once

#include <concepts>
#include <string_view>

#include "word_list.hpp"

namespace nashsolve::formats {

/// In lower case; a run of letters, of digits and of what is not ASCII each, and `matB` in two.
Words words_in(std::string_view text);

/// Whether words stand one behind the other as in the pattern, where bars part those of which one may stand
/// in a place: `risk averse|loving`.
bool says(const Words& words, std::string_view pattern);

struct Phrase {
  /// A rule that is asked alone is given the text.
  // NOLINTNEXTLINE(google-explicit-constructor)
  template <std::convertible_to<std::string_view> Text>
  Phrase(const Text& said) : text(said), words(words_in(text)) {}

  std::string_view text;
  Words words;
};

}  // namespace nashsolve::formats
