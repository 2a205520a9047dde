// Bytes of a stream, taken as they arrive: a reader that asks for one line of a pipe gets it as soon as it is
// written, and no line or document longer than a stated limit is ever held. What is no text is not read to
// its end, which may be far away, or nowhere.
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace nashsolve::formats {

class InputBuffer {
 public:
  InputBuffer(std::istream& stream, std::string name) : stream_(stream), name_(std::move(name)) {}

  /// What was read and not taken yet.
  [[nodiscard]] std::string_view pending() const { return std::string_view(buffer_).substr(position_); }

  /// Reads more of the stream; false at its end. Throws InputError where reading fails.
  bool fill();

  /// Reading failed: nothing more will come.
  [[nodiscard]] bool has_failed() const { return has_failed_; }

  struct Line {
    /// Without its newline; valid until the next call.
    std::string_view text;
    /// Longer than the limit; the text is left out.
    bool too_long = false;
    /// The memory does not suffice for the text, which is left out.
    bool lacks_memory = false;
  };

  /// The next line, or nothing at the end. One that is too long and no text is the last.
  std::optional<Line> next_line(std::size_t limit);

  /// Everything up to the end, or as far as it takes to see that it is no text; nothing where that is more
  /// than `limit` bytes.
  std::optional<std::string_view> rest(std::size_t limit);

 private:
  using Chunk = std::array<char, std::size_t{1} << 16U>;

  /// How many bytes of the stream were put there; 0 at its end. Throws InputError where reading fails.
  std::size_t read(Chunk& chunk);

  std::istream& stream_;
  std::string name_;
  std::string buffer_;
  std::size_t position_ = 0;
  bool at_end_ = false;
  bool has_failed_ = false;
};

}  // namespace nashsolve::formats
