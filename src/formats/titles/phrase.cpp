#include "phrase.hpp"

#include "number_parts.hpp"

namespace nashsolve::formats {

Words words_in(std::string_view text) {
  enum class Run { letter, digit, foreign, other };
  Words words;
  Run last = Run::other;
  bool was_small = false;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (last == Run::other) return;
    std::string& word = words.emplace_back(text.substr(begin, end - begin));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_small = c >= 'a' && c <= 'z';
    const bool is_large = c >= 'A' && c <= 'Z';
    const bool is_foreign = static_cast<unsigned char>(c) >= 0x80;
    // Accents stand within words.
    const Run kind = is_small || is_large || (is_foreign && last == Run::letter) ? Run::letter
                     : is_digit(c)                                               ? Run::digit
                     : is_foreign                                                ? Run::foreign
                                                                                 : Run::other;
    if (kind != last || (was_small && is_large)) {
      end_word(i);
      begin = i;
    }
    last = kind;
    was_small = is_small;
  }
  end_word(text.size());
  return words;
}

}  // namespace nashsolve::formats
