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

template <std::size_t N>
class WordList {
 public:
  /// The words differ, or it does not compile.
  consteval explicit WordList(const std::string_view (&words)[N]) {
    for (std::size_t k = 0; k < N; ++k) {
      std::uint8_t& place = places_[slot_of(words[k])];
      if (place != 0) throw "a word stands twice in the list";
      words_[k] = words[k];
      place = static_cast<std::uint8_t>(k + 1);
    }
  }

  [[nodiscard]] constexpr bool has(std::string_view word) const { return places_[slot_of(word)] != 0; }

 private:
  /// A quarter of them is taken at most.
  static constexpr std::size_t kSlots = std::bit_ceil(4 * N);
  static_assert(N < 256, "a place is a byte");

  /// Where the word stands, or would.
  [[nodiscard]] constexpr std::size_t slot_of(std::string_view word) const {
    const auto letter = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
    };
    std::size_t slot =
        7 * word.size() + 31 * letter(0) + 3 * letter(word.size() / 2) + 11 * letter(word.size() - 1);
    for (slot %= kSlots; places_[slot] != 0 && words_[places_[slot] - 1U] != word;) {
      slot = (slot + 1) % kSlots;
    }
    return slot;
  }

  std::array<std::string_view, N> words_{};
  /// Of each slot where its word stands among them, from 1 on; 0 where there is none.
  std::array<std::uint8_t, kSlots> places_{};
};

/// Whether the word is one of those that are wanted.
template <std::size_t N>
bool is_word_of(std::string_view word, const WordList<N>& wanted) {
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
