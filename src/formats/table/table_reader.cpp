// A game as tables of payoffs: one whose cells hold both payoffs, two with an empty line or column between
// them, A then B, the one matrix of a zero-sum or symmetric game, or a table of three payoffs for each
// strategy of a third player.
//
// What a single matrix means is said by the reader's options or by a note `# matrix:`, and where one of them
// speaks, nothing else is read.
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "named_cells.hpp"
#include "number_text.hpp"
#include "order_of_players.hpp"
#include "other_readings.hpp"
#include "payoff_cells.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"
#include "said_of_labels.hpp"
#include "spans.hpp"
#include "summaries.hpp"
#include "table_forms.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kOneMatrix =
    "a single matrix is read with --zero-sum or --symmetric; a second matrix goes below an empty line";

class TableReader {
 public:
  TableReader(Sheet& sheet, Reading& reading)
      : sheet_(sheet), source_(sheet.source()), reading_(reading), payoffs_(source_, reading) {}

  Game read() {
    single_matrix_ = reading_.options.single_matrix;
    if (single_matrix_ == SingleMatrix::refuse) single_matrix_ = sheet_.notes.single_matrix();
    find_tables();
    payoffs_per_cell_ = payoffs_in_cells(sheet_, tables_, single_matrix_);
    if (tables_.front().labels.over_two) payoffs_per_cell_ = 2;
    check_count_of_tables();
    put_in_order();
    read_labels();
    for (const Table& table : tables_) {
      check_labels(sheet_, table);
      check_corner(sheet_, table);
      check_costs(sheet_, reading_.options, table);
      check_statements(sheet_, table, payoffs_per_cell_ == 1 ? single_matrix_ : SingleMatrix::refuse);
    }
    check_order_of_players(sheet_, tables_.front(), labels_);
    for (const auto& labels : labels_) check_units(tables_.front(), source_, labels);
    if (payoffs_per_cell_ > 1) {
      check_one_owner(sheet_, tables_.front());
      check_labels_of_players(sheet_, tables_.front(), labels_);
      check_lone_column(sheet_, tables_.front(), labels_[0]);
    }
    if (payoffs_per_cell_ == 3) check_third_player(source_, tables_);
    check_numbers(sheet_, tables_);
    const Table& first = tables_.front();
    std::vector<std::size_t> counts = {first.rows, first.columns};
    if (payoffs_per_cell_ == 3) counts.push_back(tables_.size());
    check_size(source_, first.block.offset(), counts);
    payoffs_.set_player_count(counts.size());
    read_payoffs();
    say_reading();
    return assemble(counts);
  }

 private:
  void find_tables();
  void check_count_of_tables() const;
  void check_same_size() const;
  void put_in_order();
  void read_labels();
  [[nodiscard]] std::vector<std::string> labels_above(const Table& table) const;
  [[nodiscard]] std::vector<std::string> labels_left(const Table& table) const;
  void merge(std::size_t player, std::vector<std::string> labels, const Table& table);
  void read_payoffs();
  void read_cell(std::size_t table, std::size_t row, std::size_t column);
  void add_number(std::size_t player, std::string_view text, const Cell& cell, const Table& table,
                  std::size_t row, std::size_t column);
  [[noreturn]] void fail_single() const;
  void say_reading();
  [[nodiscard]] std::string title(const std::vector<Player>& players,
                                  const std::vector<PayoffTable>& tables) const;
  Game assemble(const std::vector<std::size_t>& counts);

  Sheet& sheet_;
  const SourceText& source_;
  Reading& reading_;
  SingleMatrix single_matrix_ = SingleMatrix::refuse;
  std::vector<Table> tables_;
  std::size_t payoffs_per_cell_ = 1;
  PayoffCollector payoffs_;
  CellContent content_;
  std::array<std::vector<std::string>, 2> labels_;
  bool is_swapped_ = false;
};

void TableReader::find_tables() {
  std::vector<Block> blocks = find_blocks(sheet_);
  if (blocks.size() == 2) check_common_labels(sheet_, blocks[0], blocks[1]);
  std::vector<TableLabels> labels;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    labels.push_back(find_labels(sheet_, blocks[i], blocks.size() == 2 ? &blocks[1 - i] : nullptr));
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    tables_.push_back(make_table(sheet_, std::move(blocks[i]), std::move(labels[i])));
  }
}

