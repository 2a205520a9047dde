#include "name_at_left.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "named_players.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

struct Row {
  std::size_t begin;
  std::string_view text;
  std::size_t indent;
  /// Two numbers or more.
  bool has_payoffs;
};

Row row_of(std::size_t begin, std::string_view text) {
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    numbers += is_digit(text[i]) && (i == 0 || !is_digit(text[i - 1])) ? 1U : 0U;
  return {begin, text, text.find_first_not_of(' '), numbers > 1};
}

/// Where the names end and the other rows begin; 0 where there is no name.
std::size_t name_width(const std::vector<Row>& rows) {
  const Row* named = nullptr;
  std::size_t width = 0;
  std::size_t count = 0;
  for (const Row& row : rows) {
    if (!row.has_payoffs) continue;
    ++count;
    if (named == nullptr || row.indent < named->indent) named = &row;
    width = std::max(width, row.indent);
  }
  if (count < 2 || width < 2 || named->indent == width || named->text.size() <= width ||
      named->text[width - 1] != ' ')
    return 0;
  const std::string_view name = trimmed_cell(named->text.substr(0, width));
  // ` Go home` above `    Stay`, labels that end alike.
  if (named->text[width - 2] != ' ' && !may_name_players({std::string(name)})) return 0;
  const auto begins_with_letter = [](std::string_view text) {
    return !text.empty() &&
           (std::isalpha(static_cast<unsigned char>(text.front())) != 0 || (text.front() & 0x80) != 0);
  };
  if (!begins_with_letter(name) || name.find_first_of("(,;:|\t\"") != std::string_view::npos) return 0;
  const bool is_aligned = std::ranges::all_of(rows, [&](const Row& row) {
    if (&row == named) return begins_with_letter(row.text.substr(width));
    return row.has_payoffs ? row.indent == width && begins_with_letter(row.text.substr(width))
                           : row.indent > width;
  });
  return is_aligned ? width : 0;
}

}  // namespace

NamesAtLeft::NamesAtLeft(std::string_view text) {
  // Longer tables were made by programs, which write no such names.
  constexpr std::size_t kMostRows = 100;
  std::vector<Row> rows;
  const auto end_table = [&] {
    const std::size_t width = rows.size() < kMostRows ? name_width(rows) : 0;
    for (const Row& row : rows) {
      if (width > 0) widths_.emplace(row.begin, row.has_payoffs ? width : 0);
    }
    rows.clear();
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (trimmed_cell(line).empty()) {
      end_table();
    } else if (rows.size() < kMostRows) {
      rows.push_back(row_of(begin, line));
    }
    begin = end + 1;
  }
  end_table();
}

}  // namespace nashsolve::formats
