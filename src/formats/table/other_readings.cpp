#include "other_readings.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "cells.hpp"
#include "named_players.hpp"
#include "number_text.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

namespace {

using Values = std::vector<Rational>;

/// In lower case, without what is neither a letter nor a digit.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool is_inside = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_part = byte >= 0x80 || std::isalnum(byte) != 0;
    if (is_part && !is_inside) words.emplace_back();
    if (is_part) words.back().push_back(static_cast<char>(std::tolower(byte)));
    is_inside = is_part;
  }
  return words;
}

bool has_any(const std::vector<std::string>& words, std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return std::ranges::find(wanted, word) != wanted.end(); });
}

bool is_called_sum_or_mean(const std::vector<std::string>& words) {
  return has_any(words, {"total",  "totals",     "sum",    "sums",    "subtotal", "mean",     "average",
                         "avg",    "\u2211",     "\u03a3", "\u03c3",  "\u00f8",   "\u00d8",   "summe",
                         "gesamt", "mittelwert", "somme",  "moyenne", "suma",     "promedio", "media"});
}

/// Without the word row or column, min is as good a name of a strategy as any.
bool is_called_bound(const std::vector<std::string>& words) {
  return has_any(words, {"row", "rows", "column", "columns", "col", "zeilen", "spalten"}) &&
         has_any(words, {"min", "mins", "minimum", "minima", "max", "maxs", "maximum", "maxima"});
}

bool is_sum_or_mean(const Values& others, const Rational& value) {
  Rational sum = 0;
  for (const Rational& other : others) sum += other;
  return value == sum || value * to_rational(static_cast<std::int64_t>(others.size())) == sum;
}

bool is_bound(const Values& others, const Rational& value) {
  const auto [least, largest] = std::ranges::minmax(others);
  return value == least || value == largest;
}

/// Whether each value of the player's strategy is what `is_summary` says of the values of all his others.
template <typename IsSummary>
bool summarises(const PayoffTable& payoffs, std::size_t own_stride, std::size_t own_count,
                std::size_t other_stride, std::size_t other_count, std::size_t strategy,
                IsSummary is_summary) {
  for (std::size_t k = 0; k < other_count; ++k) {
    Values others;
    for (std::size_t own = 0; own < own_count; ++own) {
      if (own != strategy) others.push_back(payoffs.at(own * own_stride + k * other_stride));
    }
    if (!is_summary(others, payoffs.at(strategy * own_stride + k * other_stride))) return false;
  }
  return true;
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

/// Null where labels above and at the left do not meet.
const Cell* corner_cell(const Sheet& sheet, const Table& table) {
  const BlockRow& first = table.block.rows.front();
  if (!table.labels.above || !table.labels.left || table.labels.has_no_corner || first.width == 0)
    return nullptr;
  return &sheet.cell(first.first_cell);
}

bool are_exchanged(std::string_view first, std::string_view second) {
  return named_players({first, second}).players == std::vector<std::size_t>{1, 0};
}

}  // namespace

bool is_second_player_first(const SourceText& source, const Block& first, const Block& second) {
  for (const Block* const block : {&first, &second}) {
    refuse_transposed(source, block->title_offset, block->title);
    if (!block->heading || !looks_like_number(block->heading->strategy)) continue;
    source.fail(block->title_offset, "found the heading " + excerpt(block->title) +
                                         " with a number above a matrix, expected all numbers below it");
  }
  const auto player_of = [](const Block& block, std::size_t otherwise) {
    return block.heading ? block.heading->player.value_or(otherwise) : otherwise;
  };
  const auto says_player = [](const Block& block) { return block.heading && block.heading->player; };
  std::size_t of_first = player_of(first, 0);
  std::size_t of_second = player_of(second, 1);
  const bool say_both = says_player(first) && says_player(second);
  if (!say_both && !first.title.empty() && !second.title.empty()) {
    const NamedPlayers named = named_players({first.title, second.title});
    if (named.is_contradictory) {
      source.fail(second.title_offset,
                  "found the headings " + excerpt(first.title) + " and " + excerpt(second.title) +
                      ", which do not say whose matrix is whose, expected Player 1 and Player 2");
    }
    if (!named.players.empty()) {
      of_first = named.players[0];
      of_second = named.players[1];
    }
  }
  if (of_first == 0 && of_second == 1) return false;
  if (of_first == 1 && of_second == 0) return true;
  const Block& wrong = of_first != 0 ? first : second;
  source.fail(wrong.title_offset,
              "found the heading " + excerpt(wrong.title) +
                  " above one of two tables, expected one heading of Player 1 or A, and one "
                  "of Player 2 or B, in any order");
}

