// Finds what divides the cells of a table. A tab does where most lines have one, then a semicolon, then a
// comma; with none of them spaces do. Two layouts put commas or semicolons into cells: `3,-1 0,2` and
// `3;1,0;2`. They are taken where every field is such a pair, or holds as many more numbers, and the ordinary
// reading does not come out; so are `3;1 0;2`.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "cells.hpp"
#include "headings.hpp"
#include "number_text.hpp"
#include "prose.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

/// Calls `visit` with each line that is neither empty nor a comment nor a rule.
template <typename Visit>
void for_each_line(std::string_view text, const ProseLines& prose, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool is_table = !prose.has(begin);
    begin = end + 1;
    const bool is_empty = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (is_table && !is_empty && !is_comment_line(line) && !is_rule_of_columns(line)) visit(line);
  }
}

/// `Player 1 (rows), player 2 (columns):`, where commas divide no cells.
bool is_announcement(std::string_view line) {
  return trimmed_cell(line).ends_with(':') && line.find("):") != std::string_view::npos && heading_of(line);
}

/// Calls `visit` with each character outside of quotes, parentheses and brackets. Quotes may span lines,
/// brackets not.
template <typename Visit>
void for_each_free_character(std::string_view text, const ProseLines& prose, Visit visit) {
  bool in_quotes = false;
  std::size_t open = 0;
  bool at_line_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (at_line_start && !in_quotes) {
      const std::size_t end = std::min(text.find('\n', i), text.size());
      const std::string_view line = text.substr(i, end - i);
      if (is_comment_line(line) || is_announcement(line) || is_prose(line) || prose.has(i)) {
        i = end;
        continue;
      }
    }
    at_line_start = c == '\n';
    if (c == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (c == '\n') open = 0;
    if (c == '(' || c == '[') ++open;
    if ((c == ')' || c == ']') && open > 0) --open;
    if (open == 0) visit(c);
  }
}

struct SeparatorCounts {
  static constexpr std::array<char, 3> kSeparators = {'\t', ';', ','};
  std::size_t lines = 0;
  /// Lines that have each of them.
  std::array<std::size_t, 3> with{};
};

SeparatorCounts count_separators(std::string_view text, const ProseLines& prose) {
  SeparatorCounts counts;
  std::array<bool, 3> seen{};
  bool has_content = false;
  const auto end_line = [&] {
    for (std::size_t k = 0; k < seen.size(); ++k) counts.with[k] += seen[k] ? 1U : 0U;
    counts.lines += has_content ? 1U : 0U;
    seen = {};
    has_content = false;
  };
  for_each_free_character(text, prose, [&](char c) {
    if (c == '\n') {
      end_line();
      return;
    }
    for (std::size_t k = 0; k < seen.size(); ++k) seen[k] = seen[k] || c == SeparatorCounts::kSeparators[k];
    has_content = has_content || (c != ' ' && c != '\r');
  });
  end_line();
  return counts;
}

std::optional<char> ordinary_separator(const SeparatorCounts& counts) {
  for (std::size_t k = 0; k < counts.with.size(); ++k) {
    if (2 * counts.with[k] > counts.lines) return SeparatorCounts::kSeparators[k];
  }
  for (std::size_t k = 0; k < counts.with.size(); ++k) {
    if (counts.with[k] > 0) return SeparatorCounts::kSeparators[k];
  }
  return std::nullopt;
}

