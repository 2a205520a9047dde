#include "labels.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include "cells.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"
#include "phrase.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kWayOut =
    "for labels above and at the left leave the corner empty or write it as Row \\ Column; where they are "
    "payoffs, write labels of letters above all columns and before all rows";

/// `Row \ Column`; `Ann / Bob` where both are known for names.
std::optional<std::pair<std::string, std::string>> names_in_corner(std::string_view corner) {
  const std::size_t backslash = corner.find('\\');
  if (backslash == std::string_view::npos) {
    const std::size_t slash = corner.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    std::string row(trimmed(corner.substr(0, slash)));
    std::string column(trimmed(corner.substr(slash + 1)));
    const bool are_names = may_name_players({row, column}) && named_players({row, column}).players.empty();
    return are_names ? std::optional(std::pair(std::move(row), std::move(column))) : std::nullopt;
  }
  if (corner.find('\\', backslash + 1) != std::string_view::npos) return std::nullopt;
  const std::string_view row = trimmed(corner.substr(0, backslash));
  const std::string_view column = trimmed(corner.substr(backslash + 1));
  if (row.empty() || column.empty()) return std::nullopt;
  return std::pair(std::string(row), std::string(column));
}

std::optional<std::int64_t> small_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class LabelFinder {
 public:
  LabelFinder(const Sheet& sheet, const Block& block, const Block* twin)
      : sheet_(sheet), block_(block), twin_(twin) {
    for (std::size_t row = 0; row < rows(); ++row) width_ = std::max(width_, block.rows[row].width);
  }

  TableLabels find() {
    TableLabels labels;
    const std::string_view corner = text(0, 0);
    labels.names = names_in_corner(corner);
    if (is_short_header()) {
      labels.above = labels.left = labels.has_no_corner = true;
    } else if (corner.empty() || labels.names) {
      labels.above = rows() > 1;
      labels.left = width_ > 1;
      if (rows() == 1) fail_without_payoffs();
      labels.over_two = stand_over_two(1);
    } else if (stand_over_two(0)) {
      labels.above = labels.over_two = true;
    } else if (has_several()) {
      labels.above = rows() > 1 && !row_has(0, 0, CellKind::several);
      labels.left = width_ > 1 && !column_has(labels.above ? 1 : 0, CellKind::several);
      if (labels.above && labels.left) check_corner_of_numbers();
    } else {
      find_among_numbers(labels);
    }
    if (labels.above && !labels.left && !labels.names) check_title();
    return labels;
  }

  /// 0, 1, 2 in the first row, which may be payoffs.
  [[nodiscard]] bool counts_above() const {
    return width_ > 1 && counts(row_texts(0, 0), 0) && !is_short_header();
  }

 private:
  [[nodiscard]] std::size_t rows() const { return block_.rows.size(); }

  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const {
    if (column >= block_.rows[row].width) return {};
    return sheet_.text(sheet_.cell(block_.rows[row].first_cell + column));
  }
  [[nodiscard]] CellKind kind(std::size_t row, std::size_t column) const {
    return kind_of(text(row, column));
  }
  [[nodiscard]] bool is_quoted(std::size_t row, std::size_t column) const {
    return sheet_.cell(block_.rows[row].first_cell + column).is_quoted;
  }

  [[nodiscard]] std::vector<std::string_view> row_texts(std::size_t row, std::size_t begin) const {
    std::vector<std::string_view> texts;
    for (std::size_t column = begin; column < block_.rows[row].width; ++column)
      texts.push_back(text(row, column));
    return texts;
  }
  [[nodiscard]] std::vector<std::string_view> column_texts(std::size_t begin) const {
    std::vector<std::string_view> texts;
    for (std::size_t row = begin; row < rows(); ++row) texts.push_back(text(row, 0));
    return texts;
  }

  [[nodiscard]] bool row_has(std::size_t row, std::size_t begin, CellKind wanted) const {
    for (std::size_t column = begin; column < block_.rows[row].width; ++column) {
      if (kind(row, column) == wanted) return true;
    }
    return false;
  }
  [[nodiscard]] bool row_is(std::size_t row, std::size_t begin, CellKind wanted) const {
    for (std::size_t column = begin; column < block_.rows[row].width; ++column) {
      if (kind(row, column) != wanted) return false;
    }
    return block_.rows[row].width > begin;
  }
  [[nodiscard]] bool column_has(std::size_t begin, CellKind wanted) const {
    for (std::size_t row = begin; row < rows(); ++row) {
      if (kind(row, 0) == wanted) return true;
    }
    return false;
  }
  [[nodiscard]] bool column_is(std::size_t begin, CellKind wanted) const {
    for (std::size_t row = begin; row < rows(); ++row) {
      if (kind(row, 0) != wanted) return false;
    }
    return rows() > begin;
  }

  [[nodiscard]] bool has_several() const {
    for (std::size_t row = 0; row < rows(); ++row) {
      if (row_has(row, 0, CellKind::several)) return true;
    }
    return false;
  }

  /// `begin`, `begin` + 1, ...
  static bool counts(const std::vector<std::string_view>& texts, std::int64_t begin) {
    for (const std::string_view text : texts) {
      if (small_integer(text) != begin++) return false;
    }
    return !texts.empty();
  }

  /// Quantities, prices, years: integers from 0 that grow, of two only 0, 1 or 1, 2 or one and its double or
  /// steps of 5 or two years.
  static bool may_be_labels(const std::vector<std::string_view>& texts) {
    if (texts.size() < 2) return false;
    std::vector<std::int64_t> values;
    for (const std::string_view text : texts) {
      const auto value = small_integer(text);
      if (!value || *value < 0 || (!values.empty() && *value <= values.back())) return false;
      values.push_back(*value);
    }
    if (values.size() == 2) {
      return values[1] == 2 * values[0] || (values[0] <= 1 && values[1] == values[0] + 1) ||
             (values[0] % 5 == 0 && values[1] % 5 == 0) || (values[0] >= 1900 && values[1] <= 2100);
    }
    return true;
  }

  [[nodiscard]] bool is_short_header() const {
    if (rows() < 2 || block_.rows[0].width + 1 != width_) return false;
    for (std::size_t row = 1; row < rows(); ++row) {
      if (block_.rows[row].width != width_) return false;
    }
    const std::vector<std::string_view> left = column_texts(1);
    bool all_quoted = true;
    for (std::size_t row = 1; row < rows(); ++row) all_quoted = all_quoted && is_quoted(row, 0);
    const bool labels_left = column_is(1, CellKind::text) || all_quoted || counts(left, 0) || counts(left, 1);
    for (const std::string_view above : row_texts(0, 0)) {
      if (above.empty()) return false;
    }
    const bool labels_above = row_is(0, 0, CellKind::text) || is_quoted(0, 0) || counts(row_texts(0, 0), 0) ||
                              counts(row_texts(0, 0), 1);
    return labels_left && labels_above;
  }

  /// `L,,R,` above rows with two numbers for each label.
  [[nodiscard]] bool stand_over_two(std::size_t begin) const {
    const std::size_t labels = block_.rows[0].width;
    if (rows() < 2 || labels < begin + 3 || (labels - begin) % 2 == 0) return false;
    for (std::size_t column = begin; column < labels; ++column) {
      if (text(0, column).empty() != ((column - begin) % 2 == 1)) return false;
    }
    return width_ == labels + 1;
  }

  void find_among_numbers(TableLabels& labels) const {
    const bool corner_is_word = kind(0, 0) == CellKind::text;
    const bool words_right = row_is(0, 1, CellKind::text);
    const bool words_below = column_is(1, CellKind::text);
    if (!corner_is_word) {
      check_header_of_numbers();
      return;
    }
    if (rows() == 1) {
      if (width_ == 1 || words_right) fail_without_payoffs();
      labels.left = true;
      return;
    }
    if (width_ == 1) {
      labels.above = true;
      return;
    }
    const bool numbers_right = row_is(0, 1, CellKind::number);
    const bool numbers_below = column_is(1, CellKind::number);
    if (words_right && numbers_below && may_be_labels(column_texts(1)) && twin_has_column()) {
      fail_ambiguous(1, 0, "column");
    }
    if (words_below && numbers_right && may_be_labels(row_texts(0, 1))) fail_ambiguous(0, 1, "row");
    if (numbers_right && numbers_below) {
      if (!may_be_labels(row_texts(0, 1)) || !may_be_labels(column_texts(1))) fail_ambiguous(0, 0, "corner");
      labels.above = labels.left = true;
      return;
    }
    labels.above = words_right;
    labels.left = words_below;
  }

  /// Labels would be the same in both tables.
  [[nodiscard]] bool twin_has_column() const {
    return twin_ == nullptr || LabelFinder(sheet_, *twin_, nullptr).column_texts(1) == column_texts(1);
  }

  /// A table of nothing but numbers.
  void check_header_of_numbers() const {
    if (rows() < 2 || width_ < 2) return;
    if (counts_above() && counts(column_texts(1), 0)) fail_ambiguous(0, 0, "row");
    bool quoted_above = true;
    bool quoted_below = false;
    for (std::size_t column = 0; column < block_.rows[0].width; ++column)
      quoted_above = quoted_above && is_quoted(0, column);
    for (std::size_t row = 1; row < rows(); ++row) {
      for (std::size_t column = 0; column < block_.rows[row].width; ++column)
        quoted_below = quoted_below || is_quoted(row, column);
    }
    if ((quoted_above && !quoted_below) || has_years_above()) fail_ambiguous(0, 0, "row");
  }

  /// 2023, 2024 above smaller numbers.
  [[nodiscard]] bool has_years_above() const {
    constexpr std::int64_t kFirstYear = 1900;
    for (std::size_t row = 0; row < rows(); ++row) {
      std::int64_t last = 0;
      for (const std::string_view each : row_texts(row, 0)) {
        const std::int64_t value = small_integer(each).value_or(0);
        const bool is_year = value >= kFirstYear && value <= 2100 && value > last;
        if (row == 0 ? !is_year : value >= kFirstYear) return false;
        last = value;
      }
    }
    return true;
  }

  [[noreturn]] void fail_ambiguous(std::size_t row, std::size_t column, const std::string& what) const {
    const Cell& cell = sheet_.cell(block_.rows[row].first_cell + column);
    const std::string found =
        what == "corner" ? "a corner that is a word among numbers" : "a " + what + " of numbers";
    sheet_.source().fail(cell.offset,
                         "found " + excerpt(text(row, column)) + " in " +
                             cell_place(sheet_, block_, row, column) + ", " + found +
                             " that may be labels or payoffs, expected labels of letters or an empty corner",
                         std::string(kWayOut));
  }

  /// What is no word where labels above and at the left would meet is rather a payoff, if a spoilt one, and
  /// the cell with two is wrong.
  void check_corner_of_numbers() const {
    const std::string_view corner = text(0, 0);
    const bool has_letter =
        std::ranges::any_of(corner, [](char c) { return stands_in_word(c) && !is_digit(c); });
    if (has_letter || corner.find_first_of("0123456789") == std::string_view::npos) return;
    for (std::size_t row = 1; row < rows(); ++row) {
      for (std::size_t column = 1; column < block_.rows[row].width; ++column) {
        if (kind(row, column) != CellKind::several) continue;
        sheet_.source().fail(sheet_.cell(block_.rows[row].first_cell + column).offset,
                             "found " + excerpt(text(row, column)) + " in " +
                                 cell_place(sheet_, block_, row, column) +
                                 ", expected one payoff as in the other cells",
                             std::string(kWayOut));
      }
    }
  }

  /// `Chicken game` above two columns of numbers and nothing before the rows.
  void check_title() const {
    static constexpr WordList kOfTitles(
        "game games matrix matrices bimatrix dilemma player players exercise example problem question figure "
        "spiel juego jeu gioco");
    for (const std::string_view above : row_texts(0, 0)) {
      if (!has_word_of(words_in(above), kOfTitles)) continue;
      sheet_.source().fail(
          sheet_.cell(block_.rows[0].first_cell).offset,
          "found " + excerpt(above) +
              " above columns of numbers, where a title or a label may stand, expected labels "
              "before the rows as well or none",
          "a title begins with #; for labels above the columns write some before the rows too");
    }
  }

  [[noreturn]] void fail_without_payoffs() const {
    sheet_.source().fail(block_.offset(), "found only labels, expected a row of payoffs below them");
  }

  const Sheet& sheet_;
  const Block& block_;
  const Block* twin_;
  std::size_t width_ = 0;
};

}  // namespace

