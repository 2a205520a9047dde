// A game of any number of players in CSV, one row per profile:
//
//   Row,Column,payoff_Row,payoff_Column          or          strategy_1,strategy_2,payoff_1,payoff_2
//   Opera,Opera,2,1
//   Opera,Football,0,0
//   ...
//
// Rows may come in any order; strategies are numbered as they first appear.
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "csv_forms.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kPayoff = "payoff";

class LongReader {
 public:
  explicit LongReader(const SourceText& source) : source_(source), records_(source) {}

  Game read();

 private:
  /// A row of the text and the cell of the game it gives.
  struct Row {
    std::size_t cell;
    std::size_t offset;
  };

  void read_header();
  void read_payoff_columns(const CsvRecord& header);
  [[nodiscard]] std::size_t player_of(std::string_view column, std::size_t position,
                                      std::size_t offset) const;
  void read_profiles();
  void place_rows();
  [[nodiscard]] std::string profile_name(std::size_t cell) const;
  PayoffCollector read_payoffs();

  const SourceText& source_;
  CsvRecords records_;
  Notes notes_;
  std::vector<std::string> names_;
  /// The player whose payoff stands in each of the payoff columns.
  std::vector<std::size_t> payoff_players_;
  std::vector<UniqueLabels> strategies_;
  /// The strategies of all rows, one row after the other.
  std::vector<std::uint32_t> profiles_;
  std::vector<Row> rows_;
  std::vector<std::size_t> counts_;
};

void LongReader::read_header() {
  CsvRecord header;
  do {
    records_.next(header, &notes_);
  } while (header.width() == 0);
  const std::size_t width = header.width();
  std::size_t payoffs = 0;
  while (payoffs < width && is_payoff_column(header.fields[width - 1 - payoffs].text)) ++payoffs;
  const std::size_t players = width - payoffs;
  // A player may be named like a payoff column.
  const std::size_t half = payoffs > players && width % 2 == 0 ? width / 2 : players;
  if (2 * half != width) {
    source_.fail(header.offset, "found " + counted(players, "strategy column") + " and " +
                                    counted(payoffs, "payoff column") + ", expected as many of both");
  }
  if (half > kMaxPlayers) {
    source_.fail(header.offset,
                 "found " + counted(half, "player") + ", expected at most " + std::to_string(kMaxPlayers));
  }
  UniqueLabels names;
  for (std::size_t i = 0; i < half; ++i) {
    const std::string number = std::to_string(i + 1);
    std::string name(header.fields[i].text);
    if (name.empty() || name == "strategy_" + number) name = "Player " + number;
    if (!names.insert(name)) {
      source_.fail(header.fields[i].offset,
                   "found the player " + excerpt(name) + " twice, expected different names");
    }
  }
  names_ = std::move(names).take();
  strategies_.resize(half);
  read_payoff_columns(header);
}

void LongReader::read_payoff_columns(const CsvRecord& header) {
  std::vector<bool> has_payoff(names_.size());
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const CsvField& field = header.fields[names_.size() + i];
    const std::size_t player = player_of(field.text, i, field.offset);
    if (has_payoff[player]) {
      source_.fail(field.offset,
                   "found a second payoff column of " + excerpt(names_[player]) + ", expected one");
    }
    has_payoff[player] = true;
    payoff_players_.push_back(player);
  }
}

std::size_t LongReader::player_of(std::string_view column, std::size_t position, std::size_t offset) const {
  std::string_view name = column.substr(kPayoff.size());
  if (name.empty()) return position;
  if (name.find_first_of("_ :.-") == 0) name.remove_prefix(1);
  name = trimmed(name);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return i;
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (std::to_string(i + 1) == name) return i;
  }
  source_.fail(offset, "found the payoff column " + excerpt(column) + " of an unknown player, expected " +
                           excerpt("payoff_" + names_[position]) + " or " +
                           excerpt("payoff_" + std::to_string(position + 1)));
}