bool names_exchange(std::string_view rows, std::string_view columns) {
  const auto is = [](std::string_view name, std::initializer_list<std::string_view> wanted) {
    std::string joined;
    for (const std::string& word : words_of(name)) joined += word;
    return std::ranges::find(wanted, joined) != wanted.end();
  };
  return is(rows, {"player2", "p2", "spieler2", "joueur2", "jugador2", "column", "col", "columnplayer",
                   "colplayer"}) ||
         is(columns, {"player1", "p1", "spieler1", "joueur1", "jugador1", "row", "rowplayer"}) ||
         are_exchanged(rows, columns);
}

void check_order_of_players(const Sheet& sheet, const Table& table) {
  const Block& block = table.block;
  const auto fail = [&](std::size_t offset, const std::string& what) {
    sheet.source().fail(
        offset,
        "found " + what +
            ", which gives the rows to player 2 or the columns to player 1, expected the rows "
            "to be player 1's",
        "transpose the table so that player 1 chooses the row, and write player 1's payoff "
        "first in each cell");
  };
  const std::optional<std::size_t> above = block.heading ? block.heading->player : std::nullopt;
  if (block.is_title_inset && (above == 0 || are_exchanged(block.name_at_left, block.title)))
    fail(block.title_offset, "the name " + excerpt(block.title) + " above the columns");
  const Cell* const cell = corner_cell(sheet, table);
  if (cell == nullptr) return;
  const Cell& corner = *cell;
  const std::string_view text = sheet.text(corner);
  const std::size_t divided = std::min(text.find_first_of("\\/|"), text.size());
  const std::string_view of_rows = text.substr(0, divided);
  const std::string_view of_columns = text.substr(std::min(divided + 1, text.size()));
  if (names_exchange(of_rows, of_columns)) fail(corner.offset, "the corner " + excerpt(text));
  if (divided < text.size()) return;
  const std::size_t comma = std::min(text.find(','), text.size());
  if (!are_exchanged(text.substr(0, comma), text.substr(comma))) return;
  sheet.source().fail(corner.offset,
                      "found the corner " + excerpt(text) +
                          ", which puts player 2's payoff first, expected player 1's first in each cell",
                      "exchange the payoffs in each cell, and the names in the corner");
}

void check_labels(const Sheet& sheet, const Table& table) {
  if (!table.labels.left || table.labels.above) return;
  for (const BlockRow& row : table.block.rows) {
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

void check_costs(const Sheet& sheet, const ReadOptions& options, const Table& table) {
  if (sheet.notes.objective()) return;
  refuse_costs(sheet.source(), options, table.block.title_offset, table.block.title);
  const Cell* const corner = corner_cell(sheet, table);
  // `Row \ Column` are names of players.
  if (corner == nullptr || sheet.text(*corner).find('\\') != std::string_view::npos) return;
  refuse_costs(sheet.source(), options, corner->offset, sheet.text(*corner));
}

void check_third_player(const SourceText& source, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    const auto& heading = table.block.heading;
    if (!heading || !heading->player || *heading->player == 2 || heading->strategy.empty()) continue;
    source.fail(
        table.block.title_offset,
        "found the heading " + excerpt(table.block.title) +
            " above a table of three payoffs a cell, expected the strategies of player 3, who chooses "
            "the table",
        "in each table player 1 chooses the row and player 2 the column");
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

void check_summaries(const Sheet& sheet, const Table& table, std::span<const PayoffTable> payoffs,
                     const std::array<std::vector<std::string>, 2>& labels) {
  const std::array<std::size_t, 2> counts = {table.rows, table.columns};
  const std::array<std::size_t, 2> strides = {table.columns, 1};
  for (std::size_t player = 0; player < 2; ++player) {
    if (counts[player] < 3) continue;
    for (std::size_t k = 0; k < labels[player].size(); ++k) {
      const std::vector<std::string> words = words_of(labels[player][k]);
      const bool may_be_sum = is_called_sum_or_mean(words);
      if (!may_be_sum && !is_called_bound(words)) continue;
      const bool is_summary = std::ranges::all_of(payoffs, [&](const PayoffTable& own) {
        return summarises(own, strides[player], counts[player], strides[1 - player], counts[1 - player], k,
                          may_be_sum ? is_sum_or_mean : is_bound);
      });
      if (!is_summary) continue;
      const std::string what = player == 0 ? "row" : "column";
      sheet.source().fail(player == 0 ? table.block.rows[table.row(k)].offset : table.block.offset(),
                          "found the " + what + " " + excerpt(labels[player][k]) + ", which holds the " +
                              (may_be_sum ? "totals or means" : "bounds") +
                              " of the others, expected strategies only",
                          "leave it out; where it is a strategy, give it another name");
    }
  }
}

}  // namespace nashsolve::formats
