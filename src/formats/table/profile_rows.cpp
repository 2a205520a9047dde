// A game of any number of players with one row per profile:
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
#include <unordered_set>
#include <utility>
#include <vector>

#include "cells.hpp"
#include "limits.hpp"
#include "number_text.hpp"
#include "other_readings.hpp"
#include "payoff_collector.hpp"
#include "profile_header.hpp"
#include "profile_list.hpp"
#include "table_forms.hpp"
#include "told_otherwise.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

/// A line of words, with an empty row above or below.
bool is_words_apart(const Sheet& sheet, const SheetRow& row) {
  const auto& rows = sheet.rows();
  const auto at = static_cast<std::size_t>(&row - rows.data());
  const auto is_divided = [&](std::size_t other) {
    return other >= rows.size() || rows[other].cell_count == 0;
  };
  return row.cell_count == 1 && kind_of(sheet.text(sheet.cells(row).front())) == CellKind::text &&
         (is_divided(at + 1) || (at > 0 && is_divided(at - 1)));
}

const SheetRow* first_row(const Sheet& sheet) {
  for (const SheetRow& row : sheet.rows()) {
    if (row.cell_count > 0 && !row.is_comment && !is_words_apart(sheet, row)) return &row;
  }
  return nullptr;
}

class ProfileReader {
 public:
  ProfileReader(Sheet& sheet, Reading& reading) : sheet_(sheet), source_(sheet.source()), reading_(reading) {}

  Game read() {
    SingleMatrix single_matrix = reading_.options.single_matrix;
    if (single_matrix == SingleMatrix::refuse) single_matrix = sheet_.notes.single_matrix();
    check_remarks(sheet_, reading_.options);
    header_ = first_row(sheet_);
    columns_ = read_profile_header(sheet_, *header_, single_matrix, reading_.warnings);
    profiles_.set_player_count(columns_.names.size());
    read_profiles();
    std::vector<PayoffTable> tables = read_payoffs().build();
    const bool has_one = std::any_of(columns_.payoffs.begin(), columns_.payoffs.end(),
                                     [](const auto& column) { return !column; });
    if (has_one) complete(tables, single_matrix);
    reading_.read_as = "one row per profile of " + counted(columns_.names.size(), "player") +
                       ", cells apart by " + std::string(layout_name(sheet_.layout)) +
                       (has_one ? said(single_matrix) : "") + "; players " + listed(columns_.names);
    std::vector<Player> players;
    for (std::size_t i = 0; i < columns_.names.size(); ++i) {
      players.push_back({std::move(columns_.names[i]), profiles_.take_labels(i)});
    }
    std::string title = pass_over(source_, reading_, sheet_.passed_over, header_->offset, players, tables,
                                  sheet_.notes.title());
    return {std::move(players), std::move(tables), std::move(title), sheet_.notes.description()};
  }

 private:
  static std::string said(SingleMatrix single_matrix) {
    return single_matrix == SingleMatrix::zero_sum ? ", zero-sum" : ", symmetric";
  }

  void read_profiles();
  PayoffCollector read_payoffs();
  void complete(std::vector<PayoffTable>& tables, SingleMatrix single_matrix) const;

  Sheet& sheet_;
  const SourceText& source_;
  Reading& reading_;
  const SheetRow* header_ = nullptr;
  ProfileColumns columns_;
  ProfileList profiles_{source_, "row"};
  std::vector<const SheetRow*> rows_;
};

