#include "payoff_cells.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "named_players.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

const Cell& cell_of(const Sheet& sheet, const Table& table, std::size_t row, std::size_t column) {
  return sheet.cell(table.block.rows[table.row(row)].first_cell + table.column(column));
}

/// A cell, to be named in a message.
struct Place {
  const Table* table;
  std::size_t row;
  std::size_t column;
};

/// What all cells of a game say together.
struct Census {
  std::optional<Place> single;
  std::size_t single_count = 0;
  std::size_t several_count = 0;
  std::optional<Place> several;
  std::size_t count = 1;
  /// Cells with another number of payoffs than `several`.
  std::optional<Place> other_count;
  std::optional<Place> with_comma;
  bool all_commas_in_thousands = true;
  std::optional<Place> tight;
  bool all_tight_decimals = true;
  /// Decimals such as 1.250, which group thousands where decimals have a comma; the first of them.
  std::optional<Place> with_point;
  std::string_view pointed;
  bool all_points_in_thousands = true;
  std::optional<Place> with_space;
  bool all_spaces_in_thousands = true;
  std::optional<Place> doubtful;
  /// 4:02, which spreadsheets make of 4:2, or minutes.
  std::optional<Place> time;
  bool all_times = true;

  void count_point(std::string_view number, const Place& place) {
    if (number.find_first_not_of("+-0123456789") == std::string_view::npos) return;
    if (!with_point) {
      with_point = place;
      pointed = number;
    }
    all_points_in_thousands = all_points_in_thousands && may_be_thousands(number, '.');
  }
};

/// `1:30`, minutes and seconds or hours and minutes, and what may follow.
bool may_be_time(const CellContent& content) {
  if (content.delimiter != ':' || content.in_parentheses || content.numbers.front().size() > 2) return false;
  return std::ranges::all_of(content.numbers, [&](std::string_view number) {
    const bool is_first = number.data() == content.numbers.front().data();
    const bool is_below_sixty = number.size() == 2 && number.front() < '6';
    return number.find_first_not_of("0123456789") == std::string_view::npos && (is_first || is_below_sixty);
  });
}

Census take_census(const Sheet& sheet, const std::vector<Table>& tables) {
  Census census;
  CellContent content;
  for (const Table& table : tables) {
    for (std::size_t row = 0; row < table.rows; ++row) {
      for (std::size_t column = 0; column < table.width(); ++column) {
        const Cell& cell = cell_of(sheet, table, row, column);
        const std::string_view text = sheet.text(cell);
        read_content(text, content);
        const Place place{&table, row, column};
        if (content.kind != CellKind::several) {
          ++census.single_count;
          if (!census.single) census.single = place;
          census.count_point(text, place);
          if (content.kind == CellKind::doubtful && !census.doubtful) census.doubtful = place;
          continue;
        }
        ++census.several_count;
        if (!census.several) {
          census.several = place;
          census.count = content.numbers.size();
        } else if (content.numbers.size() != census.count && !census.other_count) {
          census.other_count = place;
        }
        for (const std::string_view number : content.numbers) census.count_point(number, place);
        const bool is_time = content.delimiter == ':' && content.numbers.back().size() == 2 &&
                             content.numbers.back().front() == '0';
        if (is_time && !census.time) census.time = place;
        census.all_times = census.all_times && may_be_time(content);
        if (content.delimiter == ',' && !content.in_parentheses) {
          if (!census.with_comma) census.with_comma = place;
          census.all_commas_in_thousands =
              census.all_commas_in_thousands && (may_be_thousands(text, ',') || is_grouped_number(text));
          const bool is_decimal = content.is_tight && may_be_decimal_comma(text);
          if (is_decimal && !census.tight) census.tight = place;
          census.all_tight_decimals = census.all_tight_decimals && is_decimal;
        }
        if (content.delimiter == ' ' && !content.in_parentheses) {
          if (!census.with_space) census.with_space = place;
          census.all_spaces_in_thousands = census.all_spaces_in_thousands && may_be_thousands(text, ' ');
        }
      }
    }
  }
  return census;
}

