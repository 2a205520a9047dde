#include "source_text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace nashsolve::formats {

namespace {

constexpr std::size_t kQuotedCharacters = 40;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {kDigits[byte / 16U], kDigits[byte % 16U]};
}

/// The length of the well-formed UTF-8 sequence at the front of `text`, 0 where there is none
/// (The Unicode Standard, table 3-7).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return 0;
  }
  const unsigned char second = byte(1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second > 0x9F;
  const bool beyond = lead == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

}  // namespace

Location SourceText::location(std::size_t offset) const {
  if (offset == kNowhere) return {name_, is_line_ ? first_line_ : 0, 0};
  if (offset < seen_.offset) seen_ = {};
  const std::string_view since = text_.substr(seen_.offset, offset - seen_.offset);
  const auto newlines = static_cast<std::size_t>(std::count(since.begin(), since.end(), '\n'));
  if (newlines > 0) seen_.characters = 0;
  seen_.characters += code_points(since.substr(since.rfind('\n') + 1));
  seen_.lines += newlines;
  seen_.offset = offset;
  const std::size_t before = seen_.lines == 0 ? characters_before_ : 0;
  return {name_, first_line_ + seen_.lines, before + seen_.characters + 1};
}

SourceText SourceText::part(std::size_t begin, std::size_t size) const {
  const Location start = location(begin);
  SourceText result(name_, text_.substr(begin, size), start.line, is_line_);
  result.characters_before_ = start.column - 1;
  return result;
}

std::string_view SourceText::end_name() const {
  return is_line_ ? "the end of the line" : "the end of the file";
}

void SourceText::fail(std::size_t offset, const std::string& message, std::string hint) const {
  throw InputError(location(offset), message, std::move(hint));
}

void SourceText::fail(const std::string& message, std::string hint) const {
  fail(kNowhere, message, std::move(hint));
}

std::string excerpt(std::string_view text) {
  std::string result = "'";
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (characters++ == kQuotedCharacters) return result + "...'";
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = sequence_length(text.substr(i, 4));
    if (text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      result += text[i] == '\n' ? "\\n" : text[i] == '\t' ? "\\t" : "\\r";
    } else if (byte < 0x20 || byte == 0x7F || length == 0) {
      result += "\\x" + hexadecimal(byte);
    } else {
      result += text.substr(i, length);
    }
    i += std::max<std::size_t>(length, 1);
  }
  return result + "'";
}

std::string unquoted_excerpt(std::string_view text) {
  const std::string quoted = excerpt(text);
  return quoted.substr(1, quoted.size() - 2);
}

std::string counted(std::size_t count, std::string_view noun) {
  std::string result = std::to_string(count) + " ";
  if (count != 1 && noun.ends_with('y') && !noun.ends_with("ay"))
    return result.append(noun.substr(0, noun.size() - 1)).append("ies");
  if (count != 1 && noun.ends_with('x')) return result.append(noun.substr(0, noun.size() - 1)).append("ces");
  return result.append(noun).append(count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& labels) {
  constexpr std::size_t kMost = 60;
  std::string text;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string label = unquoted_excerpt(labels[i]);
    if (i > 0 && text.size() + label.size() > kMost)
      return text + ", ... (" + std::to_string(labels.size()) + ")";
    text += (i > 0 ? ", " : "") + label;
  }
  return text;
}

std::size_t first_invalid(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  constexpr std::uint64_t kLowBits = 0x0101010101010101U;
  std::size_t i = 0;
  while (i < text.size()) {
    if (i + sizeof(std::uint64_t) <= text.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, sizeof word);
      const bool ascii_without_nul = (word & kHighBits) == 0 && ((word - kLowBits) & kHighBits) == 0;
      if (ascii_without_nul) {
        i += sizeof word;
        continue;
      }
    }
    if (text[i] == '\0') return i;
    const std::size_t length = sequence_length(text.substr(i, 4));
    if (length == 0) return i;
    i += length;
  }
  return i;
}

bool is_valid_text(std::string_view text) {
  return first_invalid(text) == text.size();
}

std::size_t check_encoding(const std::string& name, std::string_view raw, std::size_t first_line) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const std::size_t mark = raw.starts_with(kMark) ? kMark.size() : 0;
  const SourceText source(name, raw.substr(mark), first_line);
  const bool utf16 = raw.starts_with("\xFF\xFE") || raw.starts_with("\xFE\xFF") ||
                     (raw.size() >= 4 && (raw[0] == '\0') != (raw[1] == '\0') &&
                      (raw[0] == '\0') == (raw[2] == '\0') && (raw[1] == '\0') == (raw[3] == '\0'));
  if (utf16) source.fail("found UTF-16 text, expected UTF-8", "save the file with the encoding UTF-8");
  const std::size_t invalid = first_invalid(source.text());
  if (invalid == source.text().size()) return mark;
  if (source.text()[invalid] == '\0') {
    source.fail(invalid, "found a NUL byte, expected text", "this looks like a binary file");
  }
  source.fail(invalid,
              "found the byte 0x" + hexadecimal(static_cast<unsigned char>(source.text()[invalid])) +
                  ", expected UTF-8 text",
              "save the file with the encoding UTF-8");
}

}  // namespace nashsolve::formats
