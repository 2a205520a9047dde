#include "blocks.hpp"

#include <algorithm>
#include <utility>

#include "cells.hpp"
#include "named_players.hpp"
#include "player_header.hpp"

namespace nashsolve::formats {

namespace {

class BlockFinder {
 public:
  explicit BlockFinder(const Sheet& sheet) : sheet_(sheet) {}

  std::vector<Block> find() {
    for (const SheetRow& row : sheet_.rows()) {
      const bool stands_alone = row.is_comment || row.is_prose;
      const bool has_title = stands_alone || is_heading_within(row);
      if (has_title || row.cell_count == 0 || is_rule(row)) end_group();
      if (has_title) {
        group_.push_back(row);
        if (stands_alone) end_group();
      } else if (row.cell_count > 0 && !is_rule(row)) {
        group_.push_back(row);
      }
    }
    end_group();
    if (blocks_.empty()) {
      if (!title_.empty())
        sheet_.source().fail(title_offset_,
                             "found only " + excerpt(title_) + ", expected a table of payoffs below it");
      sheet_.source().fail("found only comments, expected a game");
    }
    take_passed_over(blocks_.back());
    return std::move(blocks_);
  }

 private:
  /// The cell of a row that has only one.
  [[nodiscard]] const Cell* lone_cell(std::size_t first_cell, std::size_t width) const {
    const Cell* lone = nullptr;
    for (std::size_t i = 0; i < width; ++i) {
      const Cell& cell = sheet_.cell(first_cell + i);
      if (sheet_.is_empty(cell)) continue;
      if (lone != nullptr) return nullptr;
      lone = &cell;
    }
    return lone;
  }

  [[nodiscard]] bool is_rule(const SheetRow& row) const {
    const Cell* cell = lone_cell(row.first_cell, row.cell_count);
    if (cell == nullptr) return false;
    const std::string_view text = sheet_.text(*cell);
    return text.size() >= 3 && text.find_first_not_of("-=_*~") == std::string_view::npos;
  }

  /// A heading that begins a table although no empty row stands above it.
  [[nodiscard]] bool is_heading_within(const SheetRow& row) const {
    if (group_.empty()) return false;
    const Cell* cell = lone_cell(row.first_cell, row.cell_count);
    if (cell == nullptr) return false;
    const auto heading = heading_of(sheet_.text(*cell));
    if (!heading || !heading->player)
      return kind_of(sheet_.text(*cell)) == CellKind::text && stands_above_labels_again(row);
    if (sheet_.text(*cell).size() > 1) return true;
    // A letter alone may be a label whose payoffs are missing.
    const Cell* first = lone_cell(group_.front().first_cell, group_.front().cell_count);
    return first != nullptr && heading_of(sheet_.text(*first)).has_value();
  }

  /// Whether the first table has a title, too, and below it the labels that stand below the row.
  [[nodiscard]] bool stands_above_labels_again(const SheetRow& row) const {
    const SheetRow* const below = &row + 1;
    if (below == sheet_.rows().data() + sheet_.rows().size() || below->cell_count < 2) return false;
    // `Week 2` below a table without a title may begin another game.
    const bool has_title = lone_cell(group_.front().first_cell, group_.front().cell_count) != nullptr;
    if (!has_title || group_.size() < 2) return false;
    const SheetRow& labels = group_[1];
    return std::ranges::equal(
        sheet_.cells(labels), sheet_.cells(*below), {}, [&](const Cell& cell) { return sheet_.text(cell); },
        [&](const Cell& cell) { return sheet_.text(cell); });
  }

  void take_passed_over(Block& block) {
    if (!title_.empty()) passed_over_.push_back({std::exchange(title_, {}), title_offset_});
    block.passed_over.insert(block.passed_over.end(), passed_over_.begin(), passed_over_.end());
    passed_over_.clear();
  }

