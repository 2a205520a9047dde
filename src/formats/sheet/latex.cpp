// Tables and matrices of LaTeX: cells with & between them, rows with \\ at their end, in any environment or
// none. What only draws (\hline, booktabs' rules, \centering) is passed over, what only dresses a cell
// ($...$, \textbf{...}) is taken off. Every environment is a table of its own, under what stands before it as
// its heading: `A = \begin{bmatrix}`. What may change the number of cells (\multicolumn) or a number (\frac)
// is refused.
#include <algorithm>
#include <array>
#include <string>

#include "headings.hpp"
#include "number_text.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

class Latex {
 public:
  explicit Latex(Sheet& sheet) : sheet_(sheet), source_(sheet.source()), text_(source_.text()) {}

  void read() {
    while (position_ < text_.size()) {
      const char c = text_[position_];
      if (c == '%') {
        position_ = std::min(text_.find('\n', position_), text_.size());
      } else if (c == '\\') {
        command();
      } else if (c == '&') {
        end_cell();
        ++position_;
      } else {
        if (c != '$' && c != '{' && c != '}') put(c);
        ++position_;
      }
    }
    end_table();
  }

 private:
  void put(char c) {
    if (cell_.empty()) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') return;
      cell_offset_ = position_;
    }
    cell_ += c == '\n' || c == '\r' ? ' ' : c;
  }

  void end_cell() {
    if (!in_row_) sheet_.begin_row(cell_.empty() ? position_ : cell_offset_);
    in_row_ = true;
    std::string content(trimmed_cell(cell_));
    sheet_.add_rewritten(content.empty() ? position_ : cell_offset_, std::move(content), false);
    cell_.clear();
  }

  void end_row() {
    if (in_row_ || !trimmed_cell(cell_).empty()) {
      end_cell();
      sheet_.end_row();
    }
    in_row_ = false;
    cell_.clear();
  }

  /// What stands outside of tables only counts where it is written like a heading. A number may be one of a
  /// last row, which is then too short.
  void end_table() {
    const bool is_row = in_row_ || depth_ > 0 || looks_like_number(trimmed_cell(cell_));
    if (!is_row && !heading_of(cell_)) cell_.clear();
    end_row();
    sheet_.begin_row(position_);
    sheet_.end_row();
  }

  std::string_view word() {
    const std::size_t begin = ++position_;
    while (position_ < text_.size() && ((text_[position_] >= 'a' && text_[position_] <= 'z') ||
                                        (text_[position_] >= 'A' && text_[position_] <= 'Z'))) {
      ++position_;
    }
    return text_.substr(begin, position_ - begin);
  }

  /// `{...}` or `[...]`, which is passed over.
  std::string_view argument(char open, char close) {
    std::size_t at = text_.find_first_not_of(" \t\r\n", position_);
    if (at == std::string_view::npos || text_[at] != open) return {};
    const std::size_t begin = at + 1;
    std::size_t depth = 0;
    for (; at < text_.size(); ++at) {
      if (text_[at] == open) ++depth;
      if (text_[at] == close && --depth == 0) break;
    }
    if (at == text_.size())
      source_.fail(begin - 1, std::string("found '") + open + "' without end, expected '" + close + "'");
    position_ = at + 1;
    return text_.substr(begin, at - begin);
  }

  void command() {
    const std::size_t begin = position_;
    if (begin + 1 == text_.size()) source_.fail(begin, "found '\\' at the end, expected a command of LaTeX");
    const char next = text_[begin + 1];
    if (next == '\\') {
      position_ += 2;
      if (position_ < text_.size() && text_[position_] == '[') argument('[', ']');
      end_row();
      return;
    }
    if (const bool is_letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'); !is_letter) {
      position_ += 2;
      // Escaped characters stand for themselves; \[ \] \( \) \, \; \! only set.
      if (next == '%' || next == '$' || next == '&' || next == '#' || next == '_') {
        put(next);
      } else if (std::string_view("[]();,!: \n").find(next) != std::string_view::npos) {
        put(' ');
      } else {
        fail(begin, text_.substr(begin, 2));
      }
      return;
    }
    const std::string_view name = word();
    if (name == "begin") {
      begin_environment();
    } else if (name == "end") {
      argument('{', '}');
      end_table();
      depth_ -= depth_ > 0 ? 1 : 0;
    } else {
      other_command(name, begin);
    }
  }

  void begin_environment() {
    const std::string_view name = argument('{', '}');
    constexpr std::array<std::string_view, 6> kAround = {"document", "center",    "table",
                                                         "equation", "equation*", "align"};
    if (std::find(kAround.begin(), kAround.end(), name) != kAround.end()) {
      argument('[', ']');
      cell_.clear();
      return;
    }
    end_table();
    ++depth_;
    while (!argument('{', '}').empty() || !argument('[', ']').empty()) {
    }
  }

  void other_command(std::string_view name, std::size_t begin) {
    constexpr std::array<std::string_view, 17> kDrawing = {
        "hline",        "toprule", "midrule", "bottomrule", "centering", "small",
        "footnotesize", "left",    "right",   "noindent",   "quad",      "qquad",
        "displaystyle", "medskip", "bigskip", "smallskip",  "par"};
    constexpr std::array<std::string_view, 9> kWithArgument = {"cline",         "caption",    "label",
                                                               "documentclass", "usepackage", "cmidrule",
                                                               "renewcommand",  "setlength",  "vspace"};
    constexpr std::array<std::string_view, 10> kDress = {"text",   "textbf", "textit", "textrm", "emph",
                                                         "mathrm", "mathbf", "mathit", "texttt", "textsf"};
    const auto is_in = [&](const auto& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (is_in(kDrawing)) {
      put(' ');
    } else if (is_in(kWithArgument)) {
      argument('(', ')');
      argument('[', ']');
      argument('{', '}');
      if (name == "renewcommand" || name == "setlength") argument('{', '}');
    } else if (!is_in(kDress)) {
      fail(begin, text_.substr(begin, position_ - begin));
    }
  }

  [[noreturn]] void fail(std::size_t offset, std::string_view what) {
    source_.fail(offset, "found " + excerpt(what) +
                             " in a table of LaTeX, expected cells of text and plain numbers such as 3, "
                             "0.5 or 1/3, with & between them and \\\\ after each row");
  }

  Sheet& sheet_;
  const SourceText& source_;
  std::string_view text_;
  std::size_t position_ = 0;
  std::string cell_;
  std::size_t cell_offset_ = 0;
  std::size_t depth_ = 0;
  bool in_row_ = false;
};

}  // namespace

bool is_latex(std::string_view text) {
  std::size_t lines = 0;
  std::size_t rows = 0;
  bool has_environment = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trimmed_cell(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty() || line.front() == '%') continue;
    ++lines;
    const std::size_t row_end = line.rfind("\\\\");
    const bool ends_row = row_end != std::string_view::npos &&
                          line.find_first_not_of("\\abcdefghijklmnopqrstuvwxyz[]{}0123456789.- ", row_end) ==
                              std::string_view::npos;
    if (line.find('&') != std::string_view::npos && ends_row) ++rows;
    const std::size_t command = line.find("\\begin{");
    has_environment =
        has_environment || (command == 0 || (command != std::string_view::npos &&
                                             line.find('"') == std::string_view::npos && line[0] != '#'));
  }
  return 2 * rows > lines || (has_environment && text.find('&') != std::string_view::npos);
}

void lay_out_latex(Sheet& sheet) {
  Latex(sheet).read();
}

}  // namespace nashsolve::formats
