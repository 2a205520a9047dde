#include "spans.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "cells.hpp"
#include "named_players.hpp"

namespace nashsolve::formats {

namespace {

class Spans {
 public:
  explicit Spans(Sheet& sheet) : sheet_(sheet) {}

  void take() {
    const std::size_t count = sheet_.rows().size();
    for (std::size_t begin = 0; begin < count;) {
      std::size_t end = begin;
      while (end < count && sheet_.rows()[end].cell_count > 0) ++end;
      take_group(begin, end);
      begin = end + 1;
    }
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const {
    const SheetRow& cells = sheet_.rows()[row];
    return column < cells.cell_count ? sheet_.text(sheet_.cell(cells.first_cell + column))
                                     : std::string_view();
  }

  void take_group(std::size_t begin, std::size_t end) {
    const auto is_lone = [&](std::size_t row) {
      std::size_t used = 0;
      for (std::size_t k = 0; k < sheet_.rows()[row].cell_count; ++k) used += text(row, k).empty() ? 0U : 1U;
      return used == 1;
    };
    while (begin < end && is_lone(begin)) ++begin;
    if (end - begin < 3 || !text(begin, 0).empty()) return;
    const std::size_t width = sheet_.rows()[begin + 1].cell_count;
    std::vector<std::size_t> starts;
    bool is_repeated = false;
    for (std::size_t k = 1; k < sheet_.rows()[begin].cell_count; ++k) {
      if (text(begin, k).empty()) continue;
      if (kind_of(text(begin, k)) != CellKind::text) return;
      const bool is_same = !starts.empty() && text(begin, k) == text(begin, starts.back());
      is_repeated = is_repeated || is_same;
      if (!is_same) starts.push_back(k);
    }
    if (starts.empty() || kind_of(text(begin + 1, width - 1)) != CellKind::text) return;
    if (starts.size() == 1 && is_repeated && !have_names_of_players(begin + 1)) {
      for (std::size_t k = starts[0] + 1; k < sheet_.rows()[begin].cell_count; ++k)
        sheet_.clear(sheet_.rows()[begin].first_cell + k);
    }
    if (starts.size() > 1 && are_tables_of_third(begin, end, starts, width))
      divide(begin, end, starts, width);
  }

  /// `P1,P2` below `Left,Left`: whose payoffs stand in the columns, so that what is above is no player's
  /// name.
  [[nodiscard]] bool have_names_of_players(std::size_t row) const {
    std::vector<std::string> labels;
    for (std::size_t k = 1; k < sheet_.rows()[row].cell_count; ++k) labels.emplace_back(text(row, k));
    const bool have_one_payoff = kind_of(text(row + 1, labels.size())) == CellKind::number;
    return are_called_players(labels) || (have_one_payoff && may_name_players(labels));
  }

  [[nodiscard]] bool are_tables_of_third(std::size_t begin, std::size_t end,
                                         const std::vector<std::size_t>& starts, std::size_t width) const {
    const std::size_t columns = starts[1] - starts[0];
    if (columns < 2 || starts[0] + columns * starts.size() != width) return false;
    for (std::size_t k = starts[0]; k < width; ++k) {
      const std::size_t inside = (k - starts[0]) % columns;
      if (inside == 0 && starts[(k - starts[0]) / columns] != k) return false;
      if (text(begin + 1, k).empty() || text(begin + 1, k) != text(begin + 1, starts[0] + inside))
        return false;
      for (std::size_t row = begin + 2; row < end; ++row) {
        CellContent content;
        read_content(text(row, k), content);
        if (content.kind != CellKind::several || content.numbers.size() != 3) return false;
      }
    }
    return true;
  }

  void divide(std::size_t begin, std::size_t end, const std::vector<std::size_t>& starts, std::size_t width) {
    const std::size_t columns = (width - starts[0]) / starts.size();
    const auto is_used = [&](std::size_t column) {
      for (std::size_t row = begin + 1; row < end; ++row) {
        if (!text(row, column).empty()) return true;
      }
      return false;
    };
    // Labels, with the name of player 1 or nothing before them.
    std::size_t first = 0;
    std::size_t last = starts[0];
    while (last > 1 && !is_used(last - 1)) --last;
    while (first + 1 < last && !is_used(first)) ++first;
    for (const std::size_t start : starts) {
      add_row(begin, start, start + 1, 0, 0);
      for (std::size_t row = begin + 1; row < end; ++row) add_row(row, first, last, start, start + columns);
      sheet_.begin_row(sheet_.rows()[begin].offset);
      sheet_.end_row();
    }
    for (std::size_t row = begin; row < end; ++row) sheet_.empty_row(row);
  }

  /// The cells from `first` to `last` and those from `from` to `to`.
  void add_row(std::size_t row, std::size_t first, std::size_t last, std::size_t from, std::size_t to) {
    const SheetRow cells = sheet_.rows()[row];
    sheet_.begin_row(cells.offset);
    for (std::size_t k = first; k < last; ++k) sheet_.add_copy(cells.first_cell + k);
    for (std::size_t k = from; k < to; ++k) sheet_.add_copy(cells.first_cell + k);
    sheet_.end_row();
  }

  Sheet& sheet_;
};

}  // namespace

void take_spans(Sheet& sheet) {
  Spans(sheet).take();
}

}  // namespace nashsolve::formats