  /// Words below a title that says a player, `In euros` below `Player 2:`, do not take its place; those below
  /// `Player 3 chooses between W and E.` do.
  void set_title(const Cell& cell, bool is_inset) {
    const std::string_view text = sheet_.text(cell);
    const auto says_player = [](std::string_view title) {
      const auto heading = heading_of(title);
      return heading && heading->player &&
             (heading->strategy.empty() || title.find(':') != std::string_view::npos);
    };
    if (says_player(title_) && !says_player(text)) {
      passed_over_.push_back({std::string(text), cell.offset});
      return;
    }
    if (!title_.empty()) passed_over_.push_back({title_, title_offset_});
    title_ = text;
    title_offset_ = cell.offset;
    is_title_inset_ = is_inset;
  }

  void end_group() {
    if (group_.empty()) return;
    std::size_t width = 0;
    for (const SheetRow& row : group_) width = std::max<std::size_t>(width, row.cell_count);
    std::size_t begin = first_used_column(0, width);
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    for (std::size_t column = begin; column < width;) {
      const std::size_t gap = first_empty_column(column, width);
      const std::size_t next = first_used_column(gap, width);
      // A single column beside an empty one is a table with holes.
      const bool divides = gap < width && gap - begin >= 2 && width - next >= 2;
      if (divides || gap == width) {
        parts.emplace_back(begin, gap);
        begin = next;
      }
      column = next;
    }
    for (const auto& [from, to] : parts) add_part(from, to);
    group_.clear();
  }

  [[nodiscard]] bool is_used(std::size_t column) const {
    return std::any_of(group_.begin(), group_.end(), [&](const SheetRow& row) {
      return column < row.cell_count && !sheet_.is_empty(sheet_.cell(row.first_cell + column));
    });
  }
  [[nodiscard]] std::size_t first_used_column(std::size_t column, std::size_t width) const {
    while (column < width && !is_used(column)) ++column;
    return column;
  }
  [[nodiscard]] std::size_t first_empty_column(std::size_t column, std::size_t width) const {
    while (column < width && is_used(column)) ++column;
    return column;
  }

  void add_part(std::size_t from, std::size_t to) {
    Block block;
    block.column = from;
    for (const SheetRow& row : group_) {
      BlockRow part{row.offset, row.first_cell + from, std::min<std::size_t>(row.cell_count, to)};
      part.width = part.width > from ? part.width - from : 0;
      while (part.width > 0 && sheet_.is_empty(sheet_.cell(part.first_cell + part.width - 1))) --part.width;
      if (from > 0 && part.width > 0) part.offset = sheet_.cell(part.first_cell).offset;
      if (part.width > 0) block.rows.push_back(part);
    }
    take_titles(block);
    if (block.rows.empty()) return;
    take_name_at_the_left(block);
    block.title = std::move(title_);
    block.title_offset = title_offset_;
    block.is_title_inset = std::exchange(is_title_inset_, false);
    block.heading = heading_of(block.title);
    title_.clear();
    take_passed_over(block);
    blocks_.push_back(std::move(block));
  }

  /// `Prisoners,,Bob,` above `,,L,R`: the name of the game at the left of one above the columns.
  [[nodiscard]] bool has_title_beside_name(const Block& block) const {
    if (block.rows.size() < 3 || block.rows[0].width < 3 || block.rows[1].width < 3) return false;
    const auto is_empty = [&](std::size_t row, std::size_t column) {
      return sheet_.is_empty(sheet_.cell(block.rows[row].first_cell + column));
    };
    if (is_empty(0, 0) || !is_empty(0, 1) || !is_empty(1, 0) || !is_empty(1, 1)) return false;
    const std::string_view first = sheet_.text(sheet_.cell(block.rows[0].first_cell));
    return kind_of(first) == CellKind::text && !heading_of(first) &&
           !may_name_players({std::string(first)}) &&
           lone_cell(block.rows[0].first_cell + 1, block.rows[0].width - 1) != nullptr;
  }

