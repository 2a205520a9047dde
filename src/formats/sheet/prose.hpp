// Lines of words around a table, whatever divides cells in it: paragraphs, between empty lines, that have
// more words than numbers, beside others that are tables; and a title right above the labels of columns.
#pragma once

#include <cstddef>
#include <set>
#include <string_view>

namespace nashsolve::formats {

class ProseLines {
 public:
  explicit ProseLines(std::string_view text);

  /// Whether the line that begins at `offset` of the text is one.
  [[nodiscard]] bool has(std::size_t offset) const { return begins_.contains(offset); }

 private:
  std::set<std::size_t> begins_;
};

}  // namespace nashsolve::formats
