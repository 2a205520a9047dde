#include "csv_records.hpp"

#include <algorithm>

namespace nashsolve::formats {

std::size_t CsvRecord::width() const {
  const auto last =
      std::find_if(fields.rbegin(), fields.rend(), [](const CsvField& field) { return !field.text.empty(); });
  return static_cast<std::size_t>(fields.rend() - last);
}

CsvRecords::CsvRecords(const SourceText& source)
    : source_(source), text_(source.text()), separator_(detect_separator()) {
  seek(0);
}

std::size_t CsvRecords::line_end(std::size_t offset) const {
  return std::min(text_.find('\n', offset), text_.size());
}

bool CsvRecords::skip_comments(Notes* notes) {
  while (position_ < text_.size()) {
    const std::size_t first = text_.find_first_not_of(" \t", position_);
    if (first == std::string_view::npos || text_[first] != '#') return true;
    const std::size_t end = line_end(first);
    if (notes != nullptr) notes->take(text_.substr(first, end - first), first);
    position_ = std::min(end + 1, text_.size());
  }
  return false;
}

/// The separator of the first line that has any: a tab if there is one, then `;`, then `,`.
char CsvRecords::detect_separator() {
  while (skip_comments(nullptr)) {
    bool has_tab = false;
    bool has_semicolon = false;
    bool has_comma = false;
    bool in_quotes = false;
    bool in_parentheses = false;
    for (; position_ < text_.size(); ++position_) {
      const char c = text_[position_];
      if (c == '"') in_quotes = !in_quotes;
      if (in_quotes) continue;
      if (c == '\n') break;
      if (c == '(') in_parentheses = true;
      if (c == ')') in_parentheses = false;
      if (in_parentheses) continue;
      has_tab = has_tab || c == '\t';
      has_semicolon = has_semicolon || c == ';';
      has_comma = has_comma || c == ',';
    }
    position_ = std::min(position_ + 1, text_.size());
    if (has_tab) return '\t';
    if (has_semicolon) return ';';
    if (has_comma) return ',';
  }
  return ',';
}

bool CsvRecords::next(CsvRecord& record, Notes* notes) {
  if (!skip_comments(notes)) return false;
  record.offset = position_;
  record.fields.clear();
  record.unescaped.clear();
  while (true) {
    while (position_ < text_.size() && text_[position_] != separator_ &&
           (text_[position_] == ' ' || text_[position_] == '\t')) {
      ++position_;
    }
    const bool is_quoted = position_ < text_.size() && text_[position_] == '"';
    record.fields.push_back(is_quoted ? quoted_field(record) : plain_field());
    if (position_ == text_.size()) return true;
    if (text_[position_++] == '\n') return true;
  }
}

CsvField CsvRecords::plain_field() {
  const std::size_t begin = position_;
  std::size_t end = begin;
  if (begin < text_.size() && text_[begin] == '(') {
    const std::size_t closing = text_.find_first_of(")\n", begin);
    if (closing != std::string_view::npos && text_[closing] == ')') end = closing;
  }
  while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n') ++end;
  position_ = end;
  while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t' || text_[end - 1] == '\r')) --end;
  return {text_.substr(begin, end - begin), begin, false};
}

CsvField CsvRecords::quoted_field(CsvRecord& record) {
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
  CsvField field{text_.substr(quote + 1, end - quote - 1), quote + 1, true};
  if (has_quotes) {
    std::string& text = record.unescaped.emplace_back();
    text.reserve(field.text.size());
    for (std::size_t i = 0; i < field.text.size(); ++i) {
      text += field.text[i];
      if (field.text[i] == '"') ++i;
    }
    field.text = text;
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
  return field;
}

}  // namespace nashsolve::formats
