// The name of player 1 in front of one row of a table whose columns are apart by spaces, at the left of where
// the other rows begin:
//
//                 Bob
//              L       R
//     Ann  T  4, 2   0, -1
//          B  1, 5   3, 3
#pragma once

#include <cstddef>
#include <map>
#include <string_view>

namespace nashsolve::formats {

class NamesAtLeft {
 public:
  explicit NamesAtLeft(std::string_view text);

  /// Of the line that begins at `offset`, in a table with such a name: how far the name reaches, in each of
  /// its rows of payoffs; 0 for the lines above them. Null elsewhere.
  [[nodiscard]] const std::size_t* of_line(std::size_t offset) const {
    const auto line = widths_.find(offset);
    return line == widths_.end() ? nullptr : &line->second;
  }

 private:
  std::map<std::size_t, std::size_t> widths_;
};

}  // namespace nashsolve::formats
