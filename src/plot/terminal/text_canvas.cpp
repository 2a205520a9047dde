#include "text_canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "display_text.hpp"

namespace nashsolve::plot {

namespace {

// Dots of a Braille cell, across and down; ASCII has one character a cell.
constexpr long kAcross = 2;
constexpr long kDown = 4;

/// The bits of the dots, by row and column (Unicode Standard, section 21.1).
constexpr std::array<std::array<unsigned, 2>, 4> kBits = {
    {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};

constexpr long kDash = 6;
constexpr long kDashGap = 4;

std::string braille(unsigned dots) {
  const unsigned code = 0x2800U + dots;
  return {static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (code & 0x3FU))};
}

}  // namespace

TextCanvas::TextCanvas(std::size_t width, std::size_t height, bool ascii)
    : width_(width), height_(height), ascii_(ascii), cells_(width * height) {}

std::size_t TextCanvas::row_of(double y) const {
  const auto steps = static_cast<double>(height_ - 1);
  return height_ - 1 - static_cast<std::size_t>(std::lround(std::clamp(y, 0.0, 1.0) * steps));
}

std::size_t TextCanvas::column_of(double x) const {
  return static_cast<std::size_t>(std::lround(std::clamp(x, 0.0, 1.0) * static_cast<double>(width_ - 1)));
}

void TextCanvas::dot(long x, long y, char letter) {
  const long across = ascii_ ? 1 : kAcross;
  const long down = ascii_ ? 1 : kDown;
  if (x < 0 || y < 0 || x >= across * static_cast<long>(width_) || y >= down * static_cast<long>(height_))
    return;
  Cell& cell = at(static_cast<std::size_t>(y / down), static_cast<std::size_t>(x / across));
  cell.letter = letter;
  if (!ascii_) cell.dots |= kBits[static_cast<std::size_t>(y % kDown)][static_cast<std::size_t>(x % kAcross)];
}

long TextCanvas::line(double x0, double y0, double x1, double y1, const Pen& pen, long late) {
  // Cells are hit in their middle, as marks and labels are.
  const auto scale_x = static_cast<double>(width_ - 1) * static_cast<double>(ascii_ ? 1 : kAcross);
  const auto scale_y = static_cast<double>(height_ - 1) * static_cast<double>(ascii_ ? 1 : kDown);
  const double middle_x = 0.5;
  const double middle_y = ascii_ ? 0.5 : 1.5;
  const double span = std::max(std::abs(x1 - x0) * scale_x, std::abs(y1 - y0) * scale_y);
  const long steps = std::max(1L, std::lround(span));
  for (long step = 0; step <= steps; ++step) {
    if (pen.dashed && !ascii_ && (step + late) % (kDash + kDashGap) >= kDash) continue;
    if (pen.dashed && ascii_ && (step + late) % 2 == 1) continue;
    const double share = static_cast<double>(step) / static_cast<double>(steps);
    const double x = (x0 + share * (x1 - x0)) * scale_x + middle_x;
    const double y = (1 - (y0 + share * (y1 - y0))) * scale_y + middle_y;
    dot(static_cast<long>(std::floor(x)), static_cast<long>(std::floor(y)), pen.letter);
  }
  return late + steps;
}

bool TextCanvas::place(std::size_t row, std::size_t column, std::string_view text) {
  const std::size_t taken = report::display_width(text);
  if (column + taken > width_) return false;
  for (std::size_t k = 0; k < taken; ++k) {
    if (at(row, column + k).has_text) return false;
  }
  for (std::size_t k = 0; k < taken; ++k) at(row, column + k).has_text = true;
  at(row, column).text = text;
  return true;
}

void TextCanvas::mark(double x, double y, std::string_view character) {
  Cell& cell = at(row_of(y), column_of(x));
  cell.text = character;
  cell.has_text = true;
}

void TextCanvas::label(double x, double y, std::string_view text) {
  const std::size_t row = row_of(y);
  const std::size_t column = column_of(x);
  const std::size_t taken = report::display_width(text);
  if (place(row, column + 2, text)) return;
  if (column > taken && place(row, column - taken - 1, text)) return;
  for (const std::size_t near : {row == 0 ? height_ : row - 1, row + 1}) {
    if (near < height_ &&
        (place(near, column, text) || (column >= taken && place(near, column - taken, text)))) {
      return;
    }
  }
}

void TextCanvas::centred(double x, double y, std::string_view text, int rows_below) {
  const long row = static_cast<long>(row_of(y)) + rows_below;
  const std::size_t taken = report::display_width(text);
  if (row < 0 || row >= static_cast<long>(height_) || taken > width_) return;
  const std::size_t column = column_of(x);
  const std::size_t start = column < taken / 2 ? 0 : column - taken / 2;
  place(static_cast<std::size_t>(row), std::min(start, width_ - taken), text);
}

const std::vector<std::string>& TextCanvas::rows() {
  rows_.clear();
  for (std::size_t row = 0; row < height_; ++row) {
    std::string line;
    for (std::size_t column = 0; column < width_; ++column) {
      const Cell& cell = at(row, column);
      if (cell.has_text) {
        line += cell.text;
      } else if (cell.dots != 0) {
        line += braille(cell.dots);
      } else {
        line += cell.letter;
      }
    }
    line.erase(line.find_last_not_of(' ') + 1);
    rows_.push_back(std::move(line));
  }
  return rows_;
}

}  // namespace nashsolve::plot
