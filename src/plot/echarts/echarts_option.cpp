#include "echarts_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "chart_layout.hpp"
#include "display_text.hpp"

namespace nashsolve::plot {

namespace {

using Json = nlohmann::ordered_json;

/// Colours that can be told apart with every kind of colour vision (Okabe and Ito 2008), darkened where they
/// would be too faint on white; each has a contrast of 3 or more on white and on the page's dark background.
constexpr std::array<std::string_view, 8> kColours = {"#0a7cc4", "#c2620c", "#0b8f6c", "#b05a92",
                                                      "#8a7a00", "#5b74d6", "#a34a3a", "#4f8a3c"};
constexpr std::string_view kEquilibriumColour = "#e02f44";
constexpr std::string_view kFaintColour = "#8b919a";
constexpr int kMarkerSize = 12;
constexpr int kMarkerLabelRise = 11;
constexpr int kDotSize = 6;
constexpr int kLongestNote = 130;
constexpr std::size_t kColumnsOfShortNote = 10;
constexpr int kNoteShift = 44;
constexpr int kLine = 2;
constexpr int kThickLine = 5;
constexpr int kBackgroundLine = 9;

std::string_view colour_of(const Ink& ink) {
  switch (ink.kind) {
    case Ink::Kind::equilibrium:
      return kEquilibriumColour;
    case Ink::Kind::faint:
    case Ink::Kind::grey:
      return kFaintColour;
    default:
      return kColours[ink.number % kColours.size()];
  }
}

/// A whole number as such, null for what is out of range.
Json number(const Rational& value) {
  constexpr double kMostWhole = 9007199254740992.0;
  const double nearest = nearest_double(value);
  if (!std::isfinite(nearest)) return nullptr;
  if (std::abs(nearest) < kMostWhole && nearest == std::floor(nearest)) {
    return static_cast<std::int64_t>(nearest);
  }
  return nearest;
}

Json coordinates(const Point& point) {
  return {number(point.x), number(point.y)};
}

/// ECharts replaces {a}, {b}, {c}, ... in labels: an invisible word joiner keeps those of the user.
std::string literal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '{') out += "\u2060";
  }
  return out;
}

Json item(const Point& point) {
  Json result{{"name", point.text}, {"value", coordinates(point)}};
  if (point.equilibria.empty()) return result;
  Json& numbers = result["equilibria"] = Json::array();
  for (const std::size_t position : point.equilibria) numbers.push_back(position + 1);
  return result;
}

/// Where the right fifth of a panel begins.
Rational right_part_of(const Panel& panel) {
  std::optional<Rational> low = panel.x.low;
  std::optional<Rational> high = panel.x.high;
  for (const Series& series : panel.series) {
    for (const Point& point : series.points) {
      if (!panel.x.low && (!low || point.x < *low)) low = point.x;
      if (!panel.x.high && (!high || point.x > *high)) high = point.x;
    }
  }
  if (!low || !high) return {};
  return *low + (*high - *low) * make_rational(4, 5);
}

/// Labels of markers stand to the right and a little higher, so that lines through the marker stay clear of
/// them; in the right part to the left, where there is room.
Json marker(const Point& point, const Rational& right_part) {
  Json result = item(point);
  if (!point.label.empty()) {
    result["label"] = {{"formatter", literal(point.label)},
                       {"position", point.x > right_part ? "left" : "right"}};
  }
  return result;
}

bool is_beside_line(const Point& point) {
  return point.place == Point::Place::over_line || point.place == Point::Place::under_line;
}

/// In the middle of the point; at the corners of a triangle above or below and, where they are long, towards
/// the middle.
Json note(const Point& point) {
  Json label{{"formatter", literal(point.label)}, {"width", kLongestNote}, {"overflow", "truncate"}};
  if (point.place == Point::Place::middle) {
    label["position"] = "top";
    label["distance"] = -8;
  } else if (point.place == Point::Place::right) {
    label["position"] = "right";
  } else if (is_beside_line(point)) {
    label["position"] = point.place == Point::Place::over_line ? "top" : "bottom";
    label["distance"] = 1;
    label.erase("width");
  } else {
    label["position"] = point.place == Point::Place::below ? "bottom" : "top";
    label["distance"] = 8;
    label["fontWeight"] = "bold";
  }
  const bool is_long = report::display_width(point.label) > kColumnsOfShortNote;
  if (point.place == Point::Place::below && is_long) {
    const bool is_left = sgn(point.x) == 0;
    label["align"] = is_left ? "left" : "right";
    label["offset"] = {is_left ? -kNoteShift : kNoteShift, 0};
  }
  Json result = item(point);
  result["label"] = std::move(label);
  return result;
}

