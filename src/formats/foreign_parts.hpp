// What the recognisers of foreign files share.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "foreign.hpp"

namespace nashsolve::formats {

inline ForeignFormat foreign(std::string_view name, std::string_view hint) {
  return {std::string(name), "a strategic-form game", std::string(hint)};
}

/// What stands at the beginning of a file tells what it is.
struct Signature {
  std::string_view begin;
  std::string_view name;
  std::string_view hint;
};

std::optional<ForeignFormat> foreign_by_signature(std::string_view text, const auto& signatures) {
  for (const Signature& signature : signatures) {
    if (text.starts_with(signature.begin)) return foreign(signature.name, signature.hint);
  }
  return std::nullopt;
}

inline bool contains(std::string_view text, std::string_view what) {
  return text.substr(0, 100'000).find(what) != std::string_view::npos;
}

/// From the first line that has more than space.
inline std::string_view from_first_word(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// From the first line that is no comment.
inline std::string_view behind_comment_lines(std::string_view text) {
  while (text.starts_with('#')) text = from_first_word(text.substr(std::min(text.find('\n'), text.size())));
  return text;
}

std::string lower_beginning(std::string_view text);

// `text` begins with a word.
std::optional<ForeignFormat> foreign_document(std::string_view text);
std::optional<ForeignFormat> foreign_program(std::string_view text);

}  // namespace nashsolve::formats
