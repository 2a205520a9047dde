// Files of other programs that are recognised by how they begin, so that the message says what they are and
// what to do with them instead of where the first wrong character stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nashsolve::formats {

struct ForeignFormat {
  /// "an Excel workbook (.xlsx)"
  std::string name;
  std::string expected;
  std::string hint;
};

/// What the file is, from its beginning; nothing where it may be a game of a format that is read.
std::optional<ForeignFormat> foreign_format(std::string_view text);

}  // namespace nashsolve::formats
