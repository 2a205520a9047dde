// A set of words that is laid out when nashsolve is compiled, by open addressing (Knuth, The Art of Computer
// Programming 3, 6.4): a title is asked for each of its words in about a hundred of them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace nashsolve::formats {

using Words = std::vector<std::string>;

/// `Size` is that of the text, with the zero at its end.
template <std::size_t Size>
class WordList {
 public:
  /// Of words apart by blanks. They differ, or it does not compile.
  consteval explicit WordList(const char (&text)[Size]) {
    std::ranges::replace_copy(text, text_.begin(), ' ', '\0');
    for (std::size_t begin = 0; begin < Size;) {
      const std::string_view word(&text_[begin]);
      std::uint16_t& place = places_[slot_of(word)];
      if (place != 0) throw "a word stands twice in the list";
      place = static_cast<std::uint16_t>(begin + 1);
      begin += word.size() + 1;
    }
  }

  [[nodiscard]] constexpr bool has(std::string_view word) const { return places_[slot_of(word)] != 0; }

 private:
  /// Half of them is taken at most, by words of one letter.
  static constexpr std::size_t kSlots = std::bit_ceil(Size);
  static_assert(Size < 65536, "a place is two bytes");

  /// Where the word stands, or would.
  [[nodiscard]] constexpr std::size_t slot_of(std::string_view word) const {
    const auto letter = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
    };
    std::size_t slot =
        7 * word.size() + 31 * letter(0) + 3 * letter(word.size() / 2) + 11 * letter(word.size() - 1);
    for (slot %= kSlots; places_[slot] != 0 && !stands_at(places_[slot] - 1U, word);) {
      slot = (slot + 1) % kSlots;
    }
    return slot;
  }

  /// Mostly the first letters differ. The zero at the end of the list's word is in none that is looked for.
  [[nodiscard]] constexpr bool stands_at(std::size_t begin, std::string_view word) const {
    for (const char letter : word) {
      if (letter == '\0' || text_[begin++] != letter) return false;
    }
    return text_[begin] == '\0';
  }

  /// Its words, each with a zero at its end.
  std::array<char, Size> text_{};
  /// Of each slot where its word begins, from 1 on; 0 where there is none.
  std::array<std::uint16_t, kSlots> places_{};
};

/// Whether the word is one of those that are wanted.
template <std::size_t Size>
bool is_word_of(std::string_view word, const WordList<Size>& wanted) {
  return !word.empty() && wanted.has(word);
}
inline bool is_word_of(std::string_view word, std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(wanted, [&](std::string_view other) {
    return other.size() == word.size() && other.front() == word.front() && other == word;
  });
}

/// Whether one of the words is.
template <class Wanted = std::initializer_list<std::string_view>>
bool has_word_of(const Words& words, const Wanted& wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) { return is_word_of(word, wanted); });
}

}  // namespace nashsolve::formats
