#include "input_buffer.hpp"

#include <algorithm>
#include <ios>
#include <new>

#include "nashsolve/errors.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

namespace {

/// How much of it can be judged: at the end a character may be cut.
std::size_t length_of_whole_characters(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t k = 1; k < kLongest && k <= text.size(); ++k) {
    const auto byte = static_cast<unsigned char>(text[text.size() - k]);
    if (byte < 0x80) break;
    if (byte >= 0xC0) return text.size() - k;
  }
  return text.size();
}

bool may_be_text(std::string_view text) {
  return is_valid_text(text.substr(0, length_of_whole_characters(text)));
}

}  // namespace

std::size_t InputBuffer::read(Chunk& chunk) {
  std::size_t count = 0;
  if (at_end_) return count;
  try {
    std::streambuf& bytes = *stream_.rdbuf();
    using Traits = std::char_traits<char>;
    // sgetc waits for a byte; in_avail says how many more there are without waiting for them.
    if (!Traits::eq_int_type(bytes.sgetc(), Traits::eof())) {
      const std::streamsize ready = std::max<std::streamsize>(bytes.in_avail(), 1);
      const auto wanted = std::min(ready, static_cast<std::streamsize>(chunk.size()));
      count = static_cast<std::size_t>(bytes.sgetn(chunk.data(), wanted));
    }
  } catch (const std::ios_base::failure&) {
    at_end_ = has_failed_ = true;
    throw InputError({name_, 0, 0}, "the file cannot be read");
  }
  at_end_ = count == 0;
  return count;
}

bool InputBuffer::fill() {
  Chunk chunk;
  const std::size_t count = read(chunk);
  buffer_.append(chunk.data(), count);
  return count > 0;
}

std::optional<InputBuffer::Line> InputBuffer::next_line(std::size_t limit) {
  bool too_long = false;
  bool lacks_memory = false;
  std::size_t searched = 0;
  Chunk chunk;
  while (true) {
    const std::size_t newline = pending().find('\n', searched);
    const bool found = newline != std::string_view::npos;
    if (!found) {
      searched = pending().size();
      buffer_.erase(0, position_);
      position_ = 0;
      if (searched > limit) {
        too_long = true;
        at_end_ = at_end_ || !may_be_text(buffer_);
        buffer_.clear();
        searched = 0;
      }
      const std::size_t count = read(chunk);
      try {
        buffer_.append(chunk.data(), count);
      } catch (const std::bad_alloc&) {
        // What follows the line is read all the same.
        lacks_memory = true;
        std::string().swap(buffer_);
        buffer_.append(chunk.data(), count);
        searched = 0;
      }
      if (count > 0) continue;
      if (buffer_.empty() && !too_long && !lacks_memory) return std::nullopt;
    }
    const std::string_view text = pending().substr(0, newline);
    too_long = too_long || text.size() > limit;
    position_ += text.size() + (found ? 1 : 0);
    return Line{too_long || lacks_memory ? std::string_view{} : text, too_long, lacks_memory};
  }
}

std::optional<std::string_view> InputBuffer::rest(std::size_t limit) {
  std::size_t judged = 0;
  while (pending().size() <= limit && fill()) {
    const std::string_view fresh = pending().substr(judged);
    if (!may_be_text(fresh)) break;
    judged += length_of_whole_characters(fresh);
  }
  if (pending().size() > limit) return std::nullopt;
  const std::string_view all = pending();
  position_ = buffer_.size();
  return all;
}

}  // namespace nashsolve::formats