/// The payoffs of `fail_single` are one number a cell, in one table.
void TableReader::fail_single() const {
  const Table& table = tables_.front();
  std::string hint(kOneMatrix);
  const Cell& first = sheet_.cell(table.block.rows[table.row(0)].first_cell + table.column(0));
  std::string expected = "two such as 2|1";
  for (std::size_t row = 0; row < table.rows; ++row) {
    const BlockRow& cells = table.block.rows[table.row(row)];
    for (std::size_t column = 0; column < table.columns; ++column) {
      const std::string_view text = sheet_.text(sheet_.cell(cells.first_cell + table.column(column)));
      if (!has_number_form(text)) fail_at_cell(sheet_, table, row, column, payoffs_instead(text));
      const std::size_t slash = text.find('/');
      if (slash == std::string_view::npos) continue;
      const auto value = read_number(text);
      const bool in_lowest_terms =
          std::holds_alternative<Rational>(value) && to_string(std::get<Rational>(value)) == text;
      if (in_lowest_terms) continue;
      const std::string pair = std::string(text.substr(0, slash)) + "|" + std::string(text.substr(slash + 1));
      fail_at_cell(sheet_, table, row, column,
                   "two payoffs, written " + pair +
                       ", since / makes a fraction, which this one would not be in lowest terms");
    }
  }
  source_.fail(first.offset,
               "found one payoff " + excerpt(sheet_.text(first)) + " in " +
                   cell_place(sheet_, table.block, table.row(0), table.column(0)) + ", expected " + expected,
               hint);
}

void TableReader::check_count_of_tables() const {
  const Table& last = tables_.back();
  const bool says_one = single_matrix_ != SingleMatrix::refuse;
  if (says_one && tables_.size() > 1) {
    source_.fail(
        tables_[1].block.offset(),
        "found a second table, expected one, as --zero-sum, --symmetric or the note '# matrix:' says");
  }
  if (payoffs_per_cell_ == 1) {
    if (tables_.size() > 2) {
      source_.fail(tables_[2].block.offset(),
                   "found a third table, expected one, or two with an empty line between them",
                   "in the tables of three players each cell holds three payoffs, such as 3|2|1");
    }
    if (tables_.size() == 1 && !says_one) fail_single();
  } else if (payoffs_per_cell_ == 2) {
    if (tables_.size() > 1) {
      source_.fail(tables_[1].block.offset(),
                   "found two payoffs in the cells of a second table, expected one table, or a third payoff "
                   "in each cell for a third player who chooses between the tables");
    }
  } else if (payoffs_per_cell_ == 3) {
    if (tables_.size() == 1) {
      fail_at_cell(sheet_, last, 0, 0, "one or two payoffs such as 2|1",
                   "three payoffs in a cell are for three players: a table for each strategy of the third "
                   "one, with an empty "
                   "line between them");
    }
  } else {
    fail_at_cell(
        sheet_, last, 0, 0, "one, two or three payoffs",
        "a game of more players is written with a row for each profile under columns such as payoff_1");
  }
  if (tables_.size() > 1) check_same_size();
}

void TableReader::check_same_size() const {
  constexpr std::array<std::string_view, 2> kOrdinals = {"second", "third"};
  const Table& first = tables_.front();
  for (std::size_t i = 1; i < tables_.size(); ++i) {
    const Table& table = tables_[i];
    if (table.rows == first.rows && table.columns == first.columns) continue;
    const std::string which = i <= kOrdinals.size() ? "the " + std::string(kOrdinals[i - 1]) + " table"
                                                    : "table " + std::to_string(i + 1);
    source_.fail(table.block.offset(), which + " is " + std::to_string(table.rows) + " x " +
                                           std::to_string(table.columns) + ", expected " +
                                           std::to_string(first.rows) + " x " +
                                           std::to_string(first.columns) + " as the first");
  }
}

/// Headings say whose matrix is whose.
void TableReader::put_in_order() {
  if (payoffs_per_cell_ < 3 && tables_.size() == 1) refuse_number_above(source_, tables_.front().block);
  if (payoffs_per_cell_ != 1 || tables_.size() != 2) return;
  check_gaps(sheet_, tables_[0], tables_[1]);
  refuse_comments_of_two_games(sheet_, tables_);
  is_swapped_ = is_second_player_first(source_, tables_[0], tables_[1]) || are_swapped(sheet_, tables_);
  if (is_swapped_) std::swap(tables_[0], tables_[1]);
}

