#include "word_list.hpp"

namespace nashsolve::formats {

bool is_word_of(std::string_view word, WordSet wanted) {
  return !word.empty() && wanted.has(word);
}

bool is_word_of(std::string_view word, std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(wanted, [&](std::string_view other) {
    return other.size() == word.size() && other.front() == word.front() && other == word;
  });
}

bool has_word_of(const Words& words, WordSet wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) { return is_word_of(word, wanted); });
}

bool has_word_of(const Words& words, std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) { return is_word_of(word, wanted); });
}

}  // namespace nashsolve::formats
