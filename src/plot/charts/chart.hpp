// A chart in words and exact numbers, before anything draws it. One description is read by all renderers:
// the ECharts option, the page's tables and the terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::plot {

/// What a colour means; renderers choose the colours. `numbered` ones tell series apart.
struct Ink {
  enum class Kind { equilibrium, faint, grey, strong, numbered };
  Kind kind = Kind::numbered;
  std::size_t number = 0;
};

struct Point {
  Rational x;
  Rational y;
  /// Drawn beside the point; may be empty.
  std::string label = {};
  /// All that is known of it, in lines: for tooltips and tables.
  std::string text = {};
  /// Positions in Solution::equilibria of those that lie here.
  std::vector<std::size_t> equilibria = {};
  /// Of a cell: from 0 to 1.
  Rational weight = {};
  /// Of a note: where its label stands; `top`: on top of a wide plot, above the point; `over_line` and
  /// `under_line`: close to the point, which is one of a line, and legible where it covers that.
  enum class Place { middle, above, below, top, right, over_line, under_line };
  Place place = Place::middle;
};

struct Series {
  enum class Kind {
    /// The points joined by lines.
    curve,
    /// The inside of a closed polygon; the last point repeats the first.
    area,
    markers,
    /// Small markers, of which there may be very many.
    dots,
    /// Labels without markers.
    notes,
    /// Shaded squares at whole numbers.
    cells
  };
  Kind kind;
  std::string name;
  Ink ink = {};
  std::vector<Point> points = {};
  bool dashed = false;
  bool thick = false;
  bool in_legend = true;
  /// Points of a line, each of which can be asked for: of a straight one if it is not `is_curved`.
  bool is_sampled = false;
  bool is_curved = false;
  /// What a curve or an area is, in words; empty where its points say it.
  std::string text = {};
};

struct Axis {
  std::string name;
  std::optional<Rational> low = {};
  std::optional<Rational> high = {};
  /// Where there are any, coordinates are positions in this list.
  std::vector<std::string> categories = {};
};

/// What a chart's plane looks like.
enum class Shape {
  wide,
  square,
  /// The triangle (0, 0), (1, 0), (1/2, 1), shown with equal sides and without axes.
  triangle,
  /// Rows of cells; the first row is on top.
  rows,
  /// From (0, 0) to the right and down, without axes: whole numbers across are columns, and down are rows.
  tree
};

/// Side by side with others it shares the rows.
struct Panel {
  Axis x;
  Axis y;
  std::vector<Series> series;
};

struct Chart {
  /// What `--chart` calls it.
  std::string id;
  std::string title;
  /// How to read it; one or two sentences.
  std::string note;
  Shape shape = Shape::wide;
  std::vector<Panel> panels;
};

}  // namespace nashsolve::plot
