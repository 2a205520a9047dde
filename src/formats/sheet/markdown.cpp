// Tables with bars: Markdown's (CommonMark with tables, GFM), those of Org, psql and MySQL, which rule lines
// with + and -, those drawn with the box characters of Unicode, and bars alone. A rule line is none of the
// table; an empty line, or one without bars, divides tables.
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cells.hpp"
#include "headings.hpp"
#include "number_text.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

/// Without space, and without the marks of a quotation.
std::string_view content_of(std::string_view line) {
  line = trimmed_cell(line);
  if (!line.starts_with('>')) return line;
  return line.substr(std::min(line.find_first_not_of("> "), line.size()));
}

/// The length of a bar at the front of `text`, 0 where there is none: |, │, ┃, ║, ┆.
std::size_t bar_at(std::string_view text) {
  if (text.starts_with('|')) return 1;
  for (const std::string_view bar : {"\u2502", "\u2503", "\u2551", "\u2506"}) {
    if (text.starts_with(bar)) return bar.size();
  }
  return 0;
}

/// Whether a character of U+2500 to U+257F, in UTF-8 three bytes, begins here.
bool is_box_character(std::string_view text) {
  return text.size() >= 3 && text[0] == '\xE2' && (text[1] == '\x94' || text[1] == '\x95');
}

/// With ASCII for the characters of boxes.
std::string plain_line(std::string_view line) {
  if (line.find('\xE2') == std::string_view::npos) return std::string(line);
  std::string plain;
  for (std::size_t i = 0; i < line.size();) {
    const std::string_view rest = line.substr(i);
    const std::size_t bar = bar_at(rest);
    const bool is_box = is_box_character(rest);
    plain += bar > 0 ? '|' : is_box ? '-' : line[i];
    i += bar > 0 ? bar : is_box ? 3 : 1;
  }
  return plain;
}

/// Tables of Jira and Confluence have two bars around the cells of a header, and no rule: `||a||b||`.
bool is_jira(std::string_view text) {
  const std::string_view line =
      content_of(line_at(text, std::min(text.find_first_not_of("\r\n"), text.size())));
  return line.size() > 4 && line.starts_with("||") && line.ends_with("||");
}

bool is_rule(std::string_view box_line) {
  const std::string line = plain_line(box_line);
  if (is_box_character(box_line) && line.find_first_not_of(" |-\r") == std::string::npos) return true;
  return line.find_first_not_of(" \t\r|+-:=") == std::string_view::npos &&
         line.find_first_of("-=") != std::string_view::npos &&
         line.find_first_of("|+") != std::string_view::npos;
}

/// With two spaces or more between them.
std::vector<std::string_view> words_apart(std::string_view line) {
  std::vector<std::string_view> words;
  line = trimmed_cell(line);
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find("  "));
    words.push_back(word);
    line = trimmed_cell(line.substr(word.size()));
  }
  return words;
}

/// What the cells of a line without a frame say of it.
struct OpenLine {
  std::size_t cells = 0;
  bool has_labels_only = true;
  /// Several payoffs in each cell, but for a label in front.
  bool has_payoffs_only = true;
  /// One payoff in each cell, behind a label.
  bool has_numbers_only = true;
  bool is_in_parentheses = true;
};

OpenLine open_line(std::string_view line) {
  OpenLine result;
  CellContent content;
  for (std::size_t begin = 0; begin <= line.size(); ++result.cells) {
    std::size_t end = begin;
    while (end < line.size() && bar_at(line.substr(end)) == 0) ++end;
    read_content(trimmed_cell(line.substr(begin, end - begin)), content);
    begin = end + std::max<std::size_t>(bar_at(line.substr(end)), 1);
    const bool is_label = content.kind == CellKind::text || content.kind == CellKind::empty;
    const bool is_tuple = content.kind == CellKind::several;
    result.has_labels_only = result.has_labels_only && is_label;
    result.has_payoffs_only = result.has_payoffs_only && (is_tuple || (is_label && result.cells == 0));
    result.has_numbers_only =
        result.has_numbers_only && (result.cells == 0 ? is_label : content.kind == CellKind::number);
    result.is_in_parentheses = result.is_in_parentheses && (!is_tuple || content.in_parentheses);
  }
  return result;
}

/// `-------` across a table of bars: below its labels, or above a row that begins with its label. Anywhere
/// else it may part two tables.
bool is_rule_across(std::string_view text, std::size_t begin) {
  const std::string_view line = trimmed_cell(line_at(text, begin));
  if (begin == 0 || line.size() < 3 || line.find_first_not_of("-=") != std::string_view::npos) return false;
  const std::size_t above = text.substr(0, begin - 1).rfind('\n') + 1;
  const std::string_view before = content_of(line_at(text, above));
  const std::string_view after =
      content_of(line_at(text, std::min(begin + line_at(text, begin).size() + 1, text.size())));
  const OpenLine head = open_line(before);
  const OpenLine row = open_line(after);
  const bool is_below_row = head.cells > 1 && !trimmed_cell(before).starts_with('|');
  return is_below_row && (after.empty() || (row.cells == head.cells && row.has_payoffs_only &&
                                            kind_of(after.substr(0, after.find('|'))) == CellKind::text));
}