TableLabels find_labels(const Sheet& sheet, const Block& block, const Block* twin) {
  return LabelFinder(sheet, block, twin).find();
}

void check_common_labels(const Sheet& sheet, const Block& first, const Block& second) {
  if (!LabelFinder(sheet, first, nullptr).counts_above() ||
      !LabelFinder(sheet, second, nullptr).counts_above())
    return;
  sheet.source().fail(
      first.offset(),
      "found 0, 1, 2 in the first row of both tables, a header or payoffs, expected labels of letters "
      "or an empty corner before them",
      std::string(kWayOut));
}

std::string cell_place(const Sheet& sheet, const Block& block, std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t rest = block.column + column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return "row " + std::to_string(sheet.source().location(block.rows[row].offset).line) + ", column " +
         letters;
}

std::vector<std::string> labels_in(const Sheet& sheet, const std::vector<const Cell*>& cells,
                                   bool may_lack_first) {
  const bool have_colons = std::ranges::all_of(cells, [&](const Cell* cell) {
    return !cell->is_quoted && sheet.text(*cell).size() > 1 && sheet.text(*cell).ends_with(':');
  });
  const auto is_empty = [&](const Cell* cell) { return sheet.is_empty(*cell); };
  // A row of totals has often none.
  const auto nameless =
      std::find_if(cells.begin() + (may_lack_first && !cells.empty() ? 1 : 0), cells.end(), is_empty);
  if (nameless != cells.end() && !std::ranges::all_of(cells, is_empty)) {
    sheet.source().fail((*nameless)->offset,
                        "found no label where the other strategies have one, expected one",
                        "totals, means and the like are left out");
  }
  UniqueLabels labels;
  for (const Cell* const cell : cells) {
    std::string text(sheet.text(*cell));
    if (have_colons) text = std::string(trimmed_cell(std::string_view(text).substr(0, text.size() - 1)));
    if (text.empty()) text = std::to_string(labels.size() + 1);
    if (!labels.insert(text)) {
      sheet.source().fail(cell->offset,
                          "found the strategy " + excerpt(text) + " twice, expected different labels");
    }
  }
  return std::move(labels).take();
}

}  // namespace nashsolve::formats
