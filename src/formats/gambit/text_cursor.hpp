// Words of a text in which white space and line ends are free.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "source_text.hpp"

namespace nashsolve::formats {

struct Word {
  std::string_view text;
  std::size_t offset = 0;
};

class TextCursor {
 public:
  /// `punctuation`: the characters that are words of their own.
  TextCursor(const SourceText& source, std::string_view punctuation)
      : source_(source), text_(source.text()), punctuation_(punctuation) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  void move_to(std::size_t position) { position_ = position; }

  void skip_space() {
    while (position_ < text_.size() && is_space(text_[position_])) ++position_;
  }

  /// The next character other than space; NUL at the end.
  [[nodiscard]] char peek() {
    skip_space();
    return position_ < text_.size() ? text_[position_] : '\0';
  }

  /// Takes `c` where it is the next character other than space.
  bool take(char c) {
    if (peek() != c || position_ == text_.size()) return false;
    ++position_;
    return true;
  }

  /// The next word; empty at the end.
  Word word() {
    skip_space();
    const std::size_t begin = position_;
    while (position_ < text_.size() && !is_space(text_[position_]) &&
           punctuation_.find(text_[position_]) == std::string_view::npos) {
      ++position_;
    }
    if (position_ == begin && position_ < text_.size()) ++position_;
    return {text_.substr(begin, position_ - begin), begin};
  }

  /// The rest of the line, without its end.
  Word line() {
    const std::size_t begin = position_;
    position_ = std::min(text_.find('\n', begin), text_.size());
    return {text_.substr(begin, position_ - begin), begin};
  }

  /// "found WORD, expected `expected`", where WORD is the next one.
  [[noreturn]] void fail(std::string_view expected, const std::string& hint = {}) {
    const Word found = word();
    source_.fail(found.offset,
                 "found " + (found.text.empty() ? std::string(source_.end_name()) : excerpt(found.text)) +
                     ", expected " + std::string(expected),
                 hint.empty() && begins_comment(found.text)
                     ? "leave out the comment: no format of games has one there"
                     : hint);
  }

 private:
  static bool begins_comment(std::string_view word) {
    return word.starts_with('#') || word.starts_with('%') || word.starts_with("//") || word.starts_with("/*");
  }
  static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
  }

  const SourceText& source_;
  std::string_view text_;
  std::string_view punctuation_;
  std::size_t position_ = 0;
};

}  // namespace nashsolve::formats