/// Words that no comma, semicolon or tab divides.
bool is_title(std::string_view line) {
  return kind_of(line) == CellKind::text && line.find_first_of(",;\t") == std::string_view::npos;
}

/// What bars without a rule or a frame divide.
enum class OpenCells { none, table, two_ways };

/// A table of payoffs has labels above, or parentheses. Of `4,2 | 0,-1` alone each side may be a row of one
/// player's payoffs. Words above labels are a title.
OpenCells open_cells(std::string_view text) {
  std::optional<std::size_t> cells;
  bool has_title = false;
  bool has_head = false;
  bool has_payoffs = false;
  bool all_in_parentheses = true;
  for (std::size_t begin = 0; begin < text.size(); begin += line_at(text, begin).size() + 1) {
    const std::string_view line = trimmed_cell(line_at(text, begin));
    if (line.empty() || is_comment_line(line) || is_rule_across(text, begin)) continue;
    const OpenLine own = open_line(line);
    if (own.cells == 1 && (heading_of(line) || is_title(line))) {
      has_title = has_title || !heading_of(line);
      continue;
    }
    if (own.cells < 2 || own.cells != cells.value_or(own.cells)) return OpenCells::none;
    if (!own.has_labels_only && !own.has_payoffs_only && !(has_head && own.has_numbers_only))
      return OpenCells::none;
    if (!cells) has_head = own.has_labels_only;
    cells = own.cells;
    has_payoffs = has_payoffs || !own.has_labels_only;
    all_in_parentheses = all_in_parentheses && own.is_in_parentheses;
  }
  if (!has_payoffs || (has_title && !has_head)) return OpenCells::none;
  return has_head || all_in_parentheses ? OpenCells::table : OpenCells::two_ways;
}

/// Where in `text` the next run of `mark` begins from `from` on, with its length; length 0 where there is
/// none.
std::pair<std::size_t, std::size_t> run_of(std::string_view text, char mark, std::size_t from) {
  const std::size_t begin = std::min(text.find(mark, from), text.size());
  const std::size_t end = std::min(text.find_first_not_of(mark, begin), text.size());
  return {begin, end - begin};
}

/// Whether the marks before `inner` and behind it part it from what is no letter, no digit and no point of a
/// number, as emphasis does.
bool is_set_off(std::string_view before, std::string_view inner, std::string_view behind) {
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return !inner.empty() && inner.front() != ' ' && inner.back() != ' ' &&
         (before.empty() || (!is_word(before.back()) && before.back() != '.')) &&
         (behind.empty() || !is_word(behind.front()));
}

/// Without the emphasis on its parts: `**4**, 2`, as chat programs mark best responses.
std::string without_emphasis(std::string text) {
  for (std::size_t from = 0;;) {
    const auto [begin, length] = run_of(text, '*', from);
    if (length == 0) return text;
    const auto [end, closing] = run_of(text, '*', begin + length);
    const std::string_view all = text;
    if (closing == length &&
        is_set_off(all.substr(0, begin), all.substr(begin + length, end - begin - length),
                   all.substr(end + length))) {
      text.erase(end, length);
      text.erase(begin, length);
      from = end - length;
    } else {
      from = begin + length;
    }
  }
}

/// Without tags that underline or embolden. A tag between two digits stays: it parts what may be two numbers.
std::string without_tags(std::string text) {
  const auto is_digit_at = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (const std::string_view tag :
       {"<u>", "</u>", "<b>", "</b>", "<strong>", "</strong>", "<em>", "</em>"}) {
    for (std::size_t at = text.find(tag); at != std::string::npos; at = text.find(tag, at)) {
      if (at > 0 && is_digit_at(at - 1) && is_digit_at(at + tag.size())) return text;
      text.erase(at, tag.size());
    }
  }
  return text;
}

/// Without the signs of TeX's mathematics around numbers: `$4$, $2$` and `$4, 2$`, not `$4, $2`.
std::string without_mathematics(const std::string& text) {
  std::string result;
  for (std::size_t begin = 0;;) {
    const std::size_t open = std::min(text.find('$', begin), text.size());
    result.append(text, begin, open - begin);
    if (open == text.size()) return result;
    const std::size_t close = text.find('$', open + 1);
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    if (!result.empty() && is_word(result.back())) return text;
    if (close != std::string::npos && close + 1 < text.size() && is_word(text[close + 1])) return text;
    if (close == std::string::npos || close == open + 1 || text[open + 1] == ' ' || text[close - 1] == ' ')
      return text;
    result.append(text, open + 1, close - open - 1);
    begin = close + 1;
  }
}

/// Without the marks of `text` that only set a number. A text that is no payoff without them is left as it
/// is.
std::string_view without_dress(std::string_view text, std::string& result) {
  if (text.find_first_of("*<$") == std::string_view::npos) return text;
  result = without_mathematics(without_tags(without_emphasis(std::string(text))));
  const CellKind kind = kind_of(result);
  return kind == CellKind::number || kind == CellKind::several ? std::string_view(result) : text;
}