void ProfileReader::read_profiles() {
  const std::size_t players = columns_.names.size();
  for (const SheetRow& row : sheet_.rows()) {
    if (row.cell_count == 0 || row.is_comment || &row == header_) continue;
    if (is_words_apart(sheet_, row)) {
      sheet_.passed_over.push_back({std::string(sheet_.text(sheet_.cells(row).front())), row.offset});
      continue;
    }
    if (rows_.size() == kMaxPayoffs / players) {
      source_.fail(row.offset, "found more than " + std::to_string(kMaxPayoffs) + " payoffs, expected fewer");
    }
    const auto cells = sheet_.cells(row);
    // Columns that are passed over may be empty.
    std::size_t needed = 0;
    for (std::size_t i = 0; i < players; ++i) {
      needed = std::max({needed, columns_.strategies[i] + 1, columns_.payoffs[i].value_or(0) + 1});
    }
    if (cells.size() > columns_.width || cells.size() < needed) {
      const bool is_title =
          sheet_.text(sheet_.cells(*header_).front()).find_first_of(":(") != std::string_view::npos;
      source_.fail(row.offset,
                   "found " + counted(cells.size(), "field") + ", expected " +
                       std::to_string(columns_.width) + " as in the header",
                   is_title ? "a title stands above the table with an empty line between them" : "");
    }
    for (std::size_t i = 0; i < players; ++i) {
      const Cell& cell = cells[columns_.strategies[i]];
      if (sheet_.is_empty(cell)) {
        source_.fail(cell.offset,
                     "found an empty field, expected a strategy of " + excerpt(columns_.names[i]));
      }
      profiles_.add_strategy(std::string(sheet_.text(cell)));
    }
    profiles_.end_profile(row.offset);
    rows_.push_back(&row);
  }
  if (rows_.empty())
    source_.fail(source_.text().size(), "found no row below the header, expected one per profile");
}

PayoffCollector ProfileReader::read_payoffs() {
  PayoffCollector payoffs(source_, reading_);
  payoffs.set_player_count(columns_.names.size());
  for (const std::size_t row : profiles_.in_order_of_cells(source_.text().size())) {
    const auto cells = sheet_.cells(*rows_[row]);
    for (std::size_t player = 0; player < columns_.payoffs.size(); ++player) {
      if (!columns_.payoffs[player]) continue;
      const Cell& cell = cells[*columns_.payoffs[player]];
      const std::string_view text = sheet_.text(cell);
      if (kind_of(text) == CellKind::several && !may_be_decimal_comma(text) && !may_be_thousands(text, ',') &&
          !may_be_thousands(text, ' ')) {
        source_.fail(
            cell.offset, "found " + excerpt(text) + ", expected one payoff",
            "each player's payoff has a column of its own: payoff_1, payoff_2, and so has his strategy");
      }
      payoffs.add(player, text, cell.offset,
                  [&] { return " in the payoffs of " + excerpt(columns_.names[player]); });
    }
  }
  return payoffs;
}

/// The payoffs of the player whose column is not there.
void ProfileReader::complete(std::vector<PayoffTable>& tables, SingleMatrix single_matrix) const {
  const std::size_t missing = columns_.payoffs[0] ? 1 : 0;
  if (single_matrix == SingleMatrix::symmetric)
    profiles_.refuse_unlike(header_->offset, excerpt(columns_.names[0]), excerpt(columns_.names[1]));
  tables[missing] = other_side(tables[1 - missing], single_matrix, profiles_.counts()[0]);
}

/// What the first cells of some rows hold, column by column: which of its column's different texts each one
/// is.
class LeadingColumns {
 public:
  LeadingColumns(const Sheet& sheet, const std::vector<const SheetRow*>& rows)
      : sheet_(sheet), rows_(rows), codes_(rows.size()) {}

  /// One column more. False where these columns and any after them cannot hold each combination of their
  /// texts once: there are more combinations than rows. So columns are few, however many the sheet has.
  bool add() {
    UniqueLabels texts;
    const std::size_t column = sizes_.size();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row]->cell_count <= column + 1) return false;
      const std::string_view text = sheet_.text(sheet_.cells(*rows_[row])[column]);
      codes_[row].push_back(texts.find_or_insert(std::string(text)));
      if (texts.size() * combinations_ > rows_.size()) return false;
    }
    sizes_.push_back(texts.size());
    combinations_ *= texts.size();
    return texts.size() > 1;
  }

  /// Whether each combination stands in one row, `in_order`: the first or the last column runs fastest.
  [[nodiscard]] bool list_all_profiles(bool in_order) const {
    if (combinations_ != rows_.size()) return false;
    std::unordered_set<std::uint64_t> profiles;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      std::uint64_t last_first = 0;
      std::uint64_t first_first = 0;
      std::uint64_t stride = 1;
      for (std::size_t i = 0; i < sizes_.size(); ++i) {
        last_first = last_first * sizes_[i] + codes_[row][i];
        first_first += stride * codes_[row][i];
        stride *= sizes_[i];
      }
      if (!profiles.insert(last_first).second) return false;
      if (in_order && last_first != row && first_first != row) return false;
    }
    return true;
  }

 private:
  const Sheet& sheet_;
  const std::vector<const SheetRow*>& rows_;
  std::vector<std::vector<std::size_t>> codes_;
  std::vector<std::size_t> sizes_;
  std::size_t combinations_ = 1;
};

