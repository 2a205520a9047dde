// Tables with bars: Markdown's (CommonMark with tables, GFM), and those of Org, psql and MySQL, which rule
// lines with
// + and -. A rule line is none of the table; an empty line, or one without bars, divides tables.
#include <algorithm>
#include <cstddef>

#include "number_text.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

bool is_rule(std::string_view line) {
  return line.find_first_not_of(" \t\r|+-:=") == std::string_view::npos &&
         line.find_first_of("-=") != std::string_view::npos &&
         line.find_first_of("|+") != std::string_view::npos;
}

/// Without what makes it bold, italic or code.
std::string_view unmarked(std::string_view text) {
  text = trimmed_cell(text);
  for (const std::string_view mark : {"**", "__", "*", "`"}) {
    if (text.size() > 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark)) {
      text = trimmed_cell(text.substr(mark.size(), text.size() - 2 * mark.size()));
    }
  }
  return text;
}

}  // namespace

bool is_markdown(std::string_view text) {
  bool is_framed = false;
  bool all_framed = true;
  for (std::size_t begin = 0; begin < text.size(); begin += line_at(text, begin).size() + 1) {
    const std::string_view line = trimmed_cell(line_at(text, begin));
    if (line.empty() || line.front() == '#') continue;
    if (is_rule(line) && begin > 0) return true;
    const bool framed = line.size() > 1 && line.front() == '|' && line.back() == '|';
    is_framed = is_framed || framed;
    all_framed = all_framed && (framed || is_rule(line));
  }
  return is_framed && all_framed;
}

void lay_out_markdown(Sheet& sheet) {
  const std::string_view text = sheet.source().text();
  for (std::size_t begin = 0; begin < text.size(); begin += line_at(text, begin).size() + 1) {
    std::string_view line = trimmed_cell(line_at(text, begin));
    if (is_comment_line(line)) {
      sheet.take_comment(line);
      continue;
    }
    if (!line.empty() && is_rule(line)) continue;
    sheet.begin_row(begin);
    if (line.starts_with('|')) line.remove_prefix(1);
    std::size_t cell = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
      if (i < line.size() && (line[i] != '|' || (i > 0 && line[i - 1] == '\\'))) continue;
      const std::string_view content = unmarked(line.substr(cell, i - cell));
      const std::size_t escaped = content.find("\\|");
      if (escaped == std::string_view::npos) {
        sheet.add_cell(content);
      } else {
        std::string plain(content);
        for (std::size_t at = escaped; at != std::string::npos; at = plain.find("\\|", at))
          plain.erase(at, 1);
        sheet.add_rewritten(static_cast<std::size_t>(content.data() - text.data()), std::move(plain), false);
      }
      cell = i + 1;
    }
    sheet.end_row();
  }
}

}  // namespace nashsolve::formats