/// Without what makes it bold, italic or code.
std::string_view unmarked(std::string_view text) {
  text = trimmed_cell(text);
  for (const std::string_view mark : {"**", "__", "*", "`"}) {
    if (text.size() <= 2 * mark.size() || !text.starts_with(mark) || !text.ends_with(mark)) continue;
    const std::string_view inner = text.substr(mark.size(), text.size() - 2 * mark.size());
    if (inner.find(mark) == std::string_view::npos) text = trimmed_cell(inner);
  }
  return text;
}

/// Labels that stand above the first rule of a frame, as many as it has columns:
///
///        L      R
///     +------+-------+
///   T | 4, 2 | 0, -1 |
bool is_head_of_frame(std::string_view text, std::size_t begin) {
  const std::string_view line = line_at(text, begin);
  const std::string_view rule = line_at(text, std::min(begin + line.size() + 1, text.size()));
  if (line.find('|') != std::string_view::npos || !trimmed_cell(rule).starts_with('+') || !is_rule(rule))
    return false;
  const std::string_view below = line_at(text, std::min(begin + line.size() + rule.size() + 2, text.size()));
  const auto columns = std::count(rule.begin(), rule.end(), '+') - 1;
  return std::ssize(words_apart(line)) == columns && !trimmed_cell(below).starts_with('|');
}

void add_head(Sheet& sheet, std::size_t begin) {
  sheet.begin_row(begin);
  sheet.add_rewritten(begin, "", false);
  for (const std::string_view word : words_apart(line_at(sheet.source().text(), begin))) sheet.add_cell(word);
  sheet.end_row();
}

}  // namespace

bool is_markdown(std::string_view text) {
  bool is_framed = false;
  bool all_framed = true;
  for (std::size_t begin = 0; begin < text.size(); begin += line_at(text, begin).size() + 1) {
    const std::string_view line = content_of(line_at(text, begin));
    if (line.empty() || line.front() == '#') continue;
    if (is_rule(line) && begin > 0) return true;
    const std::string plain = plain_line(line);
    const bool framed = plain.size() > 1 && plain.front() == '|' && plain.back() == '|';
    // A quoted cell of CSV that goes on in the next line may hold what looks like a rule.
    if (!framed && std::count(line.begin(), line.end(), '"') % 2 != 0) return false;
    is_framed = is_framed || framed;
    all_framed = all_framed && (framed || is_rule(line));
  }
  return (is_framed && all_framed) || open_cells(text) == OpenCells::table;
}

void refuse_bars_alone(const SourceText& source) {
  if (open_cells(source.text()) != OpenCells::two_ways) return;
  source.fail(0,
              "found bars without labels above them, where each side of one may be a row of one player's "
              "payoffs, expected labels above the columns",
              "or both payoffs of a cell in parentheses, (4, 2) | (0, -1)");
}

void lay_out_markdown(Sheet& sheet) {
  const std::string_view text = sheet.source().text();
  const ProseLines prose(text);
  const bool is_asciidoc = trimmed_cell(text).starts_with("|===");
  const bool has_double_bars = is_jira(text);
  const auto bar_in = [&](std::string_view rest) {
    return has_double_bars && rest.starts_with("||") ? std::size_t{2} : bar_at(rest);
  };
  for (std::size_t begin = 0; begin < text.size(); begin += line_at(text, begin).size() + 1) {
    std::string_view line = content_of(line_at(text, begin));
    if (is_comment_line(line)) {
      // `### Carol plays X`
      if (line.starts_with("##")) {
        sheet.add_prose(begin, trimmed_cell(line.substr(std::min(line.find_first_not_of('#'), line.size()))));
      } else {
        sheet.take_comment(line);
      }
      continue;
    }
    if ((!line.empty() && is_rule(line)) || is_rule_across(text, begin)) continue;
    if (is_head_of_frame(text, begin)) {
      add_head(sheet, begin);
      continue;
    }
    if (prose.has(begin)) {
      sheet.add_prose(begin, unmarked(line));
      continue;
    }
    // AsciiDoc has an empty line below the header.
    if (line.empty() && is_asciidoc) continue;
    sheet.begin_row(begin);
    line.remove_prefix(bar_in(line));
    std::size_t cell = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
      const std::size_t bar = bar_in(line.substr(i));
      if (i < line.size() && (bar == 0 || (i > 0 && line[i - 1] == '\\'))) continue;
      const std::string_view content = unmarked(line.substr(cell, i - cell));
      const auto offset = static_cast<std::size_t>(content.data() - text.data());
      std::string plain(content);
      for (std::size_t at = plain.find("\\|"); at != std::string::npos; at = plain.find("\\|", at))
        plain.erase(at, 1);
      std::string dressed;
      if (const std::string_view bare = without_dress(plain, dressed); bare != content) {
        sheet.add_rewritten(offset, std::string(bare), false);
      } else {
        sheet.add_cell(content);
      }
      if (bar > 0) i += bar - 1;
      cell = i + 1;
    }
    sheet.end_row();
  }
}

}  // namespace nashsolve::formats
