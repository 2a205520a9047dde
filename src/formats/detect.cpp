#include "detect.hpp"

#include <algorithm>

#include "source_text.hpp"

namespace nashsolve::formats {

namespace {

std::string_view skip_mark_and_space(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  return text;
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

/// True where `line` is one JSON object with nothing after it, as far as brackets and quotes tell.
bool is_whole_object(std::string_view line) {
  if (!line.starts_with('{')) return false;
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
      continue;
    }
    if (c == '"') in_text = true;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth == 0) return line.find_first_not_of(kSpace, i + 1) == std::string_view::npos;
  }
  return false;
}

/// "3 2": two whole numbers and spaces.
bool is_size_line(std::string_view line) {
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ' || line[i] == '\r') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(line.find_first_not_of("0123456789", i), line.size());
    if (end == i) return false;
    ++numbers;
    i = end;
  }
  return numbers == 2;
}

}  // namespace

bool can_detect(std::string_view text) {
  const std::string_view content = skip_mark_and_space(text);
  if (content.empty()) return false;
  const std::size_t newline = content.find('\n');
  if (newline == std::string_view::npos) return false;
  if (content.front() != '{' || is_whole_object(content.substr(0, newline))) return true;
  constexpr std::size_t kFarEnough = std::size_t{1} << 20U;
  if (content.size() - newline > kFarEnough) return true;
  const std::string_view below = skip_mark_and_space(content.substr(newline));
  return below.find('\n') != std::string_view::npos;
}

Format detect_format(std::string_view text) {
  const std::string_view content = skip_mark_and_space(text);
  if (content.starts_with('{') || content.starts_with('[')) {
    const std::string_view line = first_line(content);
    if (is_whole_object(line)) return Format::jsonl;
    const std::string_view below = content.substr(line.size());
    const bool broken = is_whole_object(first_line(skip_mark_and_space(below)));
    return broken ? Format::jsonl : Format::json;
  }
  const std::string_view keyword = content.substr(0, 3);
  const bool has_space = content.size() > 3 && kSpace.find(content[3]) != std::string_view::npos;
  if (keyword == "NFG" && has_space) return Format::nfg;
  const std::string_view numbers = content.substr(0, content.find('#'));
  if (is_size_line(first_line(numbers)) && numbers.find_first_of(",;\t|(\"") == std::string_view::npos) {
    return Format::lrs;
  }
  return Format::csv;
}

}  // namespace nashsolve::formats
