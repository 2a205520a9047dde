// Tables and matrices of LaTeX: cells with & between them, rows with \\ at their end, in any environment or
// none. What only draws (\hline, booktabs' rules, \centering) is passed over, what only dresses a cell
// ($...$, \textbf{...}) is taken off. Every environment is a table of its own, under what stands before it as
// its heading: `A = \begin{bmatrix}`. A cell of \multicolumn is followed by as many empty ones as it covers,
// one of \multirow stands in its first row, and \frac{1}{2} is 1/2. Other commands that may change a number
// are refused. In Osborne's sgame \> may stand for &, and each cell of its environment `game` holds the
// payoffs of all players, so that the comma of `3,3` is none of a decimal; in brackets it names the players.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "headings.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::int64_t kMostCovered = 1000;
/// Of a decimal, or of thousands, but between no two payoffs: it stays, so that nothing takes it for that.
constexpr std::string_view kBracedComma = "{,}";

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

class Latex {
 public:
  explicit Latex(Sheet& sheet) : sheet_(sheet), source_(sheet.source()), text_(source_.text()) {}

  void read() {
    while (position_ < text_.size()) {
      const char c = text_[position_];
      if (c == '%') {
        const std::size_t begin = position_;
        position_ = std::min(text_.find('\n', position_), text_.size());
        sheet_.pass_over(trimmed_cell(text_.substr(begin + 1, position_ - begin - 1)), begin);
      } else if (c == '\\') {
        command();
      } else if (c == '&') {
        end_cell();
        ++position_;
      } else if (text_.substr(position_).starts_with(kBracedComma)) {
        for (const char each : kBracedComma) put(each);
        position_ += kBracedComma.size();
      } else {
        if (c != '$' && c != '{' && c != '}') put(c == '~' ? ' ' : c);
        ++position_;
      }
    }
    end_table();
  }