Json curve(const Series& series, Json result) {
  result["type"] = "line";
  result["symbol"] = series.is_sampled ? "circle" : "none";
  if (series.is_sampled) result["symbolSize"] = 5;
  Json style{{"color", colour_of(series.ink)}, {"width", series.thick ? kThickLine : kLine}};
  style["type"] = series.dashed ? "dashed" : "solid";
  if (series.ink.kind == Ink::Kind::faint && series.dashed) {
    style["width"] = 1;
  } else if (series.ink.kind == Ink::Kind::faint) {
    style["width"] = kBackgroundLine;
    style["opacity"] = 0.35;
  }
  if (series.kind == Series::Kind::area) {
    style["width"] = 1;
    result["areaStyle"] = {{"color", colour_of(series.ink)}, {"opacity", 0.22}};
  }
  result["lineStyle"] = std::move(style);
  result["itemStyle"] = {{"color", colour_of(series.ink)}};
  Json& data = result["data"] = Json::array();
  for (const Point& point : series.points) {
    data.push_back(point.equilibria.empty() ? coordinates(point) : item(point));
  }
  return result;
}

Json points(const Series& series, const Panel& panel, Json result) {
  result["type"] = "scatter";
  Json data = Json::array();
  switch (series.kind) {
    case Series::Kind::notes:
      result["symbolSize"] = 1;
      result["itemStyle"] = {{"color", "rgba(0,0,0,0)"}};
      result["label"] = {{"show", true}, {"fontSize", 13}};
      if (std::any_of(series.points.begin(), series.points.end(), &is_beside_line)) {
        result["label"].update({{"textBorderWidth", 3}, {"textBorderColor", "#fff"}});
        result["z"] = 5;
      }
      result["silent"] = true;
      for (const Point& point : series.points) data.push_back(note(point));
      break;
    case Series::Kind::markers: {
      const Rational right_part = right_part_of(panel);
      const bool has_labels = std::any_of(series.points.begin(), series.points.end(),
                                          [](const Point& point) { return !point.label.empty(); });
      result["symbolSize"] = kMarkerSize;
      result["itemStyle"] = {
          {"color", kEquilibriumColour}, {"opacity", 1}, {"borderColor", "#fff"}, {"borderWidth", 1.5}};
      result["label"] = {
          {"show", has_labels}, {"fontWeight", "bold"}, {"textBorderWidth", 3}, {"textBorderColor", "#fff"}};
      result["z"] = 5;
      for (const Point& point : series.points) data.push_back(marker(point, right_part));
      break;
    }
    default:
      result["symbolSize"] = kDotSize;
      result["itemStyle"] = {{"color", colour_of(series.ink)}, {"opacity", 0.6}};
      for (const Point& point : series.points) data.push_back(item(point));
  }
  // ECharts takes the offset of labels that give way to others from here.
  const bool stays = std::any_of(series.points.begin(), series.points.end(),
                                 [](const Point& point) { return point.place == Point::Place::below; });
  if (!stays) {
    result["labelLayout"] = {{"hideOverlap", true}};
    if (series.kind == Series::Kind::markers) result["labelLayout"]["dy"] = -kMarkerLabelRise;
  }
  result["data"] = std::move(data);
  return result;
}

Json cells(const Series& series, Json result) {
  result["type"] = "heatmap";
  Json& data = result["data"] = Json::array();
  for (const Point& point : series.points) {
    Json cell = item(point);
    cell["value"].push_back(number(point.weight));
    data.push_back(std::move(cell));
  }
  result["itemStyle"] = {{"borderWidth", 0}};
  return result;
}

Json series_option(const Series& series, const Panel& panel, std::size_t number) {
  Json result{{"name", series.name}, {"type", ""}};
  if (number > 0) {
    result["xAxisIndex"] = number;
    result["yAxisIndex"] = number;
  }
  switch (series.kind) {
    case Series::Kind::curve:
    case Series::Kind::area:
      return curve(series, std::move(result));
    case Series::Kind::cells:
      return cells(series, std::move(result));
    default:
      return points(series, panel, std::move(result));
  }
}

Json value_axis(const Axis& axis, bool is_x, Shape shape) {
  Json result{{"type", "value"}, {"name", axis.name}};
  if (shape == Shape::triangle || shape == Shape::tree) {
    result["show"] = false;
  } else if (is_x) {
    result["nameLocation"] = "middle";
    result["nameGap"] = kXNameGap;
  } else {
    result["nameLocation"] = "end";
    result["nameGap"] = kYNameGap;
    result["nameTextStyle"] = {{"align", "left"}, {"padding", {0, 0, 0, -kYNameShift}}};
  }
  if (axis.low) result["min"] = number(*axis.low);
  if (axis.high) result["max"] = number(*axis.high);
  if (!axis.low && !axis.high) result["scale"] = true;
  result["axisLine"] = {{"onZero", false}};
  result["axisLabel"] = {{"hideOverlap", true}};
  return result;
}

Json category_axis(const Axis& axis, std::size_t panel, bool is_x, const RowsLayout& layout) {
  Json result{{"type", "category"}, {"gridIndex", panel}, {"data", axis.categories}};
  if (is_x) {
    result["position"] = "top";
    result["name"] = axis.name;
    result["nameLocation"] = "middle";
    result["nameGap"] = layout.label_height + kNameGapAboveLabels;
    result["axisLabel"] = {{"width", kLongestAxisLabel}, {"overflow", "truncate"}};
    if (layout.is_rotated) result["axisLabel"]["rotate"] = 90;
    if (layout.has_all_labels) result["axisLabel"]["interval"] = 0;
  } else {
    result["inverse"] = true;
    if (panel > 0) result["axisLabel"] = {{"show", false}};
  }
  result["axisTick"] = {{"show", false}};
  result["splitLine"] = {{"show", layout.has_lines}, {"interval", 0}};
  return result;
}

