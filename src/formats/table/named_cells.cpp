#include "named_cells.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "number_text.hpp"
#include "payoff_collector.hpp"

namespace nashsolve::formats {

namespace {

/// The payoffs of a cell, parts of its text, with what divides them and stands around them.
struct Parts {
  std::vector<std::string_view> texts;
  char delimiter = '|';
};

Parts parts_of(std::string_view text) {
  Parts parts;
  for (const char delimiter : {'|', ';', ',', ':'}) {
    if (text.find(delimiter) == std::string_view::npos) continue;
    parts.delimiter = delimiter;
    // (1 - c, 2)
    const bool is_enclosed =
        (text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']');
    if (is_enclosed) text = text.substr(1, text.size() - 2);
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(delimiter, begin), text.size());
      parts.texts.push_back(trimmed_cell(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    return parts;
  }
  parts.texts.push_back(text);
  return parts;
}

/// The cell with numbers in the place of names. Fails where a part is neither a number nor a polynomial.
std::string evaluated_cell(const Sheet& sheet, Reading& reading, const Cell& cell, std::string_view text) {
  const Parts parts = parts_of(text);
  std::string result;
  for (const std::string_view part : parts.texts) {
    if (!result.empty()) result += parts.delimiter;
    if (mentions_name(part, reading.names)) {
      const std::size_t offset = cell.is_rewritten
                                     ? cell.offset
                                     : static_cast<std::size_t>(part.data() - sheet.source().text().data());
      result += to_string(expression_at(sheet.source(), reading, part, offset, {}));
    } else {
      result += part;
    }
  }
  return result;
}

bool is_polynomial(std::string_view text, const NameScope& names) {
  const Parts parts = parts_of(text);
  return std::all_of(parts.texts.begin(), parts.texts.end(), [&](std::string_view part) {
    return has_number_form(part) || std::holds_alternative<Expression>(parse_expression(part, names));
  });
}

}  // namespace

void evaluate_cells(Sheet& sheet, Reading& reading) {
  bool is_first_row = true;
  for (const SheetRow& row : sheet.rows()) {
    if (row.is_comment || row.cell_count == 0) {
      is_first_row = true;
      continue;
    }
    for (std::size_t k = 0; k < row.cell_count; ++k) {
      const Cell& cell = sheet.cell(row.first_cell + k);
      const std::string_view text = sheet.text(cell);
      if (has_number_form(text) || !mentions_name(text, reading.names)) continue;
      // What is none is a label there, and a mistake elsewhere.
      if ((is_first_row || k == 0) && (is_name(text) || !is_polynomial(text, reading.names))) continue;
      sheet.rewrite(row.first_cell + k, evaluated_cell(sheet, reading, cell, text));
    }
    is_first_row = false;
  }
}

}  // namespace nashsolve::formats
