// Tables of MediaWiki: `{|` begins and `|}` ends one, `|-` a row; `!` and `|` at the beginning of a line,
// `!!` and `||` within one begin cells (mediawiki.org, Help:Tables). What stands before a single bar in a
// cell are its attributes: of these colspan and rowspan leave empty cells. Bold, italics and links are taken
// off.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "headings.hpp"
#include "number_text.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::int64_t kMostSpanned = 1000;

/// The number under `name=` among attributes, 1 where there is none.
std::size_t span_of(std::string_view attributes, std::string_view name) {
  const std::size_t at = attributes.find(name);
  if (at == std::string_view::npos) return 1;
  std::string_view rest = attributes.substr(at + name.size());
  const std::size_t digits = rest.find_first_not_of(" =\"'");
  if (digits == std::string_view::npos) return 1;
  rest = rest.substr(digits);
  const auto value = parse_int64(rest.substr(0, rest.find_first_not_of("0123456789")));
  return value && *value > 0 && *value <= kMostSpanned ? static_cast<std::size_t>(*value) : 1;
}

std::string plain_text(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
      {"'''", ""}, {"''", ""}, {"&minus;", "-"}, {"&#8722;", "-"}, {"&nbsp;", " "}, {"&thinsp;", " "}};
  std::string result(text);
  for (const auto& [mark, plain] : kMarks) {
    for (std::size_t at = result.find(mark); at != std::string::npos;
         at = result.find(mark, at + plain.size()))
      result.replace(at, mark.size(), plain);
  }
  // [[Stag hunt|Stag]] shows Stag.
  for (std::size_t begin = result.find("[["); begin != std::string::npos; begin = result.find("[[")) {
    const std::size_t end = result.find("]]", begin);
    if (end == std::string::npos) break;
    const std::size_t bar = result.rfind('|', end);
    const std::size_t shown = bar != std::string::npos && bar > begin ? bar + 1 : begin + 2;
    result.replace(begin, end + 2 - begin, result.substr(shown, end - shown));
  }
  return std::string(trimmed_cell(result));
}

class Wiki {
 public:
  explicit Wiki(Sheet& sheet) : sheet_(sheet), text_(sheet.source().text()) {}

  void read() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      read_line(trimmed_cell(text_.substr(begin, end - begin)), begin);
      begin = end + 1;
    }
    end_table(text_.size());
  }

 private:
  struct WikiCell {
    std::size_t offset;
    std::string text;
    std::size_t columns = 1;
    std::size_t rows = 1;
  };

  void read_line(std::string_view line, std::size_t offset) {
    if (line.empty()) return;
    offset = static_cast<std::size_t>(line.data() - text_.data());
    if (line.starts_with("{|")) {
      end_table(offset);
      in_table_ = true;
    } else if (!in_table_) {
      if (heading_of(line)) {
        lone_row(line, offset);
      } else {
        sheet_.pass_over(plain_text(line), offset);
      }
    } else if (line.starts_with("|}")) {
      if (line.size() > 2)
        sheet_.source().fail(offset + 2, "found " + excerpt(line.substr(2)) +
                                             " behind the end of a table, expected a line end");
      end_table(offset);
    } else if (line.starts_with("|-")) {
      end_row();
    } else if (line.starts_with("|+")) {
      if (heading_of(line.substr(2))) {
        lone_row(trimmed_cell(line.substr(2)), offset);
        sheet_.take_remark(plain_text(line.substr(2)), offset);
      } else {
        sheet_.pass_over(plain_text(line.substr(2)), offset);
      }
    } else if (line.front() == '|' || line.front() == '!') {
      add_cells(line.substr(1), line.front() == '!');
    } else if (!row_.empty()) {
      row_.back().text += " " + std::string(line);
    }
  }

  void add_cells(std::string_view line, bool is_header) {
    while (true) {
      std::size_t end = line.find("||");
      if (is_header) end = std::min(end, line.find("!!"));
      add(line.substr(0, end));
      if (end == std::string_view::npos) return;
      line.remove_prefix(end + 2);
    }
  }

  void add(std::string_view content) {
    WikiCell cell{static_cast<std::size_t>(content.data() - text_.data()), {}};
    const std::size_t bar = content.find('|');
    const bool has_attributes = bar != std::string_view::npos && content.find("[[") > bar &&
                                content.substr(0, bar).find('=') != std::string_view::npos;
    if (has_attributes) {
      cell.columns = span_of(content.substr(0, bar), "colspan");
      cell.rows = span_of(content.substr(0, bar), "rowspan");
      content.remove_prefix(bar + 1);
    }
    cell.text = content;
    row_.push_back(std::move(cell));
  }

  void lone_row(std::string_view text, std::size_t offset) {
    sheet_.begin_row(offset);
    sheet_.add_rewritten(offset, plain_text(text), false);
    sheet_.end_row();
  }

  void end_row() {
    if (row_.empty()) return;
    sheet_.begin_row(row_.front().offset);
    std::size_t column = 0;
    const auto cover = [&](std::size_t rows) {
      if (covered_.size() <= column) covered_.resize(column + 1);
      covered_[column++] = rows;
    };
    const auto pass_covered = [&](std::size_t offset) {
      while (column < covered_.size() && covered_[column] > 0) {
        sheet_.add_rewritten(offset, "", false);
        cover(covered_[column] - 1);
      }
    };
    for (const WikiCell& cell : row_) {
      pass_covered(cell.offset);
      sheet_.add_rewritten(cell.offset, plain_text(cell.text), false);
      cover(cell.rows - 1);
      for (std::size_t more = 1; more < cell.columns; ++more) {
        sheet_.add_rewritten(cell.offset, "", false);
        cover(cell.rows - 1);
      }
    }
    pass_covered(row_.back().offset);
    sheet_.end_row();
    row_.clear();
  }

  void end_table(std::size_t offset) {
    end_row();
    covered_.clear();
    in_table_ = false;
    sheet_.begin_row(offset);
    sheet_.end_row();
  }

  Sheet& sheet_;
  std::string_view text_;
  std::vector<WikiCell> row_;
  /// For each column, in how many of the rows that follow a cell above covers it.
  std::vector<std::size_t> covered_;
  bool in_table_ = false;
};

}  // namespace

bool is_wiki(std::string_view text) {
  text = trimmed_cell(text);
  // Behind lines of words.
  return text.starts_with("{|") || text.find("\n{|") < text.find('|');
}

void lay_out_wiki(Sheet& sheet) {
  Wiki(sheet).read();
}

}  // namespace nashsolve::formats
