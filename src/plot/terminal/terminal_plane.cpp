#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "display_text.hpp"
#include "subject.hpp"
#include "terminal.hpp"
#include "text_canvas.hpp"
#include "text_page.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

constexpr std::string_view kLetters = "*+xo=%@&~^";
constexpr std::size_t kTickWidth = 10;
/// Of labels at the right ends of lines.
constexpr std::size_t kEndWidth = 16;
constexpr std::size_t kWideHeight = 17;
constexpr std::size_t kSquareWidth = 45;
constexpr std::size_t kSquareHeight = 23;

struct Range {
  Rational low;
  Rational high;

  void take(const Rational& value) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  /// From 0 to 1; exact numbers are far larger than doubles where they like.
  [[nodiscard]] double share(const Rational& value) const {
    return nearest_double(Rational((value - low) / (high - low)));
  }
};

Range range_of(const Panel& panel, const Axis& axis, Rational Point::*coordinate, Shape shape) {
  bool is_first = true;
  Range range;
  for (const Series& series : panel.series) {
    for (const Point& point : series.points) {
      if (is_first) range = {point.*coordinate, point.*coordinate};
      is_first = false;
      range.take(point.*coordinate);
    }
  }
  if (axis.low) range.low = *axis.low;
  if (axis.high) range.high = *axis.high;
  if (shape == Shape::triangle && coordinate == &Point::y) {
    // Room for the labels of the corners.
    range.low -= make_rational(1, 12);
    range.high += make_rational(1, 12);
  }
  if (range.low == range.high) {
    range.low -= 1;
    range.high += 1;
  }
  return range;
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

class PlaneText {
 public:
  PlaneText(const Chart& chart, bool ascii)
      : chart_(chart),
        panel_(chart.panels.front()),
        ascii_(ascii),
        x_(range_of(panel_, panel_.x, &Point::x, chart.shape)),
        y_(range_of(panel_, panel_.y, &Point::y, chart.shape)),
        has_ends_(!ascii && chart.shape == Shape::wide && panel_.x.high),
        canvas_(width(), chart.shape == Shape::wide ? kWideHeight : kSquareHeight, ascii) {}

  std::string write() {
    draw();
    std::string out;
    add_paragraph(out, chart_.title);
    add_paragraph(out, chart_.note);
    out += "\n";
    const bool has_axes = chart_.shape != Shape::triangle;
    if (has_axes) out += trimmed(std::string(kTickWidth - 1, ' ') + panel_.y.name) + "\n";
    if (!top_.empty()) out += trimmed(std::string(kTickWidth + 1, ' ') + top_) + "\n";
    const std::vector<std::string>& rows = canvas_.rows();
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::string line = has_axes ? tick(row, rows.size()) : std::string(kTickWidth + 1, ' ');
      line += rows[row];
      if (const auto end = ends_.find(row); end != ends_.end()) {
        line = report::pad_right(line, kTickWidth + 1 + width() + 1) +
               report::shortened(report::joined(end->second), kEndWidth);
      }
      out += trimmed(line) + "\n";
    }
    if (has_axes) add_x_axis(out);
    add_legend(out);
    return out;
  }

 private:
  [[nodiscard]] std::size_t width() const {
    if (chart_.shape != Shape::wide) return kSquareWidth;
    return report::kPageWidth - kTickWidth - 1 - (has_ends_ ? kEndWidth + 1 : 0);
  }

  static void add_paragraph(std::string& out, const std::string& text) {
    out += report::wrapped(text) + "\n";
  }

  /// Above the first row there is no room.
  [[nodiscard]] int rows_below(const Point& point) const {
    if (point.place == Point::Place::middle) return 0;
    const bool is_first_row = chart_.shape == Shape::wide && canvas_.row_of(y_.share(point.y)) == 0;
    return point.place == Point::Place::below || is_first_row ? 1 : -1;
  }

  /// Into the line above the plot, where it covers no other label.
  void add_to_top(const Point& point) {
    const std::size_t taken = report::display_width(point.label);
    const std::size_t column = canvas_.column_of(x_.share(point.x));
    const std::size_t start = std::min(column < taken / 2 ? 0 : column - taken / 2, width() - taken);
    const std::size_t end = report::display_width(top_);
    if (taken > width() || (end > 0 && start <= end)) return;
    top_ = report::pad_right(top_, start) + point.label;
  }

  /// Series of one name share one.
  [[nodiscard]] char letter_of(std::size_t series) const {
    const auto first = std::find_if(panel_.series.begin(), panel_.series.end(), [&](const Series& each) {
      return each.name == panel_.series[series].name;
    });
    return kLetters[static_cast<std::size_t>(first - panel_.series.begin()) % kLetters.size()];
  }

  void draw() {
    for (std::size_t k = 0; k < panel_.series.size(); ++k) {
      const Series& series = panel_.series[k];
      if (series.kind == Series::Kind::curve || series.kind == Series::Kind::area)
        draw_line(series, letter_of(k));
      if (series.kind == Series::Kind::dots) draw_marks(series, ascii_ ? "." : "·");
    }
    for (const Series& series : panel_.series) {
      if (series.kind == Series::Kind::markers) draw_marks(series, ascii_ ? "O" : "●");
    }
    for (const Series& series : panel_.series) {
      if (series.kind != Series::Kind::markers && series.kind != Series::Kind::notes) continue;
      for (const Point& point : series.points) {
        if (point.label.empty()) continue;
        if (point.place == Point::Place::top) {
          add_to_top(point);
        } else if (series.kind == Series::Kind::markers) {
          canvas_.label(x_.share(point.x), y_.share(point.y), point.label);
        } else {
          canvas_.centred(x_.share(point.x), y_.share(point.y), point.label, rows_below(point));
        }
      }
    }
  }

  void draw_line(const Series& series, char letter) {
    const TextCanvas::Pen pen{letter, series.dashed};
    const auto& points = series.points;
    // A straight line is drawn whole, for its dashes.
    const std::size_t step = series.is_sampled && !series.is_curved ? points.size() - 1 : 1;
    long late = 0;
    for (std::size_t k = 0; k + step < points.size(); k += step) {
      late = canvas_.line(x_.share(points[k].x), y_.share(points[k].y), x_.share(points[k + step].x),
                          y_.share(points[k + step].y), pen, late);
    }
    if (has_ends_ && series.ink.kind == Ink::Kind::numbered) {
      ends_[canvas_.row_of(y_.share(points.back().y))].push_back(series.name);
    }
  }

  void draw_marks(const Series& series, std::string_view character) {
    for (const Point& point : series.points) canvas_.mark(x_.share(point.x), y_.share(point.y), character);
  }

  [[nodiscard]] std::string tick(std::size_t row, std::size_t count) const {
    const bool has_tick = row == 0 || row == count / 2 || row + 1 == count;
    std::string text;
    if (has_tick) {
      const Rational share = make_rational(static_cast<long>(count - 1 - row), static_cast<long>(count - 1));
      text = chart_number(Rational(y_.low + share * (y_.high - y_.low)), kTickWidth - 1);
    }
    const std::string_view wall = ascii_ ? (has_tick ? "+" : "|") : (has_tick ? "┤" : "│");
    return report::pad_left(text, kTickWidth - 1) + " " + std::string(wall);
  }

  void add_x_axis(std::string& out) const {
    std::string wall(kTickWidth, ' ');
    wall += ascii_ ? "+" : "└";
    for (std::size_t k = 0; k < width(); ++k) wall += ascii_ ? "-" : "─";
    out += wall + "\n";
    const std::string low = chart_number(x_.low, kTickWidth - 1);
    const std::string middle = chart_number(Rational((x_.low + x_.high) / 2), kTickWidth - 1);
    const std::string high = chart_number(x_.high, kTickWidth - 1);
    std::string ticks = report::pad_right(std::string(kTickWidth + 1, ' ') + low,
                                          kTickWidth + 1 + width() / 2 - middle.size() / 2);
    ticks += middle;
    const std::size_t end = kTickWidth + 1 + width();
    out += report::pad_right(ticks, end - std::min(end, high.size())) + high + "\n";
    const std::size_t name_width = report::display_width(panel_.x.name);
    const std::size_t room = width() > name_width ? (width() - name_width) / 2 : 0;
    out += std::string(kTickWidth + 1 + room, ' ') + panel_.x.name + "\n";
  }

  void add_legend(std::string& out) const {
    std::vector<std::string> items;
    std::vector<std::string> known;
    for (std::size_t k = 0; k < panel_.series.size(); ++k) {
      const Series& series = panel_.series[k];
      if (!series.in_legend || std::find(known.begin(), known.end(), series.name) != known.end()) continue;
      known.push_back(series.name);
      items.push_back(fmt::format("{} {}", sample_of(series, k), series.name));
    }
    out += "\n" + report::wrapped(report::joined(items, "   ")) + "\n";
  }

  [[nodiscard]] std::string sample_of(const Series& series, std::size_t number) const {
    if (series.ink.kind == Ink::Kind::equilibrium) return ascii_ ? "O" : "●";
    if (series.kind == Series::Kind::dots) return ascii_ ? "." : "·";
    if (ascii_) return {letter_of(number)};
    return series.dashed ? "╌╌" : "──";
  }

  const Chart& chart_;
  const Panel& panel_;
  bool ascii_;
  Range x_;
  Range y_;
  bool has_ends_;
  TextCanvas canvas_;
  std::string top_;
  /// By row, the names of the lines that end there.
  std::map<std::size_t, std::vector<std::string>> ends_;
};

}  // namespace

std::string plane_text(const Chart& chart, bool ascii) {
  return PlaneText(chart, ascii).write();
}

}  // namespace nashsolve::plot