 private:
  void put(char c) {
    // A^T, A/2: what stands behind a matrix makes another one of it.
    if (is_behind_ && is_one_of(c, "^'*/+")) fail(position_, text_.substr(position_, 1), "behind a matrix");
    if (!is_one_of(c, " \n\t\r)]|.")) is_behind_ = false;
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
    if (content.empty()) content = corner_;
    corner_.clear();
    sheet_.add_rewritten(content.empty() ? position_ : cell_offset_, std::move(content), false);
    for (; covered_ > 0; --covered_) sheet_.add_rewritten(position_, "", false);
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
    // `, B =` behind the matrix A.
    if (!is_row) cell_.erase(0, std::min(cell_.find_first_not_of(",;. "), cell_.size()));
    if (!is_row && !heading_of(cell_)) {
      sheet_.pass_over(cell_, cell_offset_);
      cell_.clear();
    }
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
      if (position_ < text_.size() && text_[position_] == '*') ++position_;
      if (position_ < text_.size() && text_[position_] == '[') argument('[', ']');
      end_row();
      return;
    }
    if (next == '>' && depth_ > 0 && text_.find('&') == std::string_view::npos) {
      position_ += 2;
      end_cell();
      return;
    }
    if (!is_letter(next)) {
      position_ += 2;
      // Escaped characters stand for themselves; \[ \] \( \) \, \; \! only set.
      if (next == '%' || next == '$' || next == '&' || next == '#' || next == '_') {
        put(next);
      } else if (std::string_view("[]();,!:> \n").find(next) != std::string_view::npos) {
        put(' ');
      } else {
        fail(begin, text_.substr(begin, 2));
      }
      return;
    }
    const std::string_view name = word();
    if (name == "begin") {
      begin_environment(begin);
    } else if (name == "end") {
      argument('{', '}');
      is_behind_ = depth_ > 0;
      end_table();
      depth_ -= depth_ > 0 ? 1 : 0;
    } else if (name == "tabularnewline") {
      end_row();
    } else if (name == "multicolumn" || name == "multirow") {
      begin_span(name, begin);
    } else if (name == "frac" || name == "dfrac" || name == "tfrac" || name == "nicefrac" ||
               name == "sfrac") {
      fraction(begin);
    } else if (!in_row_ && (name == "diagbox" || name == "backslashbox")) {
      argument('[', ']');
      const std::string_view rows = argument('{', '}');
      for (const char c : names_in_corner(rows, argument('{', '}'))) put(c);
    } else if (name == "textbackslash" || name == "backslash") {
      put('\\');
    } else {
      other_command(name, begin);
    }
  }

  /// Of `\multicolumn{2}{c}{Player 2}` and `\multirow{2}*{Player 1}` all but what is in the cell.
  void begin_span(std::string_view name, std::size_t begin) {
    const auto count = parse_int64(trimmed_cell(argument('{', '}')));
    if (!count || *count < 1 || *count > kMostCovered || !trimmed_cell(cell_).empty())
      fail(begin, text_.substr(begin, position_ - begin));
    if (name == "multicolumn") covered_ = static_cast<std::size_t>(*count) - 1;
    if (name == "multirow") argument('[', ']');
    if (position_ < text_.size() && text_[position_] == '*') {
      ++position_;
    } else {
      argument('{', '}');
    }
  }

  /// As a corner of CSV; empty where a name is dressed.
  static std::string names_in_corner(std::string_view rows, std::string_view columns) {
    const std::string names = std::string(rows) + " \\ " + std::string(columns);
    const bool is_plain = std::count(names.begin(), names.end(), '\\') == 1;
    return is_plain && !rows.empty() && !columns.empty() ? names : "";
  }

  /// `{12}`, or the one character that stands in its place.
  std::string_view argument_or_character() {
    const std::size_t at = std::min(text_.find_first_not_of(" \t\r\n", position_), text_.size());
    if (at == text_.size() || text_[at] == '{') return trimmed_cell(argument('{', '}'));
    position_ = at + 1;
    return text_.substr(at, 1);
  }

  /// `\frac{1}{2}` as 1/2, `\frac{c - 1}{2}` as (c - 1)/2. After a digit it may be a mixed number or a
  /// product.
  void fraction(std::size_t begin) {
    const std::string before(trimmed_cell(cell_));
    const std::string_view above = argument_or_character();
    const std::string_view below = argument_or_character();
    const std::string_view all = text_.substr(begin, position_ - begin);
    const auto has_only = [](std::string_view text, std::string_view more) {
      return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
      });
    };
    const bool is_plain = has_only(above, "") || (above.starts_with('-') && has_only(above.substr(1), ""));
    const bool is_formula = std::none_of(above.begin(), above.end(), [](char c) { return c == '\\'; });
    const bool follows_digit = !before.empty() && before.back() >= '0' && before.back() <= '9';
    const std::size_t next = text_.find_first_not_of(" \t{}$", position_);
    const bool precedes_digit = next != std::string_view::npos && is_one_of(text_[next], "0123456789.");
    if (above.empty() || follows_digit || precedes_digit || !has_only(below, "") || !(is_plain || is_formula))
      fail(begin, all);
    const std::string text = (is_plain ? std::string(above) : "(" + std::string(above) + ")") + "/";
    for (const char c : text + std::string(below)) put(c);
    if (before.empty()) cell_offset_ = begin;
  }

  /// `B = -\begin{pmatrix}`, `B = 10 -`, `B = c`: the matrix is another one. Behind an equals sign in prose
  /// stand several words.
  void refuse_factor(std::size_t offset) {
    if (depth_ > 0 || cell_.empty()) return;
    if (is_one_of(cell_.back(), "0123456789+-*/"))
      fail(offset, cell_.substr(cell_.size() - 1), "before a matrix");
    const std::size_t equals = cell_.rfind('=');
    if (equals == std::string::npos) return;
    const std::string_view behind = trimmed_cell(std::string_view(cell_).substr(equals + 1));
    const bool is_open = behind.find_first_not_of("([ ") == std::string_view::npos;
    const bool is_prose =
        behind.find(' ') != std::string_view::npos && std::ranges::any_of(behind, is_letter);
    if (!is_open && !is_prose) fail(offset, behind, "before a matrix");
  }

  void begin_environment(std::size_t begin) {
    const std::string_view name = argument('{', '}');
    constexpr std::array<std::string_view, 10> kAround = {"document", "center",     "table",     "table*",
                                                          "figure",   "equation",   "equation*", "align",
                                                          "align*",   "displaymath"};
    if (std::find(kAround.begin(), kAround.end(), name) != kAround.end()) {
      argument('[', ']');
      cell_.clear();
      return;
    }
    refuse_factor(begin);
    end_table();
    ++depth_;
    sheet_.are_cells_of_players = name == "game" && (sheet_.are_cells_of_players || is_first_);
    is_first_ = false;
    is_behind_ = false;
    std::array<std::string_view, 3> names;
    while (!argument('{', '}').empty()) {
    }
    for (std::string_view& each : names) each = trimmed_cell(argument('[', ']'));
    if (name == "game") {
      corner_ = names_in_corner(names[0], names[1]);
      if (!names[2].empty()) sheet_.pass_over(names[2], begin);
    }
    while (!argument('{', '}').empty() || !argument('[', ']').empty()) {
    }
  }

  void other_command(std::string_view name, std::size_t begin) {
    constexpr auto kDrawing = std::to_array<std::string_view>(
        {"hline",      "toprule",    "midrule",   "bottomrule", "centering", "small",      "footnotesize",
         "left",       "right",      "noindent",  "quad",       "qquad",     "hdashline",  "displaystyle",
         "medskip",    "bigskip",    "smallskip", "par",        "hfill",     "fill",       "vfill",
         "scriptsize", "normalsize", "large",     "bfseries",   "itshape",   "firsthline", "lasthline",
         "bf",         "it",         "em",        "sf",         "sc",        "rm",         "tt"});
    constexpr auto kWithArgument = std::to_array<std::string_view>(
        {"cline", "caption", "label", "documentclass", "usepackage", "cmidrule", "renewcommand", "setlength",
         "vspace", "hspace", "phantom", "hphantom", "vphantom", "addlinespace"});
    // They leave no space where they stand.
    constexpr auto kColours = std::to_array<std::string_view>(
        {"color", "textcolor", "colorbox", "rowcolor", "cellcolor", "arrayrulecolor"});
    constexpr auto kDress = std::to_array<std::string_view>(
        {"text",   "textbf", "textit",     "textrm",     "emph",      "mathrm", "mathbf",
         "mathit", "texttt", "textsf",     "textsc",     "underline", "uline",  "boxed",
         "fbox",   "mbox",   "ensuremath", "boldsymbol", "bm",        "num"});
    // Names of strategies in books.
    constexpr auto kGreek =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"alpha", "\u03b1"},
                                                                      {"beta", "\u03b2"},
                                                                      {"gamma", "\u03b3"},
                                                                      {"delta", "\u03b4"},
                                                                      {"lambda", "\u03bb"},
                                                                      {"mu", "\u03bc"},
                                                                      {"pi", "\u03c0"},
                                                                      {"sigma", "\u03c3"},
                                                                      {"theta", "\u03b8"},
                                                                      {"omega", "\u03c9"}});
    const auto is_in = [&](const auto& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (const auto letter = std::ranges::find(kGreek, name, [](const auto& each) { return each.first; });
        letter != kGreek.end()) {
      for (const char c : letter->second) put(c);
    } else if (is_in(kDrawing)) {
      put(' ');
    } else if (is_in(kColours)) {
      argument('[', ']');
      argument('{', '}');
    } else if (is_in(kWithArgument)) {
      put(' ');
      if (position_ < text_.size() && text_[position_] == '*') ++position_;
      argument('(', ')');
      argument('[', ']');
      const std::string_view text = argument('{', '}');
      if (name == "caption") sheet_.pass_over(text, begin);
      if (name == "renewcommand" || name == "setlength") argument('{', '}');
    } else if (!is_in(kDress)) {
      fail(begin, text_.substr(begin, position_ - begin));
    }
  }

  [[noreturn]] void fail(std::size_t offset, std::string_view what, const std::string& where = "in a table") {
    source_.fail(offset, "found " + excerpt(what) + " " + where +
                             " of LaTeX, expected cells of text and plain numbers such as 3, "
                             "0.5 or 1/3, with & between them and \\\\ after each row");
  }

  Sheet& sheet_;
  const SourceText& source_;
  std::string_view text_;
  std::size_t position_ = 0;
  std::string cell_;
  std::size_t cell_offset_ = 0;
  std::size_t depth_ = 0;
  /// The players' names that the environment gives, until its first cell is there.
  std::string corner_;
  /// Nothing but brackets since an environment ended.
  bool is_behind_ = false;
  /// Cells that the one being read covers beyond its own.
  std::size_t covered_ = 0;
  bool in_row_ = false;
  bool is_first_ = true;
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
                          line.find_first_not_of("\\abcdefghijklmnopqrstuvwxyz[]{}0123456789.-* ", row_end) ==
                              std::string_view::npos;
    if (line.find('&') != std::string_view::npos && ends_row) ++rows;
    const std::size_t command = line.find("\\begin{");
    has_environment =
        has_environment || (command == 0 || (command != std::string_view::npos &&
                                             line.find('"') == std::string_view::npos && line[0] != '#'));
  }
  const bool has_cells =
      text.find('&') != std::string_view::npos || text.find("\\>") != std::string_view::npos;
  return 2 * rows > lines || (has_environment && has_cells);
}

void lay_out_latex(Sheet& sheet) {
  Latex(sheet).read();
}

}  // namespace nashsolve::formats
