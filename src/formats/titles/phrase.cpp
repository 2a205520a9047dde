#include "phrase.hpp"

#include <utf8proc.h>

#include <array>

#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

enum class Run { small, large, accented, digit, foreign, other };

Run run_of(char c) {
  if (c >= 'a' && c <= 'z') return Run::small;
  if (c >= 'A' && c <= 'Z') return Run::large;
  if (is_digit(c)) return Run::digit;
  return static_cast<unsigned char>(c) >= 0x80 ? Run::foreign : Run::other;
}

bool is_letter_run(Run run) {
  return run == Run::small || run == Run::large || run == Run::accented;
}

void to_small(std::string& word, std::size_t count) {
  for (std::size_t i = word.size() - count; i < word.size(); ++i)
    word[i] = static_cast<char>(word[i] - 'A' + 'a');
}

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

bool says(const Words& words, Pattern pattern) {
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if ((pattern.letters & Pattern::bit_of(words[begin][0])) == 0) continue;
    std::string_view rest = pattern.text;
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
  words.reserve(text.size() / 8 + 2);
  Run last = Run::other;
  for (std::size_t i = 0; i < text.size();) {
    Run kind = run_of(text[i]);
    std::size_t end = i + 1;
    if (kind != Run::foreign) {
      while (end < text.size() && run_of(text[end]) == kind) ++end;
      // Large letters are a word's first ones, or all of it.
      const bool goes_on = kind == last || (kind == Run::small && is_letter_run(last)) ||
                           (kind == Run::large && last == Run::accented);
      if (kind != Run::other && !goes_on) words.emplace_back();
      if (kind != Run::other) words.back().append(text, i, end - i);
      if (kind == Run::large) to_small(words.back(), end - i);
    } else if (const Character character = character_at(text, i); character.is_quote) {
      kind = Run::other;
      end = i + character.length;
    } else {
      // Accents stand within words.
      const bool is_accented = is_letter_run(last) || character.is_latin;
      kind = is_accented ? Run::accented : Run::foreign;
      if (kind != last && !(is_accented && is_letter_run(last))) words.emplace_back();
      words.back().append(reinterpret_cast<const char*>(character.bytes.data()), character.size);
      end = i + character.length;
    }
    last = kind;
    i = end;
  }
  return words;
}

}  // namespace nashsolve::formats