std::vector<std::string> TableReader::labels_above(const Table& table) const {
  if (!table.labels.above) return {};
  std::vector<const Cell*> cells;
  const BlockRow& above = table.block.rows.front();
  const std::size_t begin = table.labels.left && !table.labels.has_no_corner ? 1 : 0;
  for (std::size_t i = begin; i < above.width; i += table.labels.over_two ? 2 : 1) {
    cells.push_back(&sheet_.cell(above.first_cell + i));
  }
  return labels_in(sheet_, cells);
}

std::vector<std::string> TableReader::labels_left(const Table& table) const {
  if (!table.labels.left) return {};
  std::vector<const Cell*> cells;
  for (std::size_t row = 0; row < table.rows; ++row) {
    cells.push_back(&sheet_.cell(table.block.rows[table.row(row)].first_cell));
  }
  const BlockRow& first = table.block.rows[table.row(0)];
  const bool has_payoff = first.width > 1 && kind_of(sheet_.text(cells.front()[1])) != CellKind::text;
  return labels_in(sheet_, cells, !has_payoff);
}

void TableReader::merge(std::size_t player, std::vector<std::string> labels, const Table& table) {
  if (labels.empty()) return;
  if (labels_[player].empty()) {
    labels_[player] = std::move(labels);
  } else if (labels_[player] != labels) {
    const bool has_same = std::ranges::is_permutation(labels_[player], labels);
    source_.fail(
        table.block.offset(),
        std::string("the second table has ") + (has_same ? "the labels in another order" : "other labels") +
            " for player " + std::to_string(player + 1) + ", expected those of the first",
        labels == labels_[1 - player] ? "player 1 chooses the row in both tables: transpose the second" : "");
  }
}

void TableReader::read_labels() {
  for (const Table& table : tables_) {
    merge(0, labels_left(table), table);
    merge(1, labels_above(table), table);
  }
}

void TableReader::add_number(std::size_t player, std::string_view text, const Cell& cell, const Table& table,
                             std::size_t row, std::size_t column) {
  const auto offset =
      cell.is_rewritten ? cell.offset : static_cast<std::size_t>(text.data() - source_.text().data());
  payoffs_.add(player, text, offset, [&] {
    return " in " + cell_place(sheet_, table.block, table.row(row), table.column(column));
  });
}

void TableReader::read_cell(std::size_t index, std::size_t row, std::size_t column) {
  const Table& table = tables_[index];
  const BlockRow& cells = table.block.rows[table.row(row)];
  if (table.labels.over_two) {
    for (std::size_t player = 0; player < 2; ++player) {
      const Cell& cell = sheet_.cell(cells.first_cell + table.column(2 * column + player));
      add_number(player, sheet_.text(cell), cell, table, row, 2 * column + player);
    }
    return;
  }
  const Cell& cell = sheet_.cell(cells.first_cell + table.column(column));
  if (payoffs_per_cell_ == 1) {
    add_number(index, sheet_.text(cell), cell, table, row, column);
    return;
  }
  read_content(sheet_.text(cell), content_);
  for (std::size_t player = 0; player < content_.numbers.size(); ++player) {
    add_number(player, content_.numbers[player], cell, table, row, column);
  }
}

void TableReader::read_payoffs() {
  const Table& first = tables_.front();
  if (payoffs_per_cell_ < 3) {
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (std::size_t row = 0; row < first.rows; ++row) {
        for (std::size_t column = 0; column < first.columns; ++column) read_cell(table, row, column);
      }
    }
    return;
  }
  // The last player's strategy moves fastest.
  for (std::size_t row = 0; row < first.rows; ++row) {
    for (std::size_t column = 0; column < first.columns; ++column) {
      for (std::size_t table = 0; table < tables_.size(); ++table) read_cell(table, row, column);
    }
  }
}

void TableReader::say_reading() {
  const Table& first = tables_.front();
  const std::string size = std::to_string(first.rows) + " x " + std::to_string(first.columns);
  std::string& text = reading_.read_as;
  if (payoffs_per_cell_ == 3) {
    text = counted(tables_.size(), "table") + " " + size +
           " of three payoffs a cell, one for each strategy of player 3";
  } else if (payoffs_per_cell_ == 2) {
    text = "one table " + size + " with both payoffs in a cell";
  } else if (tables_.size() == 2) {
    text = "two matrices " + size +
           (is_swapped_ ? ", player 2's first, as their headings say" : ", player 1's, then player 2's");
  } else {
    text = "one matrix " + size + (single_matrix_ == SingleMatrix::zero_sum ? ", zero-sum" : ", symmetric");
  }
  if (!(first.rows == 1 && first.width() == 1 && !first.labels.left))
    text += ", cells apart by " + std::string(layout_name(sheet_.layout));
  text += labels_[0].empty() ? "; rows without labels" : "; rows " + listed(labels_[0]);
  text += labels_[1].empty() ? "; columns without labels" : "; columns " + listed(labels_[1]);
}

