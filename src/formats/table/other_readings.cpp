#include "other_readings.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "cells.hpp"
#include "changed_numbers.hpp"
#include "named_players.hpp"
#include "number_text.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

namespace {

bool is_sign_of_unit(std::string_view text) {
  return text == "%" || text == "$" || text == "\u20ac" || text == "\u00a3" || text == "\u00a5";
}

std::string_view digits_before_point(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

bool is_beyond_one(std::string_view text) {
  const std::string_view digits = digits_before_point(text);
  return !digits.empty() && digits != "1" && text.find('/') == std::string_view::npos;
}

/// `2 1/3`, where the fraction is less than 1.
bool is_mixed_number(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return false;
  const std::string_view whole = text.substr(0, space);
  const std::string_view fraction = trimmed(text.substr(space));
  const std::size_t slash = fraction.find('/');
  if (slash == std::string_view::npos || digits_before_point(whole).empty()) return false;
  const auto integer = parse_int64(whole);
  const auto above = parse_int64(fraction.substr(0, slash));
  const auto below = parse_int64(fraction.substr(slash + 1));
  return integer && above && below && *above > 0 && *above < *below;
}

/// How many numbers stand in each group of the row, where one space divides numbers and more spaces divide
/// groups of two or three; 0: it is not so divided.
std::size_t group_size(const Sheet& sheet, const BlockRow& row) {
  const auto gap_before = [&](std::size_t k) {
    const Cell& cell = sheet.cell(row.first_cell + k);
    const Cell& before = sheet.cell(row.first_cell + k - 1);
    return cell.offset - (before.offset + before.size);
  };
  for (const std::size_t size : {2U, 3U}) {
    bool is_divided = row.width > size && row.width % size == 0;
    for (std::size_t k = 1; is_divided && k < row.width; ++k)
      is_divided = (gap_before(k) == 1) == (k % size != 0);
    if (is_divided) return size;
  }
  return 0;
}

/// Whether the columns are as wide as each other, as programs print them: their first or last characters
/// stand as far apart everywhere.
bool is_evenly_spaced(const Sheet& sheet, const std::vector<BlockRow>& rows) {
  bool are_begins_even = true;
  bool are_ends_even = true;
  std::optional<std::size_t> begin_step;
  std::optional<std::size_t> end_step;
  for (const BlockRow& row : rows) {
    for (std::size_t k = 1; k < row.width; ++k) {
      const Cell& cell = sheet.cell(row.first_cell + k);
      const Cell& before = sheet.cell(row.first_cell + k - 1);
      const std::size_t begins = cell.offset - before.offset;
      const std::size_t ends = begins + cell.size - before.size;
      are_begins_even = are_begins_even && begins == begin_step.value_or(begins);
      are_ends_even = are_ends_even && ends == end_step.value_or(ends);
      begin_step = begins;
      end_step = ends;
    }
  }
  return are_begins_even || are_ends_even;
}

/// `(T, L):` or `T,L`: two strategies.
bool is_profile(std::string_view label) {
  while (label.ends_with(':') || label.ends_with('='))
    label = trimmed_cell(label.substr(0, label.size() - 1));
  if (label.starts_with('(') && label.ends_with(')')) label = label.substr(1, label.size() - 2);
  const std::size_t comma = label.find(',');
  return comma != std::string_view::npos && comma > 0 && comma + 1 < label.size();
}

}  // namespace

void check_labels(const Sheet& sheet, const Table& table) {
  if (!table.labels.left) return;
  const std::span<const BlockRow> rows = std::span(table.block.rows).subspan(table.row(0));
  const auto label_of = [&](const BlockRow& row) { return sheet.text(sheet.cell(row.first_cell)); };
  const bool are_profiles =
      std::ranges::all_of(rows, [&](const BlockRow& row) { return is_profile(label_of(row)); });
  // Under `Row \ Column` they are labels.
  if (are_profiles && table.columns == 1 && rows.size() > 1 && !table.labels.names) {
    sheet.source().fail(rows.front().offset,
                        "found " + excerpt(label_of(rows.front())) +
                            " before payoffs, which may be a profile, expected a label for each row",
                        "a row for each profile has a column for each player's strategy and payoff: "
                        "Row,Column,payoff_Row,payoff_Column");
  }
  if (table.labels.above) return;
  for (const BlockRow& row : rows) {
    const Cell& cell = sheet.cell(row.first_cell);
    const std::string_view text = sheet.text(cell);
    const std::size_t colon = text.find_last_of(":=");
    const bool is_set_off = colon != std::string_view::npos && colon > 0 &&
                            std::isdigit(static_cast<unsigned char>(text[colon - 1])) == 0;
    const std::size_t space = std::min(text.find(' '), text.size());
    const CellKind after_colon = is_set_off ? kind_of(trimmed_cell(text.substr(colon + 1))) : CellKind::text;
    const CellKind after_word = kind_of(trimmed_cell(text.substr(space)));
    if (after_colon != CellKind::number && after_colon != CellKind::several &&
        after_word != CellKind::several)
      continue;
    sheet.source().fail(cell.offset,
                        "found the label " + excerpt(text) +
                            ", which may hold payoffs, expected the payoffs in cells of their own",
                        "divide the label from them as they are divided, or write labels above the columns");
  }
}

namespace {

/// Whether the labels are pairs, `T/L`, `T/R`, `B/L`, `B/R`: each strategy of one with each of another.
bool are_profiles(const std::vector<std::string>& labels) {
  for (const char divider : {'/', ',', '-', '|'}) {
    std::set<std::string> first;
    std::set<std::string> second;
    const bool are_pairs = std::ranges::all_of(labels, [&](const std::string& label) {
      const std::size_t at = label.find(divider);
      if (at == std::string::npos || label.find(divider, at + 1) != std::string::npos) return false;
      first.insert(label.substr(0, at));
      second.insert(label.substr(at + 1));
      return true;
    });
    if (are_pairs && first.size() > 1 && second.size() > 1 && first.size() * second.size() == labels.size())
      return true;
  }
  return false;
}

}  // namespace

void check_lone_column(const Sheet& sheet, const Table& table, const std::vector<std::string>& rows) {
  if (table.columns == 1 && are_profiles(rows)) {
    sheet.source().fail(
        table.block.offset(),
        "found the labels " + listed(rows) +
            " of the rows, which are strategies of both players, expected a row for each strategy "
            "of player 1",
        "a row for each profile has columns for both: s1,s2,u1,u2 above T,L,4,2");
  }
  if (table.columns != 1 || table.labels.above || table.labels.left) return;
  const Cell& cell = sheet.cell(table.block.rows.front().first_cell);
  CellContent content;
  read_content(sheet.text(cell), content);
  if (content.delimiter != '|' || content.in_parentheses) return;
  if (sheet.text(cell).find(' ') == std::string_view::npos) return;
  sheet.source().fail(cell.offset,
                      "found " + excerpt(sheet.text(cell)) +
                          " in the only column, which may be both payoffs of a cell or a row of a matrix, "
                          "expected labels above and at the left, or parentheses as in (2, 1)",
                      "a matrix has commas or spaces between its numbers, and another one below it");
}

void check_labels_of_players(const Sheet& sheet, const Table& table,
                             const std::array<std::vector<std::string>, 2>& labels) {
  for (const std::vector<std::string>& own : labels) {
    if (own.size() != 2 || !are_called_players(own)) continue;
    sheet.source().fail(table.block.offset(),
                        "found the labels " + excerpt(own[0]) + " and " + excerpt(own[1]) +
                            " of cells with several payoffs, which may be those of one player, expected "
                            "strategies",
                        "a table for each player goes under its name, one below the other");
  }
}

namespace {

/// Whose payoffs the text calls the numbers, where it says nothing else; empty: several players' or nobody's.
std::string only_owner(const std::string& text) {
  Words words = words_in(text);
  if (!has_word_of(words, {"payoff", "payoffs", "utility", "utilities"})) return {};
  std::erase(words, "only");
  if (const auto player = only_player_in(words)) return "Player " + std::to_string(*player + 1);
  std::string name = name_of_owner(text);
  return !name.empty() && may_name_players({name}) ? name : std::string();
}

/// `x10`, `in thousands` or `%` in parentheses behind a label; not `x2`, which may be a quantity, nor of `Pay
/// (dollars)`.
std::string_view unit_behind(std::string_view label) {
  static constexpr WordList kOfStrategies(
      "pay bid offer invest give bet ask charge buy sell spend donate contribute tip demand claim steal "
      "save");
  static constexpr WordList kUnits(
      "tens hundreds thousands thousand millions million billions percent cents euros euro dollars dollar "
      "pounds usd eur gbp");
  const std::size_t open = label.rfind('(');
  if (open == std::string_view::npos || open == 0 || !label.ends_with(')')) return {};
  if (has_word_of(words_in(label.substr(0, open)), kOfStrategies)) return {};
  const std::string_view unit = label.substr(open + 1, label.size() - open - 2);
  Words words = words_in(unit);
  if (words.size() > 1 && words.front() == "in") words.erase(words.begin());
  if (words.empty()) return is_sign_of_unit(unit) ? unit : std::string_view();
  const bool is_times = words.front() == "x" || unit.starts_with("\u00d7");
  const std::string& last = words.back();
  const bool is_power = is_times && last.size() > 1 && last.find_first_not_of('0', 1) == std::string::npos &&
                        last.front() == '1';
  return is_power || (words.size() == 1 && is_word_of(last, kUnits)) ? unit : std::string_view();
}

}  // namespace

void check_one_owner(const Sheet& sheet, const Table& table) {
  const Remark title{table.block.title, table.block.title_offset};
  const Remark* first = nullptr;
  std::set<std::string> owners;
  const auto note_owner = [&](const Remark& text) {
    std::string owner = only_owner(text.text);
    if (owner.empty()) return;
    if (first == nullptr) first = &text;
    owners.insert(std::move(owner));
  };
  std::ranges::for_each(sheet.remarks, note_owner);
  note_owner(title);
  if (owners.size() != 1) return;
  sheet.source().fail(first->offset,
                      "found " + excerpt(first->text) +
                          " beside cells with the payoffs of all players, expected one payoff a cell",
                      "leave it out, or write a table for each player under such a heading");
}

void check_units(const Table& table, const SourceText& source, const std::vector<std::string>& labels) {
  std::set<std::string_view> units;
  for (const std::string& label : labels) units.insert(unit_behind(label));
  if (units.size() < 2) return;
  const auto label = std::ranges::find_if(labels, [](const auto& own) { return !unit_behind(own).empty(); });
  source.fail(table.block.offset(),
              "found the label " + excerpt(*label) +
                  ", which gives the unit of some payoffs and not of the others, expected one unit for all",
              "write all payoffs in one unit, and the labels without it");
}

void check_corner(const Sheet& sheet, const Table& table) {
  static constexpr WordList kAlone(
      "count counts frequency frequencies variance sd std stdev stddev sum total probability "
      "probabilities belief beliefs regret regrets rank ranks difference");
  const Cell* const corner = table.labels.names ? nullptr : corner_cell(sheet, table);
  if (corner == nullptr) return;
  const Words words = words_in(sheet.text(*corner));
  const bool is_alone = !words.empty() && is_word_of(words.front(), kAlone) &&
                        (words.size() == 1 || is_word_of(words[1], {"of", "dev", "deviation", "error"}));
  if (!is_alone && !says(words, "standard deviation|deviations|error|errors")) return;
  sheet.source().fail(corner->offset,
                      "found the corner " + excerpt(sheet.text(*corner)) +
                          ", which says that the numbers are no payoffs, expected those of the players",
                      "where they are payoffs, leave the corner empty");
}

void check_remarks(const Sheet& sheet, const ReadOptions& options) {
  const bool has_objective = sheet.notes.objective().has_value();
  for (const Remark& remark : sheet.remarks) {
    refuse_statement(sheet.source(), options, has_objective, remark.offset, remark.text);
  }
}

void check_statements(const Sheet& sheet, const Table& table, SingleMatrix single_matrix) {
  std::vector<Remark> statements = sheet.remarks;
  statements.push_back({table.block.title, table.block.title_offset});
  for (const Remark& statement : statements) {
    refuse_change(sheet.source(), statement.offset, statement.text, single_matrix);
    if (single_matrix != SingleMatrix::zero_sum || !denies_zero_sum(statement.text)) continue;
    sheet.source().fail(statement.offset,
                        "found " + excerpt(statement.text) +
                            " beside the one matrix of a zero-sum game, expected what player 1 has and "
                            "player 2 loses",
                        "write the payoffs of both players: two matrices, or cells such as 2|1");
  }
}

void check_costs(const Sheet& sheet, const ReadOptions& options, const Table& table) {
  check_remarks(sheet, options);
  const bool has_objective = sheet.notes.objective().has_value();
  for (const Remark& remark : table.block.passed_over)
    refuse_statement(sheet.source(), options, has_objective, remark.offset, remark.text);
  if (has_objective) return;
  refuse_costs(sheet.source(), options, table.block.title_offset, table.block.title);
  const Cell* const corner = corner_cell(sheet, table);
  if (corner == nullptr) return;
  const std::string_view text = sheet.text(*corner);
  // `Row \ Column` are names of players.
  const std::size_t divided = text.find('\\');
  if (divided == std::string_view::npos) {
    refuse_costs(sheet.source(), options, corner->offset, text);
  } else if (name_costs(text.substr(0, divided), text.substr(divided + 1))) {
    refuse_costs(sheet.source(), options, corner->offset, text, 2);
  }
}

void check_gaps(const Sheet& sheet, const Table& first, const Table& second) {
  if (sheet.layout != Layout::spaces) return;
  std::size_t size = 0;
  for (const Table* const table : {&first, &second}) {
    if (table->labels.above || !table->block.title.empty()) return;
    std::vector<BlockRow> rows = table->block.rows;
    for (BlockRow& row : rows) {
      if (table->labels.left) row = {row.offset, row.first_cell + 1, row.width - 1};
      const std::size_t own = group_size(sheet, row);
      if (own == 0 || (size != 0 && own != size)) return;
      size = own;
    }
    if (is_evenly_spaced(sheet, rows)) return;
  }
  sheet.source().fail(
      first.block.offset(),
      "found numbers in " + std::string(size == 2 ? "pairs" : "triples") +
          " with wider gaps between them, which may be cells, expected one gap everywhere",
      "write | between the payoffs of a cell: " + std::string(size == 2 ? "4|2 0|1" : "4|2|3 0|1|5"));
}

void check_numbers(const Sheet& sheet, const std::vector<Table>& tables) {
  bool has_percent = false;
  bool is_all_mixed = true;
  CellContent content;
  for (const Table& table : tables) {
    for (std::size_t row = 0; row < table.rows; ++row) {
      const BlockRow& cells = table.block.rows[table.row(row)];
      for (std::size_t column = 0; column < table.width(); ++column) {
        const std::string_view text = sheet.text(sheet.cell(cells.first_cell + table.column(column)));
        is_all_mixed = is_all_mixed && is_mixed_number(text);
        has_percent = has_percent || text.find('%') != std::string_view::npos;
      }
    }
  }
  const Table& first = tables.front();
  if (is_all_mixed) {
    fail_at_cell(sheet, first, 0, 0,
                 "two payoffs with | between them, or one as a fraction such as 3/2, since it may be either");
  }
  if (!has_percent) return;
  for (const Table& table : tables) {
    for (std::size_t row = 0; row < table.rows; ++row) {
      const BlockRow& cells = table.block.rows[table.row(row)];
      for (std::size_t column = 0; column < table.width(); ++column) {
        read_content(sheet.text(sheet.cell(cells.first_cell + table.column(column))), content);
        for (const std::string_view number : content.numbers) {
          if (number.find('%') != std::string_view::npos || !is_beyond_one(number)) continue;
          fail_at_cell(sheet, table, row, column,
                       "a sign of percent here too, or numbers without one everywhere");
        }
      }
    }
  }
}

}  // namespace nashsolve::formats
