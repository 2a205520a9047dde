#include "detect.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "array_tree.hpp"
#include "gte_document.hpp"
#include "number_text.hpp"
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

/// Without comments before the first word, which Gambit's readers refuse.
std::string_view behind_comments(std::string_view text) {
  while (text.starts_with('#') || text.starts_with("//")) {
    text.remove_prefix(std::min(text.find('\n'), text.size()));
    text = skip_mark_and_space(text);
  }
  return text;
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

/// The lines of numbers that a text consists of, comments apart.
struct NumberLines {
  /// False where something is no number.
  bool are_numbers = true;
  /// The numbers of each line that has any.
  std::vector<std::size_t> counts;
  /// Of the first two lines, where they are whole numbers from 1; empty where one is not.
  std::vector<std::size_t> first;
  std::vector<std::size_t> second;
  std::size_t total = 0;
  bool has_empty_line_within = false;
};

std::vector<std::size_t> whole_numbers(const std::vector<std::string_view>& words) {
  std::vector<std::size_t> numbers;
  for (const std::string_view word : words) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size() || number == 0) return {};
    numbers.push_back(number);
  }
  return numbers;
}

NumberLines number_lines(std::string_view text) {
  NumberLines lines;
  bool had_empty = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos &&
        line[line.find_first_not_of(" \t\r")] == '#')
      continue;
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t word_end = std::min(line.find_first_of(" \t\r", i), line.size());
      if (word_end > i) words.push_back(line.substr(i, word_end - i));
      i = word_end + 1;
    }
    if (words.empty()) {
      had_empty = !lines.counts.empty();
      continue;
    }
    lines.has_empty_line_within = lines.has_empty_line_within || had_empty;
    for (const std::string_view word : words) {
      if (!has_number_form(word)) {
        lines.are_numbers = false;
        return lines;
      }
    }
    if (lines.counts.empty()) lines.first = whole_numbers(words);
    if (lines.counts.size() == 1) lines.second = whole_numbers(words);
    lines.counts.push_back(words.size());
    lines.total += words.size();
  }
  return lines;
}

/// m n, then m rows of A and m of B: by their lines, or by their count where no rectangle of numbers is there
/// to be read.
bool is_lrs(const NumberLines& lines) {
  if (!lines.are_numbers || lines.first.size() != 2 || lines.counts.size() < 2) return false;
  const std::size_t rows = lines.first[0];
  const std::size_t columns = lines.first[1];
  const std::vector<std::size_t> below(lines.counts.begin() + 1, lines.counts.end());
  const bool has_rows =
      below.size() % 2 == 0 && below.size() / 2 == rows &&
      std::all_of(below.begin(), below.end(), [&](std::size_t count) { return count == columns; });
  if (has_rows) return true;
  const bool is_rectangle =
      std::all_of(below.begin(), below.end(), [&](std::size_t count) { return count == 2; });
  return !is_rectangle;
}

/// N, the N sizes, then all payoffs of each player.
bool is_gam(const NumberLines& lines) {
  if (!lines.are_numbers || lines.first.size() != 1 || lines.second.size() != lines.first[0]) return false;
  std::size_t payoffs = lines.first[0];
  for (const std::size_t size : lines.second) {
    if (payoffs > lines.total / size) return false;
    payoffs *= size;
  }
  return lines.total == 1 + lines.second.size() + payoffs;
}

}  // namespace

std::string_view within_fences(std::string_view text) {
  const std::string_view content = trimmed_cell(text);
  constexpr std::string_view kFence = "```";
  const std::size_t line_end = content.find('\n');
  if (!content.starts_with(kFence) || line_end == std::string_view::npos) return text;
  const std::size_t end = content.find(kFence, kFence.size());
  if (end < line_end || end + kFence.size() != content.size()) return text;
  return content.substr(line_end + 1, end - line_end - 1);
}

SourceText within_fences(const SourceText& source) {
  const std::string_view inner = within_fences(source.text());
  return source.part(static_cast<std::size_t>(inner.data() - source.text().data()), inner.size());
}

bool can_detect(std::string_view text) {
  const std::string_view content = skip_mark_and_space(text);
  if (content.empty()) return false;
  if (content.front() != '{') return true;
  const std::size_t newline = content.find('\n');
  if (newline == std::string_view::npos) return false;
  if (is_whole_object(content.substr(0, newline))) return true;
  constexpr std::size_t kFarEnough = std::size_t{1} << 20U;
  if (content.size() - newline > kFarEnough) return true;
  const std::string_view below = skip_mark_and_space(content.substr(newline));
  return below.find('\n') != std::string_view::npos;
}

std::optional<Format> detect_json(std::string_view text) {
  const std::string_view content = skip_mark_and_space(text);
  // Mathematica's lists begin with two of them, MediaWiki's tables with a bar behind, Python's dictionaries
  // of profiles with a tuple.
  if (!content.starts_with('{') || content.starts_with("{{") || content.starts_with("{|") ||
      content.starts_with("{("))
    return std::nullopt;
  const std::string_view line = first_line(content);
  if (is_whole_object(line)) return Format::jsonl;
  const std::string_view below = content.substr(line.size());
  const bool broken = is_whole_object(first_line(skip_mark_and_space(below)));
  return broken ? Format::jsonl : Format::json;
}

Format detect_format(std::string_view text) {
  if (const auto json = detect_json(text)) return *json;
  const std::string_view content = skip_mark_and_space(text);
  // Objects in an array: the JSON reader says what to do with them.
  if (content.starts_with('[') && skip_mark_and_space(content.substr(1)).starts_with('{'))
    return Format::json;
  const std::string_view first = behind_comments(content);
  const std::string_view keyword = first.substr(0, 3);
  const bool has_space = first.size() > 3 && kSpace.find(first[3]) != std::string_view::npos;
  if (keyword == "NFG" && has_space) return Format::nfg;
  if (keyword == "EFG" && has_space) return Format::efg;
  if (begins_with_gte(content)) return Format::gte;
  if (begins_with_array(content)) return Format::arrays;
  const NumberLines lines = number_lines(content);
  if (is_lrs(lines)) return Format::lrs;
  if (is_gam(lines)) return Format::gam;
  return Format::csv;
}

void refuse_lrs_or_matrix(const SourceText& source) {
  source.fail(source.text().find_first_not_of(kSpace),
              "found the sizes of a game as lrsnash writes them in the first line, whose matrices follow, or "
              "one matrix as --zero-sum "
              "and --symmetric say, expected one of the two",
              "--input-format lrs or --input-format csv says which");
}

}  // namespace nashsolve::formats