void LongReader::read_profiles() {
  CsvRecord record;
  const std::size_t players = names_.size();
  std::size_t strategies = 0;
  while (records_.next(record, &notes_)) {
    const std::size_t width = record.width();
    if (width == 0) continue;
    if (rows_.size() == kMaxPayoffs / players) {
      source_.fail(record.offset,
                   "found more than " + std::to_string(kMaxPayoffs) + " payoffs, expected fewer");
    }
    for (std::size_t i = 0; i < std::min(width, 2 * players); ++i) {
      const CsvField& field = record.fields[i];
      if (field.text.empty()) {
        source_.fail(field.offset, std::string("found an empty field, expected ") +
                                       (i < players ? "a strategy of " + excerpt(names_[i]) : "a payoff"));
      }
    }
    if (width != 2 * players) {
      source_.fail(record.offset, "found " + counted(width, "field") + ", expected " +
                                      std::to_string(2 * players) + " as in the header");
    }
    for (std::size_t i = 0; i < players; ++i) {
      const std::size_t before = strategies_[i].size();
      const std::size_t strategy = strategies_[i].find_or_insert(std::string(record.fields[i].text));
      strategies += strategies_[i].size() - before;
      profiles_.push_back(static_cast<std::uint32_t>(strategy));
    }
    if (strategies > kMaxStrategies) {
      source_.fail(record.offset,
                   "found more than " + std::to_string(kMaxStrategies) + " strategies, expected fewer");
    }
    rows_.push_back({0, record.offset});
  }
  if (rows_.empty())
    source_.fail(source_.text().size(), "found no row below the header, expected one per profile");
}

std::string LongReader::profile_name(std::size_t cell) const {
  std::string name;
  for (std::size_t i = counts_.size(); i-- > 0;) {
    if (!name.empty()) name.insert(0, ", ");
    name.insert(0, strategies_[i].labels()[cell % counts_[i]]);
    cell /= counts_[i];
  }
  return excerpt(name);
}

/// Rows in the order of the cells, every cell once. Takes memory for the rows there are, however many cells
/// their labels call for.
void LongReader::place_rows() {
  for (const UniqueLabels& strategies : strategies_) counts_.push_back(strategies.size());
  check_size(source_, rows_.front().offset, counts_);
  std::size_t cells = 1;
  for (const std::size_t count : counts_) cells *= count;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    std::size_t cell = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i)
      cell = cell * counts_[i] + profiles_[row * counts_.size() + i];
    rows_[row].cell = cell;
  }
  const auto by_cell = [](const Row& a, const Row& b) {
    return std::pair(a.cell, a.offset) < std::pair(b.cell, b.offset);
  };
  if (!std::is_sorted(rows_.begin(), rows_.end(), by_cell)) std::sort(rows_.begin(), rows_.end(), by_cell);
  for (std::size_t row = 1; row < rows_.size(); ++row) {
    if (rows_[row].cell != rows_[row - 1].cell) continue;
    source_.fail(rows_[row].offset, "found the profile " + profile_name(rows_[row].cell) +
                                        " again, expected it only in line " +
                                        std::to_string(source_.location(rows_[row - 1].offset).line));
  }
  if (rows_.size() == cells) return;
  std::size_t missing = 0;
  while (missing < rows_.size() && rows_[missing].cell == missing) ++missing;
  source_.fail(source_.text().size(), "found no row for the profile " + profile_name(missing) +
                                          ", expected " + counted(cells, "row") + ", one per profile");
}

PayoffCollector LongReader::read_payoffs() {
  const std::size_t players = names_.size();
  PayoffCollector payoffs(source_);
  payoffs.set_player_count(players);
  CsvRecord record;
  for (const Row& row : rows_) {
    records_.seek(row.offset);
    records_.next(record);
    for (std::size_t i = 0; i < players; ++i) {
      const CsvField& field = record.fields[players + i];
      payoffs.add(payoff_players_[i], field.text, field.offset);
    }
  }
  return payoffs;
}

Game LongReader::read() {
  read_header();
  read_profiles();
  place_rows();
  std::vector<PayoffTable> tables = read_payoffs().build();
  std::vector<Player> players;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    players.push_back({std::move(names_[i]), std::move(strategies_[i]).take()});
  }
  return {std::move(players), std::move(tables), notes_.title(), notes_.description()};
}

}  // namespace

bool is_payoff_column(std::string_view name) {
  return name.size() >= kPayoff.size() &&
         std::equal(kPayoff.begin(), kPayoff.end(), name.begin(),
                    [](char a, char b) { return a == b || a - 'a' + 'A' == b; });
}

bool is_long_header(const CsvRecord& header) {
  return std::any_of(header.fields.begin(), header.fields.end(),
                     [](const CsvField& field) { return is_payoff_column(field.text); });
}

Game read_csv_long(const SourceText& source) {
  return LongReader(source).read();
}

}  // namespace nashsolve::formats
