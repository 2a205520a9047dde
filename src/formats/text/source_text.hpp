// The text of one game with its name, so that an offset becomes "FILE:LINE:COLUMN", and the wording that
// all readers share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/errors.hpp"

namespace nashsolve::formats {

/// What stands between words.
inline constexpr std::string_view kSpace = " \t\r\n";

/// Of what is said of an input as a whole.
inline constexpr std::size_t kNowhere = std::string_view::npos;

class SourceText {
 public:
  /// `text` without byte-order mark; its first character stands in line `first_line` of the input. A text
  /// that is one line of several ends where the line does (`is_line`), which only changes the wording.
  SourceText(std::string name, std::string_view text, std::size_t first_line = 1, bool is_line = false)
      : name_(std::move(name)), text_(text), first_line_(first_line), is_line_(is_line) {}

  /// A part of the text, in which places are those in the whole.
  [[nodiscard]] SourceText part(std::size_t begin, std::size_t size) const;

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  /// Line and column of the character at `offset`; columns count code points. Of kNowhere the input as a
  /// whole.
  [[nodiscard]] Location location(std::size_t offset) const;

  /// "the end of the file" or "the end of the line".
  [[nodiscard]] std::string_view end_name() const;

  [[noreturn]] void fail(std::size_t offset, const std::string& message, std::string hint = {}) const;

  /// A failure of the input as a whole.
  [[noreturn]] void fail(const std::string& message, std::string hint = {}) const;

 private:
  std::string name_;
  std::string_view text_;
  std::size_t first_line_;
  bool is_line_;
  /// How many characters of the first line stand before the text.
  std::size_t characters_before_ = 0;
  /// The last place that was asked for, its line and its column counted from 0: places are mostly asked for
  /// in their order, of a large file very many. So a text belongs to one thread.
  struct Seen {
    std::size_t offset = 0;
    std::size_t lines = 0;
    std::size_t characters = 0;
  };
  mutable Seen seen_ = {};
};

/// `text` in single quotes on one line: control characters escaped, shortened after 40 characters.
std::string excerpt(std::string_view text);
/// The same without the quotes.
std::string unquoted_excerpt(std::string_view text);

/// "1 row", "2 rows".
std::string counted(std::size_t count, std::string_view noun);

/// The labels with commas between them, shortened where there are many or long ones.
std::string listed(const std::vector<std::string>& labels);

/// UTF-8 without NUL.
bool is_valid_text(std::string_view text);

/// The offset of the first NUL byte or byte that is not UTF-8; text.size() where all is well.
std::size_t first_invalid(std::string_view text);

/// Throws InputError where the text is not UTF-8, or is a binary file; `raw` may begin with a byte-order
/// mark. Returns the length of that mark.
std::size_t check_encoding(const std::string& name, std::string_view raw, std::size_t first_line = 1);

}  // namespace nashsolve::formats