/// Fails where each row is a profile, but nothing says which columns hold payoffs.
void refuse_unnamed_profiles(const Sheet& sheet) {
  constexpr std::size_t kMostRows = 100'000;
  std::vector<const SheetRow*> rows;
  for (const SheetRow& row : sheet.rows()) {
    if (row.is_comment) continue;
    // An empty row divides tables; at the end it is nothing.
    if (row.cell_count > 0) rows.push_back(&row);
    if (row.cell_count == 0 && !rows.empty() && &row != &sheet.rows().back()) return;
    if (rows.size() > kMostRows) return;
  }
  if (rows.size() < 4 || rows.front()->cell_count < 3) return;
  const SheetRow& header = *rows.front();
  const auto cells = sheet.cells(header);
  for (const Cell& cell : sheet.cells(*rows[1])) {
    if (kind_of(sheet.text(cell)) == CellKind::several) return;
  }
  const bool has_header = std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) {
    return kind_of(sheet.text(cell)) == CellKind::text;
  });
  if (has_header) rows.erase(rows.begin());
  LeadingColumns columns_so_far(sheet, rows);
  for (std::size_t count = 1; count < header.cell_count && columns_so_far.add(); ++count) {
    if (count < 2 || !columns_so_far.list_all_profiles(!has_header)) continue;
    std::string columns;
    for (std::size_t i = 0; i < count; ++i) {
      columns += (i > 0 ? "," : "") + std::string("payoff_") +
                 (has_header ? unquoted_excerpt(sheet.text(cells[i])) : std::to_string(i + 1));
    }
    const bool has_costs = has_header && std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
                             return names_costs(sheet.text(cell));
                           });
    sheet.source().fail(
        header.offset,
        "found all profiles of " + counted(count, "player") +
            " in the first columns, expected the payoffs below a "
            "header such as " +
            columns,
        has_costs ? "costs are under such names, too, and --minimize says that they are costs"
                  : "a table with a row per profile has a column of strategies and one of payoffs for each "
                    "player, whose names say which is which");
  }
}

/// `Payoffs in EUR` in the corner of a table of pairs, `Ann's payoffs` and `Bob's payoffs` above tables that
/// stand side by side, or a title `Payoffs: (Ann, Bob)`.
bool is_above_tables(const Sheet& sheet, const SheetRow& header) {
  const auto cells = sheet.cells(header);
  if (sheet.text(cells.front()).ends_with(':')) return true;
  if (std::any_of(cells.begin() + 1, cells.end(), [&](const Cell& cell) { return sheet.is_empty(cell); }))
    return true;
  const SheetRow* const below = &header + 1;
  if (below >= sheet.rows().data() + sheet.rows().size() || below->cell_count < 2) return false;
  const auto first = sheet.cells(*below);
  return is_payoff_column(sheet.text(cells.front())) &&
         std::all_of(first.begin() + 1, first.end(),
                     [&](const Cell& cell) { return kind_of(sheet.text(cell)) == CellKind::several; });
}

}  // namespace

bool has_profile_rows(const Sheet& sheet) {
  const SheetRow* header = first_row(sheet);
  if (header == nullptr) return false;
  const auto cells = sheet.cells(*header);
  std::size_t named = 0;
  for (const Cell& cell : cells) named += is_payoff_column(sheet.text(cell)) ? 1U : 0U;
  // The corner of a table is empty or names both players.
  const bool has_corner =
      sheet.is_empty(cells.front()) || sheet.text(cells.front()).find('\\') != std::string_view::npos;
  // A player's name may look like one: `a\b,payoff_a\b` are the profiles of one player.
  const bool is_one_player =
      cells.size() == 2 && payoff_subject(sheet.text(cells.back())) == sheet.text(cells.front());
  if (named > 0 && cells.size() >= 2 && !is_above_tables(sheet, *header) &&
      (is_one_player || !(has_corner && named + 1 == cells.size())))
    return true;
  refuse_unnamed_profiles(sheet);
  return false;
}

Game read_profile_rows(Sheet& sheet, Reading& reading) {
  return ProfileReader(sheet, reading).read();
}

}  // namespace nashsolve::formats