  /// `,,R` above `T,4|2,0|1`: the other columns have lost theirs.
  [[nodiscard]] bool is_label_of_one_column(const Block& block, std::size_t row, const Cell& cell) const {
    if (row + 1 == block.rows.size() || heading_of(sheet_.text(cell))) return false;
    const BlockRow& below = block.rows[row + 1];
    const Cell* const first = &sheet_.cell(below.first_cell);
    return sheet_.is_empty(sheet_.cell(block.rows[row].first_cell)) && below.width > 2 &&
           kind_of(sheet_.text(*first)) == CellKind::text && !sheet_.is_empty(*first) &&
           std::all_of(first + 1, first + below.width, [&](const Cell& other) {
             const CellKind kind = kind_of(sheet_.text(other));
             return kind == CellKind::number || kind == CellKind::several;
           });
  }

  /// Rows at the top with one text over something wider.
  void take_titles(Block& block) {
    std::size_t taken = 0;
    while (taken < block.rows.size()) {
      const BlockRow& row = block.rows[taken];
      if (taken == 0 && has_title_beside_name(block)) {
        const Cell* const first = &sheet_.cell(row.first_cell);
        set_title(*first, false);
        set_title(*std::find_if(first + 1, first + row.width,
                                [&](const Cell& cell) { return !sheet_.is_empty(cell); }),
                  true);
        ++taken;
        continue;
      }
      const Cell* cell = lone_cell(row.first_cell, row.width);
      if (cell == nullptr || kind_of(sheet_.text(*cell)) != CellKind::text) break;
      std::size_t width = 0;
      for (std::size_t i = taken + 1; i < block.rows.size(); ++i)
        width = std::max(width, block.rows[i].width);
      // The label of the only column, with labels at the left and without.
      const bool is_only_column = width == row.width && width <= 2;
      if (is_only_column && !heading_of(sheet_.text(*cell))) break;
      if (taken + 1 < block.rows.size() && width < row.width) break;
      if (taken + 1 == block.rows.size() && taken == 0 && row.width > 1) break;
      if (is_label_of_one_column(block, taken, *cell)) break;
      set_title(*cell, sheet_.is_empty(sheet_.cell(row.first_cell)));
      ++taken;
    }
    block.rows.erase(block.rows.begin(), block.rows.begin() + static_cast<std::ptrdiff_t>(taken));
  }

  /// A name in an else empty column, or the same in all its cells, beside the labels.
  void take_name_at_the_left(Block& block) const {
    if (block.rows.size() < 2 || block.rows.front().width < 3) return;
    const BlockRow& above = block.rows.front();
    if (!sheet_.is_empty(sheet_.cell(above.first_cell)) ||
        !sheet_.is_empty(sheet_.cell(above.first_cell + 1)))
      return;
    std::vector<std::string_view> names;
    for (const BlockRow& row : block.rows) {
      if (const Cell& cell = sheet_.cell(row.first_cell); !sheet_.is_empty(cell))
        names.push_back(sheet_.text(cell));
    }
    const bool is_filled = names.size() + 1 == block.rows.size() &&
                           std::ranges::count(names, names.front()) == std::ssize(names);
    if (names.empty() || (names.size() > 1 && !is_filled)) return;
    for (BlockRow& row : block.rows) {
      if (const Cell& cell = sheet_.cell(row.first_cell); !sheet_.is_empty(cell))
        block.name_at_left = sheet_.text(cell);
      ++row.first_cell;
      --row.width;
    }
    ++block.column;
  }

  const Sheet& sheet_;
  std::vector<SheetRow> group_;
  std::vector<Block> blocks_;
  std::string title_;
  std::size_t title_offset_ = 0;
  std::vector<Remark> passed_over_;
  bool is_title_inset_ = false;
};

}  // namespace

std::vector<Block> find_blocks(const Sheet& sheet) {
  std::vector<Block> blocks = BlockFinder(sheet).find();
  for (Block& block : blocks) take_player_header(sheet, block);
  return blocks;
}

}  // namespace nashsolve::formats
