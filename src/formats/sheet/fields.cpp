// Fields with a separator between them (RFC 4180). Beyond the RFC: spaces around an unquoted field do not
// count, a field in brackets may hold the separator, `(2, 1)`, `[2, 1]`, a line that begins with `#` is a
// comment, and the line `sep=;` that Excel reads and writes says the separator.
#include <algorithm>

#include "headings.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

class Fields {
 public:
  Fields(Sheet& sheet, const ProseLines& prose, char separator, std::size_t begin)
      : sheet_(sheet),
        source_(sheet.source()),
        text_(source_.text()),
        prose_(prose),
        separator_(separator),
        position_(begin) {}

  void read() {
    while (position_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', position_), text_.size());
      const std::string_view line = text_.substr(position_, end - position_);
      const std::size_t first = line.find_first_not_of(" \t");
      if (is_comment_line(line)) {
        sheet_.take_comment(line.substr(first));
        position_ = std::min(end + 1, text_.size());
      } else if (prose_.has(position_) || is_prose(line)) {
        sheet_.add_prose(position_, line);
        position_ = std::min(end + 1, text_.size());
      } else {
        sheet_.begin_row(position_);
        read_record();
        sheet_.end_row();
      }
    }
  }

 private:
  void read_record() {
    while (true) {
      while (position_ < text_.size() && text_[position_] != separator_ &&
             (text_[position_] == ' ' || text_[position_] == '\t')) {
        ++position_;
      }
      if (position_ < text_.size() && text_[position_] == '"') {
        quoted();
      } else {
        plain();
      }
      if (position_ == text_.size() || text_[position_++] == '\n') return;
    }
  }

  void plain() {
    const std::size_t begin = position_;
    std::size_t end = begin;
    constexpr std::string_view kOpening = "([{";
    constexpr std::string_view kClosing = ")]}";
    const std::size_t kind = begin < text_.size() ? kOpening.find(text_[begin]) : std::string_view::npos;
    if (kind != std::string_view::npos) {
      const std::size_t closing = std::min(text_.find(kClosing[kind], begin), text_.size());
      if (closing < text_.find('\n', begin)) end = closing;
    }
    while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n') ++end;
    position_ = end;
    sheet_.add_cell(text_.substr(begin, end - begin));
  }

  void quoted() {
    const std::size_t quote = position_;
    std::size_t end = quote + 1;
    bool has_quotes = false;
    while (true) {
      end = text_.find('"', end);
      if (end == std::string_view::npos) {
        source_.fail(quote, "found a quoted field without end, expected '\"' at its end");
      }
      if (end + 1 == text_.size() || text_[end + 1] != '"') break;
      has_quotes = true;
      end += 2;
    }
    const std::string_view inner = text_.substr(quote + 1, end - quote - 1);
    if (has_quotes) {
      std::string unescaped;
      unescaped.reserve(inner.size());
      for (std::size_t i = 0; i < inner.size(); ++i) {
        unescaped += inner[i];
        if (inner[i] == '"') ++i;
      }
      sheet_.add_rewritten(quote + 1, std::move(unescaped), true);
    } else {
      sheet_.add_quoted(inner);
    }
    position_ = end + 1;
    while (position_ < text_.size() && text_[position_] != separator_ &&
           (text_[position_] == ' ' || text_[position_] == '\t' || text_[position_] == '\r')) {
      ++position_;
    }
    if (position_ < text_.size() && text_[position_] != separator_ && text_[position_] != '\n') {
      source_.fail(position_, "found text after a quoted field, expected " + excerpt({&separator_, 1}) +
                                  " or the end of the line");
    }
  }

  Sheet& sheet_;
  const SourceText& source_;
  std::string_view text_;
  const ProseLines& prose_;
  char separator_;
  std::size_t position_;
};

}  // namespace

void lay_out_fields(Sheet& sheet, const ProseLines& prose, char separator, std::size_t begin) {
  Fields(sheet, prose, separator, begin).read();
}

}  // namespace nashsolve::formats
