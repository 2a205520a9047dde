#include "display_text.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "append_formatted.hpp"

namespace nashsolve::report {

namespace {

constexpr utf8proc_int32_t kZeroWidthNonJoiner = 0x200C;
constexpr utf8proc_int32_t kZeroWidthJoiner = 0x200D;
constexpr utf8proc_int32_t kEmojiPresentation = 0xFE0F;
constexpr utf8proc_int32_t kInvalid = -1;

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// One code point of a text, kInvalid for a byte that begins none.
struct CodePoint {
  utf8proc_int32_t value;
  std::string_view bytes;
};

/// Takes the first code point off `text`, which is not empty.
CodePoint take_code_point(std::string_view& text) {
  utf8proc_int32_t value = kInvalid;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  const std::size_t taken = length > 0 ? static_cast<std::size_t>(length) : 1;
  CodePoint result{length > 0 ? value : kInvalid, text.substr(0, taken)};
  text.remove_prefix(taken);
  return result;
}

bool is_regional_indicator(utf8proc_int32_t value) {
  return value >= 0x1F1E6 && value <= 0x1F1FF;
}

/// What one user-perceived character is made of, and the columns it takes.
struct Cluster {
  std::string_view bytes;
  std::size_t width;
};

/// Takes the first grapheme cluster off `text`, which is not empty.
Cluster take_cluster(std::string_view& text) {
  const std::string_view whole = text;
  CodePoint previous = take_code_point(text);
  std::size_t width = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(previous.value)));
  utf8proc_int32_t state = 0;
  while (!text.empty()) {
    std::string_view rest = text;
    const CodePoint next = take_code_point(rest);
    if (utf8proc_grapheme_break_stateful(previous.value, next.value, &state) != 0) break;
    const bool is_wide = next.value == kEmojiPresentation || is_regional_indicator(next.value);
    const int next_width = is_wide ? 2 : utf8proc_charwidth(next.value);
    width = std::max(width, static_cast<std::size_t>(std::max(0, next_width)));
    text = rest;
    previous = next;
  }
  return {whole.substr(0, whole.size() - text.size()), width};
}

/// Set aside for ever (The Unicode Standard, section 23.7); XML refuses some.
bool is_noncharacter(utf8proc_int32_t value) {
  return (value & 0xFFFE) == 0xFFFE || (value >= 0xFDD0 && value <= 0xFDEF);
}

bool must_be_escaped(utf8proc_int32_t value) {
  if (is_noncharacter(value)) return true;
  switch (utf8proc_category(value)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    case UTF8PROC_CATEGORY_CF:
      return value != kZeroWidthJoiner && value != kZeroWidthNonJoiner;
    default:
      return false;
  }
}

void append_escape(std::string& out, const CodePoint& point) {
  switch (point.value) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case kInvalid:
      append_formatted(out, "\\x{:02x}", static_cast<unsigned char>(point.bytes.front()));
      return;
    default:
      break;
  }
  const char* const pattern = point.value < 0x80 ? "\\x{:02x}" : "\\u{:04x}";
  append_formatted(out, fmt::runtime(pattern), static_cast<unsigned>(point.value));
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  std::size_t width = 0;
  while (!text.empty()) width += take_cluster(text).width;
  return width;
}

std::string printable(std::string_view text) {
  const bool needs_quotes = text.empty() || text.front() == ' ' || text.back() == ' ';
  std::string out;
  if (needs_quotes) out += '"';
  if (is_plain_ascii(text)) {
    out += text;
  } else {
    while (!text.empty()) {
      const CodePoint point = take_code_point(text);
      if (point.value == kInvalid || must_be_escaped(point.value)) {
        append_escape(out, point);
      } else {
        out += point.bytes;
      }
    }
  }
  if (needs_quotes) out += '"';
  return out;
}

char32_t take_character(std::string_view& text) {
  return static_cast<char32_t>(take_code_point(text).value);
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  std::string out(text);
  if (taken < width) out.append(width - taken, ' ');
  return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  std::string out(taken < width ? width - taken : 0, ' ');
  return out.append(text);
}

std::string shortened(std::string_view text, std::size_t width) {
  constexpr std::string_view kEllipsis = "...";
  if (display_width(text) <= width) return std::string(text);
  std::string out;
  std::size_t taken = kEllipsis.size();
  while (!text.empty()) {
    const Cluster cluster = take_cluster(text);
    taken += cluster.width;
    if (taken > width) break;
    out += cluster.bytes;
  }
  return out.append(kEllipsis);
}

}  // namespace nashsolve::report
