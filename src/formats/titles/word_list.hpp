// A set of words that is laid out when nashsolve is compiled, by open addressing (Knuth, The Art of Computer
// Programming 3, 6.4): a title is asked for each of its words in about a hundred of them.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nashsolve::formats {

using Words = std::vector<std::string>;

/// The words of a list, whatever its size: what is asked of it is compiled once.
class WordSet {
 public:
  constexpr WordSet(const char* text, const std::uint16_t* places, std::size_t slots)
      : text_(text), places_(places), slots_(slots) {}

  [[nodiscard]] constexpr bool has(std::string_view word) const { return places_[slot_of(word)] != 0; }

  /// Where the word stands, or would.
  [[nodiscard]] constexpr std::size_t slot_of(std::string_view word) const {
    const auto letter = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
    };
    std::size_t slot =
        7 * word.size() + 31 * letter(0) + 3 * letter(word.size() / 2) + 11 * letter(word.size() - 1);
    for (slot &= slots_ - 1; places_[slot] != 0 && !stands_at(places_[slot] - 1U, word);) {
      slot = (slot + 1) & (slots_ - 1);
    }
    return slot;
  }

 private:
  /// Mostly the first letters differ. The zero at the end of the list's word is in none that is looked for.
  [[nodiscard]] constexpr bool stands_at(std::size_t begin, std::string_view word) const {
    for (const char letter : word) {
      if (letter == '\0' || text_[begin++] != letter) return false;
    }
    return text_[begin] == '\0';
  }

  const char* text_;
  const std::uint16_t* places_;
  /// A power of two.
  std::size_t slots_;
};

/// `Size` is that of the text, with the zero at its end.
template <std::size_t Size>
class WordList {
 public:
  /// Of words apart by blanks. They differ, or it does not compile.
  consteval explicit WordList(const char (&text)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) text_[i] = text[i] == ' ' ? '\0' : text[i];
    const WordSet words = *this;
    for (std::size_t begin = 0; begin < Size;) {
      const std::string_view word(&text_[begin]);
      std::uint16_t& place = places_[words.slot_of(word)];
      if (place != 0) throw "a word stands twice in the list";
      place = static_cast<std::uint16_t>(begin + 1);
      begin += word.size() + 1;
    }
  }

  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr operator WordSet() const { return {text_, places_, kSlots}; }

 private:
  /// Half of them is taken at most, by words of one letter.
  static constexpr std::size_t kSlots = std::bit_ceil(Size);
  static_assert(Size < 65536, "a place is two bytes");

  /// Its words, each with a zero at its end.
  char text_[Size] = {};
  /// Of each slot where its word begins, from 1 on; 0 where there is none.
  std::uint16_t places_[kSlots] = {};
};

/// Whether the word is one of those that are wanted.
inline bool is_word_of(std::string_view word, WordSet wanted) {
  return !word.empty() && wanted.has(word);
}
inline bool is_word_of(std::string_view word, std::initializer_list<std::string_view> wanted) {
  for (const std::string_view other : wanted) {
    if (other.size() == word.size() && other.front() == word.front() && other == word) return true;
  }
  return false;
}

/// Whether one of the words is.
inline bool has_word_of(std::span<const std::string> words, WordSet wanted) {
  for (const std::string& word : words) {
    if (is_word_of(word, wanted)) return true;
  }
  return false;
}
inline bool has_word_of(std::span<const std::string> words, std::initializer_list<std::string_view> wanted) {
  for (const std::string& word : words) {
    if (is_word_of(word, wanted)) return true;
  }
  return false;
}

/// Whether all words are.
inline bool are_words_of(std::span<const std::string> words, WordSet wanted) {
  for (const std::string& word : words) {
    if (!is_word_of(word, wanted)) return false;
  }
  return true;
}

}  // namespace nashsolve::formats
