// A two-player game as one table whose cells hold both payoffs, as two tables with an empty line between
// them, or as the one table of a zero-sum or symmetric game.
//
// What a single payoff in the first cell means is said by the reader's options, or by a note `# matrix:`.
//
// Labels are optional. The first row holds labels where its first field is none of payoffs and some other
// field is none either; the first column likewise. An empty first field, or one that names both players,
// `Row \ Column`, says that both do, even where the labels are numbers.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "csv_cell.hpp"
#include "csv_forms.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

/// What a first walk over the text finds.
struct Block {
  std::size_t offset = 0;
  std::size_t record_count = 0;
  /// Fields of its first record.
  std::size_t width = 0;
  bool labels_above = false;
  bool labels_left = false;
  std::optional<std::pair<std::string, std::string>> names;

  [[nodiscard]] std::size_t rows() const { return record_count - (labels_above ? 1 : 0); }
  [[nodiscard]] std::size_t columns() const { return width - (labels_left ? 1 : 0); }
};

/// `Row \ Column`.
std::optional<std::pair<std::string, std::string>> names_in_corner(std::string_view corner) {
  const std::size_t backslash = corner.find('\\');
  if (backslash == std::string_view::npos || corner.find('\\', backslash + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view row = trimmed(corner.substr(0, backslash));
  const std::string_view column = trimmed(corner.substr(backslash + 1));
  if (row.empty() || column.empty()) return std::nullopt;
  return std::pair(std::string(row), std::string(column));
}

class TableReader {
 public:
  TableReader(const SourceText& source, SingleMatrix single_matrix)
      : source_(source), single_matrix_(single_matrix), records_(source), payoffs_(source) {}

  Game read() {
    find_blocks();
    if (single_matrix_ == SingleMatrix::refuse) single_matrix_ = notes_.single_matrix();
    const Block& first = blocks_.front();
    check_size(source_, first.offset, {first.rows(), first.columns()});
    payoffs_.set_player_count(2);
    if (blocks_.size() == 2) check_second_block();
    for (std::size_t block = 0; block < blocks_.size(); ++block) read_block(block);
    return assemble();
  }

 private:
  void find_blocks();
  static void finish_block(Block& block, const CsvRecord& first, bool text_below);
  void check_second_block() const;
  void read_block(std::size_t index);
  void read_labels_above(const Block& block, const CsvRecord& record, UniqueLabels& labels) const;
  void read_row(std::size_t index, std::size_t row, const CsvRecord& record);
  void read_cell(std::size_t index, const CsvField& field);
  void insert_label(UniqueLabels& labels, const CsvField& field) const;
  void merge_labels(std::size_t player, UniqueLabels labels, const Block& block);
  Game assemble();

  const SourceText& source_;
  SingleMatrix single_matrix_;
  CsvRecords records_;
  Notes notes_;
  std::vector<Block> blocks_;
  PayoffCollector payoffs_;
  std::array<std::vector<std::string>, 2> labels_;
  UniqueLabels row_labels_;
  /// Whether cells hold one payoff; the first cell decides.
  std::optional<bool> is_single_;
};

void TableReader::find_blocks() {
  CsvRecord record;
  CsvRecord first;
  bool in_block = false;
  bool text_below = false;
  while (records_.next(record, &notes_)) {
    if (record.width() == 0) {
      if (in_block) finish_block(blocks_.back(), first, text_below);
      in_block = false;
      continue;
    }
    if (!in_block) {
      if (blocks_.size() == 2) {
        source_.fail(record.offset,
                     "found a third table, expected one, or two with an empty line between them");
      }
      blocks_.push_back({record.offset, 0, record.width(), false, false, std::nullopt});
      in_block = true;
      text_below = false;
      std::swap(first, record);
    } else if (!is_payoff_cell(record.fields.front())) {
      text_below = true;
    }
    ++blocks_.back().record_count;
  }
  if (in_block) finish_block(blocks_.back(), first, text_below);
}

void TableReader::finish_block(Block& block, const CsvRecord& first, bool text_below) {
  const CsvField& corner = first.fields.front();
  bool text_right = false;
  for (std::size_t i = 1; i < block.width; ++i) text_right = text_right || !is_payoff_cell(first.fields[i]);
  block.names = names_in_corner(corner.text);
  const bool is_corner = corner.text.empty() || block.names.has_value();
  const bool is_label = is_corner || !is_payoff_cell(corner);
  block.labels_above = is_label && block.record_count > 1 && (is_corner || text_right || block.width == 1);
  block.labels_left = is_label && block.width > 1 && (is_corner || text_below || block.record_count == 1);
}

void TableReader::check_second_block() const {
  const Block& first = blocks_[0];
  const Block& second = blocks_[1];
  if (first.rows() != second.rows() || first.columns() != second.columns()) {
    source_.fail(second.offset, "the second table is " + std::to_string(second.rows()) + " x " +
                                    std::to_string(second.columns()) + ", expected " +
                                    std::to_string(first.rows()) + " x " + std::to_string(first.columns()) +
                                    " as the first");
  }
}

void TableReader::insert_label(UniqueLabels& labels, const CsvField& field) const {
  const std::string label = field.text.empty() ? std::to_string(labels.size() + 1) : std::string(field.text);
  if (!labels.insert(label)) {
    source_.fail(field.offset, "found the strategy " + excerpt(label) + " twice, expected different labels");
  }
}

void TableReader::merge_labels(std::size_t player, UniqueLabels labels, const Block& block) {
  if (labels.size() == 0) return;
  if (labels_[player].empty()) {
    labels_[player] = std::move(labels).take();
  } else if (labels_[player] != labels.labels()) {
    source_.fail(block.offset, "the second table has other labels for player " + std::to_string(player + 1) +
                                   ", expected those of the first");
  }
}

void TableReader::read_block(std::size_t index) {
  const Block& block = blocks_[index];
  UniqueLabels above;
  row_labels_ = {};
  records_.seek(block.offset);
  CsvRecord record;
  for (std::size_t i = 0; i < block.record_count; ++i) {
    records_.next(record);
    if (i == 0 && block.labels_above) {
      for (std::size_t j = block.labels_left ? 1 : 0; j < block.width; ++j)
        insert_label(above, record.fields[j]);
    } else {
      read_row(index, i + (block.labels_above ? 0 : 1), record);
    }
  }
  merge_labels(0, std::move(row_labels_), block);
  merge_labels(1, std::move(above), block);
}

void TableReader::read_row(std::size_t index, std::size_t row, const CsvRecord& record) {
  const Block& block = blocks_[index];
  const std::size_t begin = block.labels_left ? 1 : 0;
  if (block.labels_left) insert_label(row_labels_, record.fields.front());
  const std::size_t width = std::max(record.width(), begin);
  for (std::size_t i = begin; i < std::min(width, block.width); ++i) {
    if (record.fields[i].text.empty()) {
      source_.fail(record.fields[i].offset, "found an empty field, expected a payoff");
    }
  }
  if (width != block.width) {
    const std::string as = block.labels_above ? "there are labels above" : "in row 1";
    source_.fail(record.offset, "row " + std::to_string(row) + " has " + counted(width - begin, "cell") +
                                    ", expected " + std::to_string(block.columns()) + " as " + as);
  }
  for (std::size_t i = begin; i < width; ++i) read_cell(index, record.fields[i]);
}

void TableReader::read_cell(std::size_t index, const CsvField& field) {
  const CsvCell cell = split_cell(source_, field, records_.separator());
  if (!is_single_) {
    is_single_ = blocks_.size() == 2 || (!cell.second && single_matrix_ != SingleMatrix::refuse);
  }
  if (*is_single_ && cell.second) {
    source_.fail(field.offset, "found two payoffs " + excerpt(field.text) + ", expected one number");
  }
  payoffs_.add(index, cell.first.text, cell.first.offset);
  if (*is_single_) return;
  if (!cell.second) {
    source_.fail(
        field.offset, "found one payoff " + excerpt(field.text) + ", expected two such as 2|1",
        "a single matrix is read with --zero-sum or --symmetric; a second matrix goes below an empty line");
  }
  payoffs_.add(1, cell.second->text, cell.second->offset);
}

Game TableReader::assemble() {
  const Block& first = blocks_.front();
  const std::vector<std::size_t> counts = {first.rows(), first.columns()};
  std::vector<PayoffTable> tables = std::move(payoffs_).build();
  const bool is_one_matrix = blocks_.size() == 1 && *is_single_;
  if (is_one_matrix && single_matrix_ == SingleMatrix::zero_sum) tables[1] = negated(tables[0]);
  if (is_one_matrix && single_matrix_ == SingleMatrix::symmetric) {
    if (counts[0] != counts[1]) {
      source_.fail(first.offset, "found " + counted(counts[0], "row") + " and " +
                                     counted(counts[1], "column") +
                                     ", expected as many rows as columns in a symmetric game");
    }
    tables[1] = transposed(tables[0], counts[0]);
  }
  std::vector<Player> players = default_players(counts);
  for (std::size_t i = 0; i < 2; ++i) {
    if (!labels_[i].empty()) players[i].strategies = std::move(labels_[i]);
  }
  if (first.names) {
    players[0].name = first.names->first;
    players[1].name = first.names->second;
    if (players[0].name == players[1].name) {
      source_.fail(first.offset,
                   "found the player " + excerpt(players[0].name) + " twice, expected different names");
    }
  }
  return {std::move(players), std::move(tables), notes_.title(), notes_.description()};
}

}  // namespace

Game read_csv_table(const SourceText& source, SingleMatrix single_matrix) {
  return TableReader(source, single_matrix).read();
}

}  // namespace nashsolve::formats
