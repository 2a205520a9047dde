// The pictures as the public header offers them.
#include "nashsolve/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <utility>

#include "chart_layout.hpp"
#include "charts.hpp"
#include "echarts_option.hpp"
#include "family_charts.hpp"
#include "json_text.hpp"
#include "nashsolve/plot_parametric.hpp"
#include "page.hpp"
#include "picture_renderer.hpp"
#include "terminal.hpp"
#include "web_assets.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

using plot::Chart;

/// On terminals, where it may be of any size, it is an outline.
constexpr std::string_view kTreeChart = "tree";

/// Of a game in extensive form the tree comes first.
plot::Charts all_charts(const plot::Subject& subject, const Source& source) {
  plot::Charts all = plot::charts_of(subject);
  if (source.form) {
    if (auto tree = plot::tree_chart(subject, *source.form))
      all.charts.insert(all.charts.begin(), std::move(*tree));
  }
  return all;
}

/// `other`: what else could have been asked for, if anything.
const Chart& chosen_chart(const std::vector<Chart>& charts, std::string_view name,
                          std::string_view other = {}) {
  if (charts.empty()) {
    throw PictureError("found no time to draw a chart", "a longer --time-limit may do");
  }
  if (name.empty()) return charts.front();
  const auto found =
      std::find_if(charts.begin(), charts.end(), [&](const Chart& chart) { return chart.id == name; });
  if (found != charts.end()) return *found;
  std::vector<std::string> names;
  if (!other.empty()) names.emplace_back(other);
  for (const Chart& chart : charts) names.push_back(chart.id);
  throw PictureError(fmt::format("found no chart '{}', expected one of {}", name, report::joined(names)));
}

