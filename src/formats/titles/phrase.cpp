#include "phrase.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdint>

#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

enum class Run { letter, digit, foreign, other };

/// One beyond ASCII, in lower case. The quotes of printers part words as those of typewriters do.
struct Character {
  std::array<utf8proc_uint8_t, 4> bytes{};
  std::size_t size = 1;
  std::size_t length = 1;
  bool is_latin = false;
  bool is_quote = false;
};

Character character_at(std::string_view text, std::size_t at) {
  Character result;
  result.bytes[0] = static_cast<unsigned char>(text[at]);
  utf8proc_int32_t code = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (length <= 0) return result;
  result.length = static_cast<std::size_t>(length);
  result.is_quote = code >= 0x2018 && code <= 0x201F;
  // From A with a grave on, without the two signs of arithmetic.
  result.is_latin = code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7;
  result.size = static_cast<std::size_t>(utf8proc_encode_char(utf8proc_tolower(code), result.bytes.data()));
  return result;
}

/// Whether the word is one of those between bars.
bool stands_between_bars(std::string_view word, std::string_view choices) {
  for (std::size_t at = choices.find(word); at != std::string_view::npos; at = choices.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || choices[at - 1] == '|') && (end == choices.size() || choices[end] == '|')) return true;
  }
  return false;
}

}  // namespace

bool says(const Words& words, std::string_view pattern) {
  // By their first letters most words are none of those that a pattern begins with.
  const auto bit_of = [](char letter) {
    return std::uint32_t{1} << (static_cast<unsigned char>(letter) % 32U);
  };
  std::uint32_t letters = 0;
  for (std::size_t i = 0; i < pattern.size() && pattern[i] != ' '; ++i) {
    if (i == 0 || pattern[i - 1] == '|') letters |= bit_of(pattern[i]);
  }
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if ((letters & bit_of(words[begin][0])) == 0) continue;
    std::string_view rest = pattern;
    for (std::size_t i = begin; i < words.size(); ++i) {
      const std::string_view choices = rest.substr(0, rest.find(' '));
      if (!stands_between_bars(words[i], choices)) break;
      if (choices.size() == rest.size()) return true;
      rest.remove_prefix(choices.size() + 1);
    }
  }
  return false;
}

Words words_in(std::string_view text) {
  Words words;
  Run last = Run::other;
  bool was_small = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const bool is_small = c >= 'a' && c <= 'z';
    const bool is_large = c >= 'A' && c <= 'Z';
    const bool is_wide = static_cast<unsigned char>(c) >= 0x80;
    const Character character = is_wide ? character_at(text, i) : Character{};
    const bool is_foreign = is_wide && !character.is_quote;
    // Accents stand within words.
    const bool is_accented = is_foreign && (last == Run::letter || character.is_latin);
    const Run kind = is_small || is_large || is_accented ? Run::letter
                     : is_digit(c)                       ? Run::digit
                     : is_foreign                        ? Run::foreign
                                                         : Run::other;
    if (kind != Run::other) {
      if (kind != last || (was_small && is_large)) words.emplace_back();
      if (is_foreign) {
        words.back().append(reinterpret_cast<const char*>(character.bytes.data()), character.size);
      } else {
        words.back() += is_large ? static_cast<char>(c - 'A' + 'a') : c;
      }
    }
    last = kind;
    was_small = is_small;
    i += character.length;
  }
  return words;
}

}  // namespace nashsolve::formats