/// Digits that no letter stands before: of P1=4 only the 4.
std::size_t count_numbers(std::string_view text) {
  std::size_t count = 0;
  bool is_inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_part = (text[i] >= '0' && text[i] <= '9') || (is_inside && text[i] == '.');
    const auto before = static_cast<unsigned char>(i > 0 ? text[i - 1] : ' ');
    const bool begins = is_part && !is_inside && std::isalpha(before) == 0;
    if (begins) ++count;
    is_inside = is_part && (is_inside || begins);
  }
  return count;
}

/// Whether the rows have the same texts.
bool repeats(const Sheet& sheet, const BlockRow& first, const BlockRow& second) {
  if (first.width != second.width) return false;
  for (std::size_t i = 0; i < first.width; ++i) {
    if (sheet.text(sheet.cell(first.first_cell + i)) != sheet.text(sheet.cell(second.first_cell + i)))
      return false;
  }
  return true;
}

}  // namespace

std::string payoffs_instead(std::string_view text) {
  std::string instead = number_instead(text, NumberError::not_a_number);
  if (instead != describe(NumberError::not_a_number) || count_numbers(text) != 2) return instead;
  return "two payoffs with | between them, such as 2|1";
}

void fail_at_cell(const Sheet& sheet, const Table& table, std::size_t row, std::size_t column,
                  const std::string& expected, const std::string& hint) {
  const Cell& cell = cell_of(sheet, table, row, column);
  const std::string place = cell_place(sheet, table.block, table.row(row), table.column(column));
  const std::string_view text = sheet.text(cell);
  sheet.source().fail(cell.offset,
                      "found " + (text.empty() ? "an empty field" : excerpt(text)) + " in " + place +
                          ", expected " + expected,
                      hint);
}

const Cell* corner_cell(const Sheet& sheet, const Table& table) {
  const BlockRow& first = table.block.rows.front();
  if (!table.labels.above || !table.labels.left || table.labels.has_no_corner || first.width == 0)
    return nullptr;
  return &sheet.cell(first.first_cell);
}

void name_players(const SourceText& source, const Table& table, bool is_only, std::vector<Player>& players) {
  const std::string& at_left = table.block.name_at_left;
  const std::string& above = table.block.title;
  // `Bob`, not `Bank run` or `Firm 1`.
  const bool may_be_name = !at_left.empty() || (words_in(above).size() == 1 && may_name_players({above}));
  const bool is_name = is_only && table.block.is_title_inset && may_be_name;
  if (is_name && above != at_left) players[1].name = above;
  if (!at_left.empty() && at_left != players[1].name) players[0].name = at_left;
  if (!table.labels.names) return;
  players[0].name = table.labels.names->first;
  players[1].name = table.labels.names->second;
  if (is_name && above == players[0].name && above != players[1].name) {
    source.fail(table.block.title_offset,
                "found " + excerpt(above) +
                    " above the columns and in the corner as the player who chooses "
                    "the row, expected the name of the other player");
  }
  if (players[0].name != players[1].name) return;
  source.fail(table.block.offset(),
              "found the player " + excerpt(players[0].name) + " twice, expected different names");
}

