// The records of a CSV text (RFC 4180), with `,` `;` or tab between the fields. Beyond the RFC: spaces around
// an unquoted field do not count, a field in parentheses may hold the separator, `(2, 1)`, and a line that
// begins with `#` is a comment.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "notes.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

struct CsvField {
  std::string_view text;
  /// Of the first character of `text`.
  std::size_t offset = 0;
  bool is_quoted = false;
};

struct CsvRecord {
  std::size_t offset = 0;
  std::vector<CsvField> fields;
  /// The texts of quoted fields that hold quotes themselves.
  std::deque<std::string> unescaped;

  /// The number of fields up to the last one that is not empty.
  [[nodiscard]] std::size_t width() const;
};

class CsvRecords {
 public:
  explicit CsvRecords(const SourceText& source);

  [[nodiscard]] char separator() const { return separator_; }
  [[nodiscard]] std::size_t position() const { return position_; }

  /// Comments go into `notes` unless it is null. A record without any text has width 0. False at the end.
  bool next(CsvRecord& record, Notes* notes = nullptr);

  /// Goes on reading where the record at `offset` begins.
  void seek(std::size_t offset) { position_ = offset; }

 private:
  [[nodiscard]] char detect_separator();
  [[nodiscard]] std::size_t line_end(std::size_t offset) const;
  bool skip_comments(Notes* notes);
  CsvField quoted_field(CsvRecord& record);
  CsvField plain_field();

  const SourceText& source_;
  std::string_view text_;
  std::size_t position_ = 0;
  char separator_ = ',';
};

}  // namespace nashsolve::formats
