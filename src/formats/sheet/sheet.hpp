// A table as its layout divides it: rows of cells, before anything is known of what they mean. Whatever
// divides cells, a comma, a semicolon, a tab, spaces, the bars of Markdown or the & of LaTeX, ends here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "notes.hpp"
#include "passed_over.hpp"
#include "prose.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// The limit of inputs keeps offsets within 32 bits.
struct Cell {
  std::uint32_t offset = 0;
  /// Of the text; its place among the rewritten ones where is_rewritten.
  std::uint32_t size = 0;
  bool is_quoted = false;
  /// The text is not as it stands in the source: quotes or marks were taken out.
  bool is_rewritten = false;
};

struct SheetRow {
  std::uint32_t offset = 0;
  std::uint32_t first_cell = 0;
  /// Up to the last one that is not empty; 0 for a row that separates tables.
  std::uint32_t cell_count = 0;
  /// A comment that is written like a heading: `# Player 2`.
  bool is_comment = false;
  /// A line of words around a table.
  bool is_prose = false;
};

enum class Layout { commas, semicolons, tabs, spaces, other_separator, markdown, latex, wiki };

class Sheet {
 public:
  explicit Sheet(const SourceText& source) : source_(source) {}

  [[nodiscard]] const SourceText& source() const { return source_; }
  [[nodiscard]] const std::vector<SheetRow>& rows() const { return rows_; }
  [[nodiscard]] std::span<const Cell> cells(const SheetRow& row) const {
    return std::span(cells_).subspan(row.first_cell, row.cell_count);
  }
  /// The cell at a place among all of them.
  [[nodiscard]] const Cell& cell(std::size_t index) const { return cells_[index]; }
  [[nodiscard]] std::string_view text(const Cell& cell) const {
    if (cell.is_rewritten) return rewritten_[cell.size];
    return source_.text().substr(cell.offset, cell.size);
  }
  [[nodiscard]] bool is_empty(const Cell& cell) const { return !cell.is_rewritten && cell.size == 0; }

  Layout layout = Layout::commas;
  /// Each cell holds the payoffs of all players, whatever stands between them.
  bool are_cells_of_players = false;
  /// In a cell `2,1` the comma may be a decimal's, unless commas divide the cells.
  [[nodiscard]] bool may_have_decimal_commas() const {
    return layout != Layout::commas && !are_cells_of_players;
  }
  Notes notes;
  /// Comments, captions and lines of words that say how the numbers are meant.
  std::vector<Remark> remarks;
  /// Texts outside of all cells that nothing has been made of.
  std::vector<Remark> passed_over;

  void begin_row(std::size_t offset);
  /// `text` is a part of the source; space at its ends is taken off.
  void add_cell(std::string_view text);
  void add_quoted(std::string_view text);
  /// A text that the source does not hold, for what begins at `offset`.
  void add_rewritten(std::size_t offset, std::string text, bool is_quoted);
  /// Another text for a cell that is there.
  void rewrite(std::size_t index, std::string text);
  /// A cell that is there once more.
  void add_copy(std::size_t index) { add(Cell(cells_[index])); }
  void clear(std::size_t index) { cells_[index] = {cells_[index].offset, 0, false, false}; }
  void empty_row(std::size_t row) { rows_[row].cell_count = 0; }
  /// Forgets empty cells at the end of the row; a lone text may be a remark.
  void end_row();
  /// A row of one cell, of a line of words.
  void add_prose(std::size_t offset, std::string_view line);
  /// A line that begins with '#': a note, a heading, or only a comment.
  void take_comment(std::string_view line);
  /// Keeps it among the remarks where it may say that the numbers are not what they would be read as.
  void take_remark(std::string_view text, std::size_t offset);
  /// The same of what is no cell.
  void pass_over(std::string_view text, std::size_t offset);

 private:
  void add(const Cell& cell);

  const SourceText& source_;
  std::vector<Cell> cells_;
  std::vector<SheetRow> rows_;
  std::deque<std::string> rewritten_;
};

/// "commas", "Markdown": what divides the cells, for the line that says how a table was read.
std::string_view layout_name(Layout layout);

/// True for a line that begins with '#', unless with an error of a spreadsheet: #N/A, #DIV/0!; and for a
/// fence of Markdown, ```, around a table.
bool is_comment_line(std::string_view line);

/// True for `=====  =====` and `-----  -----`, as reStructuredText and pandoc rule columns.
bool is_rule_of_columns(std::string_view line);

// One function per layout. Each fills the sheet from its source.
/// From `begin` on.
void lay_out_fields(Sheet& sheet, const ProseLines& prose, char separator, std::size_t begin = 0);
/// With `wide`, only two spaces or a tab divide columns.
void lay_out_columns(Sheet& sheet, const ProseLines& prose, bool wide = false);
void lay_out_markdown(Sheet& sheet);
void lay_out_latex(Sheet& sheet);
void lay_out_wiki(Sheet& sheet);

/// Finds the layout and fills the sheet.
void lay_out(Sheet& sheet);

/// Whether the text has rows with & and \\, as LaTeX's tables and matrices have them.
bool is_latex(std::string_view text);

/// Whether the first bar of the text begins a table of MediaWiki.
bool is_wiki(std::string_view text);

/// Whether the text is a table of Markdown, or one drawn with bars and dashes like it.
bool is_markdown(std::string_view text);

/// Fails where bars stand between numbers in pairs that nothing labels.
void refuse_bars_alone(const SourceText& source);

}  // namespace nashsolve::formats