/// Whether a number of three digits behind a space may go on from the one before: `3 000`.
bool may_go_on(std::string_view number) {
  return number.size() == 3 && number.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether, with `separator` between fields, all of them are labels or hold equally many numbers, two or
/// more, at `delimiter`, and some line has two of those. More than two numbers in a field have to tell the
/// separator from the space in 3 000; beside them strategies may be numbers, which of two may be a payoff
/// with a decimal comma.
bool are_tuples(std::string_view text, const ProseLines& prose, std::string_view separator, char delimiter) {
  bool all = true;
  bool has_two = false;
  bool is_divided = separator != " ";
  bool has_numbers = false;
  std::size_t size = 0;
  CellContent content;
  for_each_line(text, prose, [&](std::string_view line) {
    if (heading_of(line)) return;
    std::size_t tuples = 0;
    std::size_t numbers = 0;
    for (std::size_t begin = 0; all && begin <= line.size();) {
      const std::size_t end = std::min(line.find(separator, begin), line.size());
      const std::string_view field = trimmed_cell(line.substr(begin, end - begin));
      begin = end + separator.size();
      if (field.empty()) continue;
      read_content(field, content);
      const std::size_t count = content.numbers.size();
      const bool is_tuple = content.kind == CellKind::several && content.delimiter == delimiter &&
                            !content.in_parentheses && (count == 2 || separator.front() == ' ') &&
                            (size == 0 || count == size);
      if (is_tuple) {
        size = count;
        // `4;2 000` may be two cells, too.
        is_divided =
            is_divided || (size == 2 && delimiter != ';') || (tuples > 0 && !may_go_on(content.numbers[0]));
        ++tuples;
      }
      const bool is_number = content.kind == CellKind::number;
      numbers += is_number ? 1U : 0U;
      all = is_tuple || is_number || content.kind == CellKind::text;
      // A label does not hold what divides numbers.
      if (content.kind == CellKind::text && field.find(delimiter) != std::string_view::npos) all = false;
    }
    has_two = has_two || tuples >= 2;
    has_numbers = has_numbers || numbers > 0;
    all = all && (tuples == 0 || numbers <= 1);
  });
  return all && has_two && is_divided && (!has_numbers || size > 2);
}

/// Whether every line has equally many of the separator, and at least one.
bool divides_evenly(std::string_view text, const ProseLines& prose, char separator) {
  std::optional<std::ptrdiff_t> count;
  bool evenly = true;
  for_each_line(text, prose, [&](std::string_view line) {
    const std::ptrdiff_t own = std::count(line.begin(), line.end(), separator);
    evenly = evenly && own > 0 && own == count.value_or(own);
    count = own;
  });
  return evenly && count;
}

/// Whether every field between semicolons is of one kind: all numbers, with a point or a comma, or all pairs.
bool are_plain_semicolon_fields(std::string_view text, const ProseLines& prose) {
  bool has_number = false;
  bool has_decimal = false;
  bool has_pair = false;
  CellContent content;
  for_each_line(text, prose, [&](std::string_view line) {
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(';', begin), line.size());
      const std::string_view field = trimmed_cell(line.substr(begin, end - begin));
      begin = end + 1;
      if (field.empty()) continue;
      read_content(field, content);
      if (content.kind == CellKind::number) has_number = true;
      if (content.kind == CellKind::several) (may_be_decimal_comma(field) ? has_decimal : has_pair) = true;
    }
  });
  return !(has_pair && has_number);
}

/// `sep=;` in the first line.
std::optional<char> stated_separator(std::string_view text) {
  constexpr std::string_view kStatement = "sep=";
  if (!text.starts_with(kStatement) || text.size() == kStatement.size()) return std::nullopt;
  const std::size_t end = text.find_first_of("\r\n");
  if (end != std::string_view::npos && end != kStatement.size() + 1) return std::nullopt;
  return text[kStatement.size()];
}

}  // namespace

void lay_out(Sheet& sheet) {
  const std::string_view text = sheet.source().text();
  if (const auto stated = stated_separator(text)) {
    sheet.layout = *stated == ','    ? Layout::commas
                   : *stated == ';'  ? Layout::semicolons
                   : *stated == '\t' ? Layout::tabs
                                     : Layout::other_separator;
    lay_out_fields(sheet, ProseLines(text), *stated, std::min(text.find('\n'), text.size() - 1) + 1);
    return;
  }
  if (is_wiki(text)) {
    sheet.layout = Layout::wiki;
    lay_out_wiki(sheet);
    return;
  }
  if (is_markdown(text)) {
    sheet.layout = Layout::markdown;
    lay_out_markdown(sheet);
    return;
  }
  if (is_latex(text)) {
    sheet.layout = Layout::latex;
    lay_out_latex(sheet);
    return;
  }
  refuse_bars_alone(sheet.source());
  const ProseLines prose(text);
  const SeparatorCounts counts = count_separators(text, prose);
  std::optional<char> separator = ordinary_separator(counts);
  bool by_spaces = !separator;
  if ((separator == ',' || separator == ';') && are_tuples(text, prose, " ", *separator)) by_spaces = true;
  const bool only_commas_fit = divides_evenly(text, prose, ',') && !divides_evenly(text, prose, ';');
  if (separator == ';' && counts.with[2] > 0 &&
      (only_commas_fit || !are_plain_semicolon_fields(text, prose)) && are_tuples(text, prose, ",", ';'))
    separator = ',';
  const bool by_wide_spaces = !by_spaces && separator == ',' && are_tuples(text, prose, "  ", ',');
  if (by_spaces || by_wide_spaces) {
    sheet.layout = Layout::spaces;
    lay_out_columns(sheet, prose, by_wide_spaces);
    return;
  }
  sheet.layout = separator == '\t' ? Layout::tabs : separator == ';' ? Layout::semicolons : Layout::commas;
  lay_out_fields(sheet, prose, *separator);
}

}  // namespace nashsolve::formats