/// The equilibria series has its place once, whatever it is made of.
Json legend_names(const Chart& chart) {
  Json names = Json::array();
  for (const std::string& name : legend_of(chart)) names.push_back(name);
  return names;
}

Json title_option(const Chart& chart) {
  return {{"text", wrapped_title(chart)},
          {"subtext", wrapped_note(chart)},
          {"left", "center"},
          {"top", kMargin},
          {"textStyle", {{"fontSize", kTitleSize}}},
          {"subtextStyle", {{"fontSize", kNoteSize}, {"color", "#56606b"}}}};
}

Json grid_option(const Frame& frame, Shape shape) {
  Json grid{{"left", frame.left}, {"right", frame.right}, {"top", frame.top}, {"bottom", frame.bottom}};
  if (shape == Shape::wide) {
    grid["outerBoundsMode"] = "same";
    grid["outerBoundsContain"] = "axisLabel";
  } else {
    grid["outerBoundsMode"] = "none";
  }
  return grid;
}

void add_rows(Json& option, const Chart& chart, Medium medium) {
  const RowsLayout layout = rows_layout(chart, medium == Medium::still);
  option["grid"] = Json::array();
  option["xAxis"] = Json::array();
  option["yAxis"] = Json::array();
  for (std::size_t k = 0; k < chart.panels.size(); ++k) {
    option["grid"].push_back({{"left", fmt::format("{:.2f}%", layout.lefts[k])},
                              {"width", fmt::format("{:.2f}%", layout.widths[k])},
                              {"top", layout.frame.top},
                              {"bottom", layout.frame.bottom},
                              {"outerBoundsMode", "none"}});
    option["xAxis"].push_back(category_axis(chart.panels[k].x, k, true, layout));
    option["yAxis"].push_back(category_axis(chart.panels[k].y, k, false, layout));
  }
  option["visualMap"] = {{"type", "continuous"},
                         {"min", 0},
                         {"max", 1},
                         {"show", false},
                         {"inRange", {{"color", Json::array({kColours[0]})}, {"opacity", {0.15, 1}}}}};
  const std::size_t rows = chart.panels.front().y.categories.size();
  if (medium == Medium::page && rows > kRowsInView) {
    Json axes = Json::array();
    for (std::size_t k = 0; k < chart.panels.size(); ++k) axes.push_back(k);
    option["dataZoom"] = Json::array({{{"type", "slider"},
                                       {"yAxisIndex", std::move(axes)},
                                       {"startValue", 0},
                                       {"endValue", kRowsInView - 1},
                                       {"right", kMargin / 2},
                                       {"width", kZoomWidth},
                                       {"showDetail", false},
                                       {"showDataShadow", false},
                                       {"brushSelect", false}}});
  }
}

}  // namespace

Size still_size(const Chart& chart) {
  return {still_width(chart), still_height(chart)};
}

double aspect_ratio(Shape shape) {
  constexpr double kHeightOfEqualSides = 0.8660254037844386;
  if (shape == Shape::triangle) return kHeightOfEqualSides;
  return shape == Shape::square ? 1 : 0;
}

nlohmann::ordered_json echarts_option(const Chart& chart, Medium medium) {
  const bool is_still = medium == Medium::still;
  Json option = Json::object();
  if (is_still) {
    option["backgroundColor"] = "#fff";
    option["title"] = title_option(chart);
  }
  option["animation"] = false;
  option["aria"] = {{"enabled", true}, {"label", {{"description", chart.title + ": " + chart.note}}}};
  option["tooltip"] = {{"trigger", "item"}, {"renderMode", "richText"}, {"confine", true}};
  if (chart.shape == Shape::rows) {
    add_rows(option, chart, medium);
  } else {
    const Frame frame = frame_of(chart, is_still);
    option["legend"] = {{"data", legend_names(chart)}};
    if (is_still) {
      option["legend"]["bottom"] = kMargin;
      option["legend"]["width"] = kStillWidth - 2 * kMargin;
      option["legend"]["textStyle"] = {{"width", kLongestLegendText}, {"overflow", "truncate"}};
    } else {
      option["legend"]["show"] = false;
    }
    option["grid"] = grid_option(frame, chart.shape);
    option["xAxis"] = value_axis(chart.panels.front().x, true, chart.shape);
    option["yAxis"] = value_axis(chart.panels.front().y, false, chart.shape);
  }
  option["series"] = Json::array();
  for (std::size_t k = 0; k < chart.panels.size(); ++k) {
    const Panel& panel = chart.panels[k];
    for (const Series& series : panel.series) option["series"].push_back(series_option(series, panel, k));
  }
  return option;
}

}  // namespace nashsolve::plot
