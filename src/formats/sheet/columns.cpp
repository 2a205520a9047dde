// Columns with spaces between them, as NumPy's savetxt, MATLAB, R's write.table and prints of R, pandas and
// Julia have them. Quotes and brackets hold a cell together, and so does a bar or a backslash: `2 | 1`, `Row
// \ Column`. R's `[1,]` and `[,1]` number a row and a column. Rules of = and - below and above columns are
// none of the table.
#include <algorithm>

#include "cells.hpp"
#include "headings.hpp"
#include "name_at_left.hpp"
#include "number_text.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// `Payoffs: (Ann, Bob)`, with words alone in parentheses.
bool is_title_with_order(std::string_view line) {
  line = trimmed_cell(line);
  const std::size_t colon = line.find(": (");
  if (colon == std::string_view::npos || !line.ends_with(')')) return false;
  const std::string_view inside = line.substr(colon + 3, line.size() - colon - 4);
  return inside.find('(') == std::string_view::npos && kind_of(inside) == CellKind::text;
}

/// `L:   R:`
bool are_labels_with_colons(std::string_view line) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", i), line.size());
    if (end > i && line[end - 1] != ':') return false;
    words += end > i ? 1U : 0U;
    i = end + 1;
  }
  return words > 1;
}

bool has_space_or_digit(std::string_view text) {
  return text.find_first_of("0123456789 \t") != std::string_view::npos;
}

/// `Carol: In` or `Carol = In`, in a text that has another line of Carol's.
bool is_choice(std::string_view line, std::string_view text) {
  line = trimmed_cell(line);
  for (const std::string_view mark : {": ", " = "}) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view name = line.substr(0, at + mark.size());
    const std::string_view strategy = line.substr(name.size());
    return !strategy.empty() && !has_space_or_digit(line.substr(0, at)) && !has_space_or_digit(strategy) &&
           text.find(name) != text.rfind(name);
  }
  return false;
}

class Columns {
 public:
  Columns(Sheet& sheet, const ProseLines& prose, bool wide)
      : sheet_(sheet), text_(sheet.source().text()), prose_(prose), names_(text_), wide_(wide) {}