std::string option_text(const Chart& chart, int indent) {
  return with_escapes(plot::echarts_option(chart, plot::Medium::still)
                          .dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

std::string chart_text(const Chart& chart, bool ascii) {
  return chart.shape == plot::Shape::rows ? plot::rows_text(chart, ascii) : plot::plane_text(chart, ascii);
}

/// The sign between the moves of a strategy, as ASCII; it stays one column wide.
std::string without_middle_dots(std::string text) {
  static constexpr std::string_view kDot = "·";
  for (std::size_t at = text.find(kDot); at != std::string::npos; at = text.find(kDot, at + 1)) {
    text.replace(at, kDot.size(), ".");
  }
  return text;
}

/// Whether it is drawn as it is. Where time is up `other` is, with few rows, and what was begun is given up.
bool draw(const Chart& chart, const Chart& other, PictureFormat format, const Sink& sink,
          const std::function<bool()>& must_stop) {
  const auto picture_of = [&](const Chart& still, const std::function<bool()>& is_over) {
    return plot::drawn(option_text(still, -1), plot::still_size(still), format, is_over);
  };
  const Chart still = plot::still_of(chart);
  const Chart hasty = plot::still_of(other, plot::kStillCellsInHaste);
  const bool can_hurry = must_stop && (hasty.id != still.id || hasty.note != still.note);
  if (!can_hurry || !must_stop()) {
    if (const auto picture = picture_of(still, can_hurry ? must_stop : nullptr)) {
      sink(*picture);
      return true;
    }
  }
  sink(*picture_of(hasty, nullptr));
  return false;
}

/// Whether nothing was left out for lack of time.
bool write(std::vector<Chart> charts, PictureFormat format, std::string_view chart, const Sink& sink,
           const std::function<bool()>& must_stop,
           const std::function<void(const std::vector<Chart>&)>& write_page) {
  if (format == PictureFormat::html && plot::assets::script().empty()) {
    throw PictureError(
        "this build cannot make pages: it was built without Node.js",
        "with nodejs and npm installed, ./scripts/run builds one that can; .json works without");
  }
  for (Chart& each : charts) each = plot::with_missing_told(std::move(each));
  const Chart* const chosen =
      format == PictureFormat::html && chart.empty() ? nullptr : &chosen_chart(charts, chart);
  switch (format) {
    case PictureFormat::html:
      write_page(charts);
      return true;
    case PictureFormat::json:
      sink(option_text(*chosen, 2) + "\n");
      return true;
    default: {
      // A tree of 80 ends takes as long as a thousand cells.
      const bool may_be_another = chosen->shape == plot::Shape::tree && chart.empty() && charts.size() > 1;
      return draw(*chosen, may_be_another ? charts[1] : *chosen, format, sink, must_stop);
    }
  }
}

bool shows_tree(const Source& source, std::string_view chart) {
  return source.form && (chart.empty() || chart == kTreeChart);
}

[[noreturn]] void fail_for_room() {
  throw PictureError("found too many strategies for a terminal, expected -o FILE.html or another --chart");
}

void require_interval(const ParametricSolution& solution) {
  if (solution.intervals.empty()) {
    throw PictureError("found no interval whose answer is whole, expected one to draw");
  }
}

}  // namespace

std::vector<std::string> chart_names(const Game& game, const VerifiedSolution& verified) {
  std::vector<std::string> names;
  for (const Chart& chart : plot::charts_of(plot::Subject(game, verified)).charts) names.push_back(chart.id);
  return names;
}

bool write_picture(const Game& game, const Source& source, const VerifiedSolution& verified,
                   PictureFormat format, std::string_view chart, const Sink& sink,
                   const std::function<bool()>& must_stop) {
  plot::Subject subject(game, verified);
  subject.must_stop = must_stop;
  plot::Charts all = all_charts(subject, source);
  const bool is_whole =
      write(std::move(all.charts), format, chart, sink, must_stop,
            [&](const std::vector<Chart>& charts) { plot::write_page(subject, source, charts, sink); });
  return all.is_whole && is_whole;
}

void write_picture(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                   PictureFormat format, std::string_view chart, const Sink& sink) {
  require_interval(solution);
  const plot::Family family(game, solution);
  write(plot::charts_of(family), format, chart, sink, nullptr,
        [&](const std::vector<Chart>& charts) { plot::write_page(family, source, charts, sink); });
}

void require_terminal_room(const Game& game, const Source& source, const TerminalPlotOptions& options) {
  if (shows_tree(source, options.chart)) return;
  const bool is_support_map =
      options.chart.empty() ? plot::begins_with_support_map(game) : options.chart == plot::kSupportMap;
  std::size_t strategies = 0;
  for (const Player& player : game.players()) strategies += player.strategies.size();
  constexpr std::size_t kShortestNumber = 2;
  if (is_support_map && !plot::has_room_for_rows(game.player_count(), strategies, kShortestNumber))
    fail_for_room();
}

bool write_terminal_plot(const Game& game, const Source& source, const VerifiedSolution& verified,
                         const TerminalPlotOptions& options, const Sink& sink,
                         const std::function<bool()>& must_stop) {
  plot::Subject subject(game, verified);
  subject.must_stop = must_stop;
  const bool is_tree = shows_tree(source, options.chart);
  plot::Charts all;
  std::string text;
  if (is_tree) {
    text = plot::tree_text(subject, *source.form, options.ascii);
  } else {
    all = plot::charts_of(subject);
    text = chart_text(chosen_chart(all.charts, options.chart, source.form ? kTreeChart : ""), options.ascii);
  }
  if (text.empty()) fail_for_room();
  if (source.form && options.ascii) text = without_middle_dots(std::move(text));
  report::TextPage page(sink, false);
  report::print_heading(page, game, source);
  page.print("{}", text);
  page.flush();
  return all.is_whole;
}

std::vector<std::string> chart_names(const ParametricGame& game, const ParametricSolution& solution) {
  std::vector<std::string> names;
  if (solution.intervals.empty()) return names;
  for (const Chart& chart : plot::charts_of(plot::Family(game, solution))) names.push_back(chart.id);
  return names;
}

void write_terminal_plot(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                         const TerminalPlotOptions& options, const Sink& sink) {
  require_interval(solution);
  const plot::Family family(game, solution);
  const std::vector<Chart> charts = plot::charts_of(family);
  const std::string text = chart_text(chosen_chart(charts, options.chart), options.ascii);
  report::TextPage page(sink, false);
  report::print_heading(page, family.sample, source);
  page.print("{}", text);
  page.flush();
}

}  // namespace nashsolve