/// Of the titles of the tables those are understood that say whose they are or what is chosen in them.
std::string TableReader::title(const std::vector<Player>& players,
                               const std::vector<PayoffTable>& tables) const {
  std::vector<Remark> remarks = sheet_.passed_over;
  const bool have_titles = tables_.size() > 1 && std::ranges::none_of(tables_, [](const Table& table) {
                             return table.block.title.empty();
                           });
  std::size_t begin = tables_.front().block.offset();
  for (const Table& table : tables_) {
    const Block& block = table.block;
    begin = std::min(begin, block.offset());
    refuse_labels_of_others(source_, players, {{block.title, block.title_offset}});
    std::ranges::copy(block.passed_over, std::back_inserter(remarks));
    const bool is_name =
        block.is_title_inset && (block.title == players[1].name || !block.name_at_left.empty());
    const bool says_player = block.heading && block.heading->player;
    if (!have_titles && !is_name && !says_player) remarks.push_back({block.title, block.title_offset});
  }
  return pass_over(source_, reading_, std::move(remarks), begin, players, tables, sheet_.notes.title());
}

Game TableReader::assemble(const std::vector<std::size_t>& counts) {
  const Table& first = tables_.front();
  std::vector<PayoffTable> tables = std::move(payoffs_).build();
  const bool is_one = payoffs_per_cell_ == 1 && tables_.size() == 1;
  const Payoffs payoffs(tables.begin(), tables.begin() + (is_one ? 1 : 2));
  if (counts.size() == 2) check_summaries(sheet_, first, payoffs, labels_);
  if (is_one) {
    if (single_matrix_ == SingleMatrix::symmetric) {
      refuse_other_than_square(source_, first.block.offset(), counts);
      if (stand_elsewhere(labels_[0], labels_[1]))
        source_.fail(first.block.offset(), std::string(kOtherOrder));
      // The strategies are the same ones.
      for (std::size_t i = 0; i < 2; ++i) {
        if (labels_[i].empty()) labels_[i] = labels_[1 - i];
      }
    }
    tables[1] = other_side(tables[0], single_matrix_, counts[0]);
  }
  std::vector<Player> players = default_players(counts);
  for (std::size_t i = 0; i < 2; ++i) {
    if (!labels_[i].empty()) players[i].strategies = std::move(labels_[i]);
  }
  if (payoffs_per_cell_ == 3) name_third_player(sheet_, tables_, players[2]);
  name_players(source_, first, tables_.size() == 1, players);
  if (payoffs_per_cell_ == 1 && tables_.size() == 2) name_owners(tables_, players);
  take_notes_on_players(sheet_, first, players);
  std::string title = this->title(players, tables);
  return {std::move(players), std::move(tables), std::move(title), sheet_.notes.description()};
}

}  // namespace

Game read_payoff_tables(Sheet& sheet, Reading& reading) {
  return TableReader(sheet, reading).read();
}

namespace {

Game read_sheet(Sheet& sheet, Reading& reading) {
  if (has_profile_rows(sheet)) return read_profile_rows(sheet, reading);
  if (!reading.names.is_empty()) evaluate_cells(sheet, reading);
  take_spans(sheet);
  return read_payoff_tables(sheet, reading);
}

}  // namespace

Game read_table(const SourceText& source, Reading& reading) {
  const std::size_t carriage = source.text().find('\r');
  if (carriage != std::string_view::npos && source.text().find('\n') == std::string_view::npos &&
      carriage + 1 < source.text().size()) {
    source.fail(carriage,
                "found a carriage return where a line ends, expected a line end as Unix or Windows writes it",
                "save the file anew with the line ends of Unix (LF) or Windows (CR LF)");
  }
  Sheet sheet(source);
  lay_out(sheet);
  const Game game = read_sheet(sheet, reading);
  return sheet.notes.objective() == Objective::minimize ? as_costs(game) : game;
}

}  // namespace nashsolve::formats
