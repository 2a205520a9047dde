// Where the text reports write: a buffer before the sink, colours, and the common measures of a page.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "append_formatted.hpp"
#include "nashsolve/report.hpp"
#include "words.hpp"

namespace nashsolve::report {

/// Where the payoffs of an equilibrium start, as far as what stands before them leaves room.
inline constexpr std::size_t kPayoffColumn = 56;
inline constexpr std::size_t kIndent = 4;
inline constexpr std::size_t kColumnGap = 3;

enum class Tone { title, name, good, warning, faint };

/// Requires that flush() is called at the end; a destructor could not report what the sink throws.
class TextPage {
 public:
  TextPage(const Sink& sink, bool color) : sink_(sink), color_(color) {}

  template <typename... Args>
  void print(fmt::format_string<Args...> pattern, Args&&... args) {
    append_formatted(buffer_, pattern, std::forward<Args>(args)...);
    if (buffer_.size() > kBufferSize) flush();
  }

  void write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() > kBufferSize) flush();
  }

  /// An indented paragraph; nothing where there is no text.
  void print_indented(std::string_view text) {
    if (!text.empty()) print("{:{}}{}\n", "", kIndent, wrapped(text, kIndent, kIndent));
  }
  /// With blanks behind it up to the width. Requires text of one column a character.
  void write_padded(std::string_view text, std::size_t width) {
    write(text);
    if (text.size() < width) buffer_.append(width - text.size(), ' ');
  }

  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  /// `text` in the colour of the tone; as it is where colours are off.
  [[nodiscard]] std::string painted(Tone tone, std::string_view text) const;

 private:
  static constexpr std::size_t kBufferSize = std::size_t{1} << 16U;

  const Sink& sink_;
  bool color_;
  std::string buffer_;
};

}  // namespace nashsolve::report