Table make_table(const Sheet& sheet, Block block, TableLabels labels) {
  Table table;
  const BlockRow& above = block.rows.front();
  const bool is_short = labels.has_no_corner;
  table.labels = std::move(labels);
  table.block = std::move(block);
  const std::size_t left = table.labels.left ? 1 : 0;
  const std::size_t width = above.width + (is_short || table.labels.over_two ? 1 : 0);
  table.rows = table.block.rows.size() - (table.labels.above ? 1 : 0);
  table.columns = (width - left) / (table.labels.over_two ? 2 : 1);
  for (std::size_t row = 0; row < table.rows; ++row) {
    const BlockRow& cells = table.block.rows[table.row(row)];
    if (table.labels.above && repeats(sheet, table.block.rows.front(), cells)) {
      sheet.source().fail(cells.offset,
                          "found the labels above the table again, expected an empty line before a "
                          "second table");
    }
    for (std::size_t i = left; i < std::min(cells.width, width); ++i) {
      if (sheet.is_empty(sheet.cell(cells.first_cell + i)))
        fail_at_cell(sheet, table, row, i - left, "a payoff");
    }
    if (cells.width == width) continue;
    const std::size_t found = cells.width - std::min(cells.width, left);
    if (found == 0) {
      sheet.source().fail(cells.offset,
                          "row " + std::to_string(row + 1) + " has no cell behind " +
                              excerpt(sheet.text(sheet.cell(cells.first_cell))) + ", expected " +
                              counted(table.width(), "payoff"),
                          "a note begins with #");
    }
    const std::string as = table.labels.above ? "there are labels above" : "in row 1";
    const std::string hint =
        sheet.layout == Layout::spaces ? "labels with spaces in them go in quotes"
        : found < table.width()        ? "write a payoff in each cell; totals, minima and maxima are left out"
        : sheet.layout == Layout::commas ? R"(a cell with a comma in it goes in double quotes: "2, 1")"
                                         : "";
    sheet.source().fail(cells.offset,
                        "row " + std::to_string(row + 1) + " has " + counted(found, "cell") + ", expected " +
                            std::to_string(table.width()) + " as " + as,
                        hint);
  }
  return table;
}

std::size_t payoffs_in_cells(const Sheet& sheet, const std::vector<Table>& tables,
                             SingleMatrix single_matrix) {
  const Census census = take_census(sheet, tables);
  const auto fail_at = [&](const Place& place, const std::string& expected, const std::string& hint = {}) {
    fail_at_cell(sheet, *place.table, place.row, place.column, expected, hint);
  };
  const auto text_at = [&](const Place& place) {
    return sheet.text(cell_of(sheet, *place.table, place.row, place.column));
  };
  // Where decimals have a comma, spreadsheets divide cells by other means.
  const bool may_have_decimal_commas = sheet.layout == Layout::semicolons || sheet.layout == Layout::tabs;
  if (may_have_decimal_commas && census.with_point && census.all_points_in_thousands) {
    const std::string number(census.pointed);
    const bool may_be_decimal = std::ranges::count(number, '.') == 1;
    fail_at(*census.with_point, number_instead(number, NumberError::not_a_number) +
                                    (may_be_decimal ? ", or as a decimal " + number + "0" : ""));
  }
  if (!census.several) return 1;
  if (const auto& time = census.all_times ? census.several : census.time)
    fail_at(*time, "a number, or two payoffs such as 2|1: this looks like a time");
  if (census.with_comma && census.all_commas_in_thousands) {
    fail_at(*census.with_comma, number_instead(text_at(*census.with_comma), NumberError::not_a_number) +
                                    ", or two payoffs such as 2|1");
  }
  if (census.with_space && census.all_spaces_in_thousands) {
    fail_at(*census.with_space, number_instead(text_at(*census.with_space), NumberError::not_a_number) +
                                    ", or two payoffs such as 2|1");
  }
  if (sheet.may_have_decimal_commas() && census.tight && census.all_tight_decimals) {
    fail_at(*census.tight, "a decimal with a point or two payoffs such as 2|1");
  }
  if (single_matrix != SingleMatrix::refuse) {
    if (census.tight && census.all_tight_decimals) fail_at(*census.tight, "a decimal with a point");
    fail_at(*census.several, "one payoff, as --zero-sum, --symmetric or the note '# matrix:' says");
  }
  if (census.doubtful) {
    const std::string_view text = text_at(*census.doubtful);
    fail_at(*census.doubtful, number_instead(text, NumberError::not_a_number));
  }
  if (census.single_count > census.several_count)
    fail_at(*census.several, "one payoff as in the other cells");
  if (census.single) {
    const std::string_view text = text_at(*census.single);
    if (kind_of(text) != CellKind::number) fail_at(*census.single, payoffs_instead(text));
    fail_at(*census.single,
            counted(census.count, "payoff") + " such as " + (census.count == 2 ? "2|1" : "3|2|1"));
  }
  if (census.other_count)
    fail_at(*census.other_count, counted(census.count, "payoff") + " as in the other cells");
  return census.count;
}

}  // namespace nashsolve::formats
