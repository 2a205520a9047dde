// Arrays within arrays as Python, NumPy, MATLAB, Julia, Mathematica and JSON write and print them:
//
//   [[4, 0], [1, 3]]        [[4 0]        [4 0; 1 3]       {{4, 0}, {1, 3}}       array([[4, 0],
//                            [1 3]]                                                      [1, 3]])
//   [[(4, 2), (0, -1)], [(1, 5), (3, 3)]]                  A = [4 0; 1 3]
//
//   file      = { [NAME "="] value [";" | ","] }
//   value     = number | quoted number | "[" items "]" | "(" items ")" | "{" items "}" | NAME "(" value {","
//   anything} ")" items     = values with commas, spaces or line ends between them; in brackets of numbers,
//   ";" and (outside of other
//               brackets) a line end begin a row
//
// "#", "%" and "//" begin comments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "passed_over.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

struct ArrayNode {
  std::size_t offset = 0;
  /// Of a number; empty for an array.
  std::string number;
  std::vector<ArrayNode> entries;
  /// Written with parentheses.
  bool is_tuple = false;
};

struct NamedArray {
  /// Empty where there is none.
  std::string name;
  ArrayNode value;
  /// Behind it in its line, or else before it.
  std::string comment = {};
  /// All comments since the array before it; of the last one also those behind it.
  std::vector<Remark> remarks = {};
};

/// At least one.
std::vector<NamedArray> read_arrays(const SourceText& source);

/// Arrays behind one another as Python's tuple without its parentheses.
std::vector<NamedArray> as_one_tuple(std::vector<NamedArray> arrays);

/// True where the text begins like such arrays: with brackets, `NAME = [`, `array([`.
bool begins_with_array(std::string_view text);

}  // namespace nashsolve::formats
