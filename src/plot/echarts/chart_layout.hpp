// Where the parts of a chart go: margins, legend rows, panels. All in pixels of a picture kStillWidth wide,
// but for the panels' percentages.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "chart.hpp"

namespace nashsolve::plot {

inline constexpr int kStillWidth = 720;
inline constexpr int kMargin = 16;
inline constexpr int kTitleSize = 17;
inline constexpr int kNoteSize = 12;
inline constexpr int kXNameGap = 30;
inline constexpr int kYNameGap = 26;
inline constexpr int kYNameShift = 28;
inline constexpr int kLongestLegendText = 200;
inline constexpr int kLongestAxisLabel = 96;
inline constexpr int kNameGapAboveLabels = 12;
inline constexpr int kZoomWidth = 18;
/// Of a page's chart with rows; the others are scrolled to.
inline constexpr std::size_t kRowsInView = 40;

struct Frame {
  int left;
  int right;
  int top;
  int bottom;
};

Frame frame_of(const Chart& chart, bool is_still);

struct RowsLayout {
  Frame frame;
  /// Per panel, in percent of the width.
  std::vector<double> lefts;
  std::vector<double> widths;
  /// What the names of the columns take.
  int label_height;
  bool is_rotated;
  /// Otherwise there is no room for the names of all columns.
  bool has_all_labels;
  bool has_lines;
};

/// Requires Shape::rows.
RowsLayout rows_layout(const Chart& chart, bool is_still);

/// kStillWidth, or more of a deep tree.
int still_width(const Chart& chart);
int still_height(const Chart& chart);
/// On a page; 0 where the height follows from the width.
int page_height(const Chart& chart);
/// Below that width a page's chart is scrolled; 0 where it fits any page.
int narrowest_on_page(const Chart& chart);

/// The names in the legend, each once.
std::vector<std::string> legend_of(const Chart& chart);

std::string wrapped_title(const Chart& chart);
std::string wrapped_note(const Chart& chart);

/// Of still pictures: a cell takes 0.4 ms to draw (coordination, 8x8 to 17x17).
inline constexpr std::size_t kMostStillCells = 1000;
/// The same where time is up: they take no longer than the script takes to load.
inline constexpr std::size_t kStillCellsInHaste = 100;

/// What a still picture shows of it: the first rows of many.
Chart still_of(const Chart& chart, std::size_t most_cells = kMostStillCells);

/// The chart, with a note where points lie beyond the doubles that pictures are drawn with.
Chart with_missing_told(Chart chart);

}  // namespace nashsolve::plot