  void read() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      read_line(text_.substr(begin, end - begin), begin);
      begin = end + 1;
    }
  }

 private:
  void read_line(std::string_view line, std::size_t offset) {
    if (is_comment_line(line)) {
      sheet_.take_comment(trimmed_cell(line));
      return;
    }
    if (is_rule_of_columns(line)) return;
    refuse_part(trimmed_cell(line));
    if (prose_.has(offset) || is_prose(line)) {
      sheet_.add_prose(offset, line);
      return;
    }
    sheet_.begin_row(offset);
    if (const std::size_t* width = names_.of_line(offset)) {
      read_beside_name(line, *width);
    } else if ((heading_of(line) || is_title_with_order(line) || is_choice(line, text_)) &&
               !are_labels_with_colons(line)) {
      sheet_.add_cell(line);
    } else {
      add_cells(line);
    }
    sheet_.end_row();
  }

  void add_cells(std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
      if (is_blank(line[i])) {
        ++i;
        continue;
      }
      const std::size_t end = line[i] == '"' ? quoted(line, i) : plain(line, i);
      i = end;
    }
  }

  /// The name or nothing before each row of payoffs; nothing above it and above their labels.
  void read_beside_name(std::string_view line, std::size_t width) {
    const auto offset = static_cast<std::size_t>(line.data() - text_.data());
    const std::string_view inset = trimmed_cell(line);
    if (width > 0) {
      sheet_.add_cell(line.substr(0, width));
      add_cells(line.substr(width));
    } else if (heading_of(inset) || inset.find(' ') == std::string_view::npos) {
      sheet_.add_rewritten(offset, "", false);
      sheet_.add_cell(inset);
    } else {
      sheet_.add_rewritten(offset, "", false);
      sheet_.add_rewritten(offset, "", false);
      add_cells(line);
    }
  }

  /// MATLAB and Octave print a factor before a matrix of large numbers, and wide matrices in parts.
  void refuse_part(std::string_view line) const {
    const auto offset = [&] { return static_cast<std::size_t>(line.data() - text_.data()); };
    if (line.ends_with(" *") && has_number_form(trimmed_cell(line.substr(0, line.size() - 2)))) {
      sheet_.source().fail(offset(),
                           "found " + excerpt(line) + ", a factor of the matrix below, expected its numbers",
                           "in MATLAB: format long g, and print it again");
    }
    constexpr std::string_view kColumns = "Columns ";
    const std::size_t end = line.find_first_not_of("0123456789", kColumns.size());
    if (!line.starts_with(kColumns) || end == std::string_view::npos || end == kColumns.size()) return;
    for (const std::string_view word : {" through ", " and ", " to "}) {
      if (!line.substr(end).starts_with(word)) continue;
      sheet_.source().fail(offset(),
                           "found " + excerpt(line) + ", a part of a matrix, expected all its columns",
                           "print it with wider lines, or write it as CSV");
    }
  }

  /// The end of the cell that begins with a quote, or of a plain one where the quote has no end in the line.
  std::size_t quoted(std::string_view line, std::size_t begin) {
    const std::size_t end = line.find('"', begin + 1);
    if (end == std::string_view::npos || (end + 1 < line.size() && !is_blank(line[end + 1])))
      return plain(line, begin);
    sheet_.add_quoted(line.substr(begin + 1, end - begin - 1));
    return end + 1;
  }

  std::size_t plain(std::string_view line, std::size_t begin) {
    std::size_t end = begin;
    std::size_t open = 0;
    while (end < line.size()) {
      const char c = line[end];
      if (c == '(' || c == '[') ++open;
      if ((c == ')' || c == ']') && open > 0) --open;
      if (divides(line, end) && open == 0 && !joins(line, end)) break;
      ++end;
      // `(4,2)(0,-1)`
      if (c == ')' && open == 0 && end < line.size() && line[end] == '(' &&
          kind_of(line.substr(begin, end - begin)) == CellKind::several)
        break;
    }
    if (open > 0) {
      end = begin;
      while (end < line.size() && !divides(line, end)) ++end;
    }
    const std::string_view word = line.substr(begin, end - begin);
    if (const std::string_view number = r_index(word); !number.empty()) {
      sheet_.add_cell(number);
    } else {
      // reStructuredText's empty cell.
      sheet_.add_cell(word == "\\" ? word.substr(1) : word);
    }
    return end;
  }

  /// Whether a cell ends at `position`.
  [[nodiscard]] bool divides(std::string_view line, std::size_t position) const {
    if (!is_blank(line[position])) return false;
    return !wide_ || line[position] != ' ' || position + 1 == line.size() || is_blank(line[position + 1]);
  }

  /// Whether the spaces at `position` lie beside a bar or a backslash that does not begin the line.
  static bool joins(std::string_view line, std::size_t position) {
    if (trimmed_cell(line.substr(0, position)) == "\\") return false;
    const auto is_joint = [](char c) { return c == '|' || c == '\\'; };
    if (position > 0 && is_joint(line[line.find_last_not_of(" \t\r", position)])) return true;
    const std::size_t next = line.find_first_not_of(" \t\r", position);
    return next != std::string_view::npos && is_joint(line[next]);
  }

  static std::string_view r_index(std::string_view word) {
    if (word.size() < 4 || word.front() != '[' || word.back() != ']') return {};
    std::string_view inner = word.substr(1, word.size() - 2);
    if (inner.front() == ',') {
      inner.remove_prefix(1);
    } else if (inner.back() == ',') {
      inner.remove_suffix(1);
    } else {
      return {};
    }
    return inner.find_first_not_of("0123456789") == std::string_view::npos ? inner : std::string_view{};
  }

  Sheet& sheet_;
  std::string_view text_;
  const ProseLines& prose_;
  NamesAtLeft names_;
  bool wide_;
};

}  // namespace

bool is_rule_of_columns(std::string_view line) {
  line = trimmed_cell(line);
  const bool has_runs =
      line.find("==") != std::string_view::npos || line.find("--") != std::string_view::npos;
  return has_runs && line.find_first_not_of("=- ") == std::string_view::npos &&
         line.find(' ') != std::string_view::npos;
}

void lay_out_columns(Sheet& sheet, const ProseLines& prose, bool wide) {
  Columns(sheet, prose, wide).read();
}

}  // namespace nashsolve::formats
