// A grid of characters to draw on: lines in the eight dots of Braille patterns (Unicode U+2800 to U+28FF) or
// in characters of ASCII, and text over them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nashsolve::plot {

class TextCanvas {
 public:
  TextCanvas(std::size_t width, std::size_t height, bool ascii);

  struct Pen {
    /// What ASCII draws with.
    char letter;
    bool dashed;
  };

  /// From (0, 0), the lower left, to (1, 1). The dashes begin so many steps late; returns where the next
  /// piece of the same line begins.
  long line(double x0, double y0, double x1, double y1, const Pen& pen, long late = 0);
  /// A character that replaces what is below it.
  void mark(double x, double y, std::string_view character);
  /// Text beside the place where a mark would stand, where it covers no other text; right of it if that has
  /// room.
  void label(double x, double y, std::string_view text);
  /// Text with its middle at the place, or so many rows below; moved sideways where the canvas ends.
  void centred(double x, double y, std::string_view text, int rows_below);

  [[nodiscard]] std::size_t row_of(double y) const;
  [[nodiscard]] std::size_t column_of(double x) const;
  [[nodiscard]] const std::vector<std::string>& rows();

 private:
  struct Cell {
    unsigned dots = 0;
    char letter = ' ';
    /// Over the lines; what a wide character covers besides is "".
    std::string text = {};
    bool has_text = false;
  };

  Cell& at(std::size_t row, std::size_t column) { return cells_[row * width_ + column]; }
  bool place(std::size_t row, std::size_t column, std::string_view text);
  void dot(long x, long y, char letter);

  std::size_t width_;
  std::size_t height_;
  bool ascii_;
  std::vector<Cell> cells_;
  std::vector<std::string> rows_;
};

}  // namespace nashsolve::plot
