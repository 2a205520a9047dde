#include "chart_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "display_text.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

// How many pixels a terminal column of text takes at most, in the mean.
constexpr int kColumn = 7;
constexpr int kTitleLine = 22;
constexpr int kNoteLine = 17;
constexpr std::size_t kTitleColumns = 66;
constexpr std::size_t kNoteColumns = 100;

constexpr int kLegendLine = 24;
constexpr int kLegendIcon = 42;
constexpr int kTickLabels = 22;
constexpr int kAboveAxis = 48;

constexpr int kPlaneHeight = 320;
constexpr int kSquareSide = 440;
constexpr int kTriangleSide = 500;
constexpr int kTriangleHeight = 433;
constexpr int kCornerLabel = 30;
constexpr int kPageSide = 52;

constexpr int kTreeRow = 34;
constexpr int kTreeColumn = 120;
constexpr int kRootLabel = 80;
constexpr int kEndLabel = 140;

constexpr int kRowHeight = 18;
constexpr int kMostRowsHeight = 900;
/// Of still pictures: more are lines of less than ten pixels.
constexpr std::size_t kMostStillRows = 100;
constexpr double kRowNames = 9;
constexpr double kPanelGap = 2;
constexpr double kPanelsRight = 3;
constexpr double kPanelsRightOfZoom = 9;
constexpr int kNarrowestLabelled = 13;
/// Narrower pages are not laid out for.
constexpr int kNarrowestPage = 340;

int lines_of(const std::string& text) {
  return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

int title_height(const Chart& chart) {
  return kMargin + kTitleLine * lines_of(wrapped_title(chart)) + kNoteLine * lines_of(wrapped_note(chart)) +
         10;
}

int legend_height(const Chart& chart) {
  const int room = kStillWidth - 2 * kMargin;
  int rows = 1;
  int taken = 0;
  for (const std::string& name : legend_of(chart)) {
    const int width =
        kLegendIcon + std::min(kLongestLegendText, kColumn * static_cast<int>(report::display_width(name)));
    if (taken > 0 && taken + width > room) {
      ++rows;
      taken = 0;
    }
    taken += width;
  }
  return kMargin + rows * kLegendLine;
}

std::size_t row_count(const Chart& chart) {
  return chart.panels.front().y.categories.size();
}

int tree_height(const Chart& chart) {
  Rational lowest;
  for (const Series& series : chart.panels.front().series) {
    for (const Point& point : series.points) lowest = std::min(lowest, point.y);
  }
  return kTreeRow * std::max(1, static_cast<int>(-nearest_double(lowest)));
}

int tree_columns(const Chart& chart) {
  Rational last;
  for (const Series& series : chart.panels.front().series) {
    for (const Point& point : series.points) last = std::max(last, point.x);
  }
  return std::max(1, static_cast<int>(nearest_double(last)));
}

int plane_height(const Chart& chart) {
  switch (chart.shape) {
    case Shape::triangle:
      return kTriangleHeight;
    case Shape::square:
      return kSquareSide;
    case Shape::tree:
      return tree_height(chart);
    default:
      return kPlaneHeight;
  }
}

int rows_height(std::size_t rows) {
  const int wanted =
      static_cast<int>(std::min<std::size_t>(std::max<std::size_t>(rows, 2), 100000)) * kRowHeight;
  return wanted <= kMostRowsHeight ? wanted : std::max(kMostRowsHeight, wanted / kRowHeight);
}

/// The first rows, as many as a still picture shows, at least one.
std::size_t still_rows(const Chart& chart, std::size_t most_cells) {
  std::vector<std::size_t> cells(row_count(chart));
  for (const Panel& panel : chart.panels) {
    for (const Series& series : panel.series) {
      for (const Point& point : series.points) ++cells[point.y.get_num().get_ui()];
    }
  }
  std::size_t rows = 0;
  std::size_t sum = 0;
  while (rows < std::min(cells.size(), kMostStillRows)) {
    sum += cells[rows];
    if (rows > 0 && sum > most_cells) break;
    ++rows;
  }
  return rows;
}

}  // namespace

std::string wrapped_title(const Chart& chart) {
  return report::wrapped(chart.title, 0, 0, kTitleColumns);
}

std::string wrapped_note(const Chart& chart) {
  return report::wrapped(chart.note, 0, 0, kNoteColumns);
}

std::vector<std::string> legend_of(const Chart& chart) {
  std::vector<std::string> names;
  for (const Panel& panel : chart.panels) {
    for (const Series& series : panel.series) {
      if (series.in_legend && std::find(names.begin(), names.end(), series.name) == names.end()) {
        names.push_back(series.name);
      }
    }
  }
  return names;
}

