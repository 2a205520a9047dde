// What one cell of a table holds: a number, several payoffs, a label, or something that looks like a number
// and is none. Several payoffs stand in a cell as `2|1`, `2, 1`, `2,1`, `2;1`, `2:1` or `2 1`, with
// parentheses or without. `1/3` is always a fraction.
#pragma once

#include <string_view>
#include <vector>

namespace nashsolve::formats {

enum class CellKind {
  empty,
  number,
  /// Numbers with a delimiter between them.
  several,
  /// No number, but nothing that could be a label: `1O`, `(3)`, `N/A`.
  doubtful,
  text
};

struct CellContent {
  CellKind kind = CellKind::empty;
  /// The numbers of the cell, parts of its text.
  std::vector<std::string_view> numbers;
  /// '|' ',' ';' ':' or ' ', where there are several.
  char delimiter = '|';
  bool in_parentheses = false;
  /// A comma without space after it, so that `2,1` may be a decimal.
  bool is_tight = false;
};

/// Fills `content` anew.
void read_content(std::string_view text, CellContent& content);

CellKind kind_of(std::string_view text);

}  // namespace nashsolve::formats
