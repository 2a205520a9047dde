#include "phrase.hpp"

#include <cctype>

namespace nashsolve::formats {

Words words_in(std::string_view text) {
  enum class Run { letter, digit, foreign, other };
  const auto kind_of_byte = [](unsigned char c) {
    return c >= 0x80              ? Run::foreign
           : std::isalpha(c) != 0 ? Run::letter
           : std::isdigit(c) != 0 ? Run::digit
                                  : Run::other;
  };
  Words words;
  Run last = Run::other;
  bool was_small = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    Run kind = kind_of_byte(byte);
    // Accents stand within words.
    if (kind == Run::foreign && last == Run::letter) kind = Run::letter;
    const bool is_hump = was_small && std::isupper(byte) != 0;
    if (kind != Run::other && (kind != last || is_hump)) words.emplace_back();
    if (kind != Run::other) words.back() += static_cast<char>(std::tolower(byte));
    last = kind;
    was_small = std::islower(byte) != 0;
  }
  return words;
}

}  // namespace nashsolve::formats