Frame frame_of(const Chart& chart, bool is_still) {
  const int top = is_still ? title_height(chart) : 0;
  const int bottom = is_still ? legend_height(chart) : 0;
  switch (chart.shape) {
    case Shape::triangle: {
      const int side = is_still ? (kStillWidth - kTriangleSide) / 2 : kPageSide;
      return {side, side, top + kCornerLabel, bottom + kCornerLabel};
    }
    case Shape::tree:
      return {kRootLabel, kEndLabel, top + kCornerLabel, bottom + kMargin};
    case Shape::square: {
      const int side = is_still ? (kStillWidth - kSquareSide) / 2 : kPageSide;
      return {side, side, top + kAboveAxis, bottom + kTickLabels + kXNameGap};
    }
    default:
      return {kMargin, 2 * kMargin, top + kAboveAxis,
              bottom + kTickLabels + kXNameGap - (is_still ? 0 : kMargin / 2)};
  }
}

RowsLayout rows_layout(const Chart& chart, bool is_still) {
  std::size_t columns = 0;
  std::size_t longest = 0;
  for (const Panel& panel : chart.panels) {
    columns += panel.x.categories.size();
    for (const std::string& name : panel.x.categories)
      longest = std::max(longest, report::display_width(name));
  }
  RowsLayout layout{};
  const bool has_zoom = !is_still && row_count(chart) > kRowsInView;
  const double room = 100 - kRowNames - (has_zoom ? kPanelsRightOfZoom : kPanelsRight) -
                      kPanelGap * static_cast<double>(chart.panels.size() - 1);
  double left = kRowNames;
  for (const Panel& panel : chart.panels) {
    layout.lefts.push_back(left);
    layout.widths.push_back(room * static_cast<double>(panel.x.categories.size()) /
                            static_cast<double>(columns));
    left += layout.widths.back() + kPanelGap;
  }
  const int width = is_still ? kStillWidth : kNarrowestPage;
  const int cell = static_cast<int>(width * room / 100 / static_cast<double>(columns));
  const int label = std::min(kLongestAxisLabel, kColumn * static_cast<int>(longest) + 4);
  layout.is_rotated = label > cell;
  layout.has_all_labels = cell >= kNarrowestLabelled;
  layout.label_height = layout.is_rotated ? label + 6 : kTickLabels;
  layout.has_lines = row_count(chart) <= kRowsInView || has_zoom;
  layout.frame.top = (is_still ? title_height(chart) : kMargin / 2) + layout.label_height + kTickLabels + 6;
  layout.frame.bottom = is_still ? kMargin : kMargin / 2;
  return layout;
}

int still_height(const Chart& chart) {
  const bool is_rows = chart.shape == Shape::rows;
  const Frame frame = is_rows ? rows_layout(chart, true).frame : frame_of(chart, true);
  return frame.top + (is_rows ? rows_height(row_count(chart)) : plane_height(chart)) + frame.bottom;
}

int page_height(const Chart& chart) {
  if (chart.shape == Shape::tree) {
    const Frame frame = frame_of(chart, false);
    return frame.top + tree_height(chart) + frame.bottom;
  }
  if (chart.shape != Shape::rows) return 0;
  const RowsLayout layout = rows_layout(chart, false);
  return layout.frame.top + rows_height(std::min(row_count(chart), kRowsInView)) + layout.frame.bottom;
}

int still_width(const Chart& chart) {
  return std::max(kStillWidth, narrowest_on_page(chart));
}

int narrowest_on_page(const Chart& chart) {
  if (chart.shape != Shape::tree) return 0;
  const Frame frame = frame_of(chart, false);
  return frame.left + kTreeColumn * tree_columns(chart) + frame.right;
}

Chart still_of(const Chart& chart, std::size_t most_cells) {
  Chart still = chart;
  if (chart.shape != Shape::rows) return still;
  const std::size_t rows = still_rows(chart, most_cells);
  if (rows == row_count(chart)) return still;
  still.note += fmt::format("; the first {} rows of {}", rows, report::grouped(row_count(chart)));
  for (Panel& panel : still.panels) {
    panel.y.categories.resize(rows);
    for (Series& series : panel.series) {
      std::erase_if(series.points,
                    [&](const Point& point) { return point.y >= static_cast<unsigned long>(rows); });
    }
  }
  return still;
}

Chart with_missing_told(Chart chart) {
  const auto is_drawn = [](const Point& point) {
    return std::isfinite(nearest_double(point.x)) && std::isfinite(nearest_double(point.y));
  };
  for (const Panel& panel : chart.panels) {
    for (const Series& series : panel.series) {
      if (std::ranges::all_of(series.points, is_drawn)) continue;
      chart.note += "; what lies beyond 1e308 is not drawn";
      return chart;
    }
  }
  return chart;
}

}  // namespace nashsolve::plot
