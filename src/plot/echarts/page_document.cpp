#include "page_document.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "chart_layout.hpp"
#include "display_text.hpp"
#include "echarts_option.hpp"
#include "json_text.hpp"
#include "subject.hpp"
#include "web_assets.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

using Json = nlohmann::ordered_json;

/// Of charts with more points than that the page has no table: the list of equilibria says it.
constexpr std::size_t kMostTableRows = 60;

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// One line for an element that ends at "</script": within JSON strings `<` may be written as an escape.
std::string embedded(const Json& json) {
  const std::string text = with_escapes(json.dump(-1, ' ', false, Json::error_handler_t::replace));
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

std::string text_of(const Point& point) {
  if (!point.text.empty()) return point.text;
  return fmt::format("({}, {})", chart_number(point.x), chart_number(point.y));
}

/// What the chart shows, in words: [series, point], a straight line by its ends. Null where it is too much.
Json table_of(const Chart& chart) {
  Json rows = Json::array();
  for (const Panel& panel : chart.panels) {
    for (const Series& series : panel.series) {
      if (series.kind == Series::Kind::cells || series.points.size() > kMostTableRows) return nullptr;
      if (!series.text.empty()) {
        rows.push_back({series.name, series.text});
      } else if (series.kind == Series::Kind::curve || series.kind == Series::Kind::area) {
        std::vector<std::string> points;
        for (std::size_t k = 0; k < series.points.size();
             k += series.is_sampled ? series.points.size() - 1 : 1) {
          points.push_back(text_of(series.points[k]));
        }
        rows.push_back({series.name, report::joined(points, "; ")});
      } else {
        for (const Point& point : series.points) {
          const bool is_label = series.kind == Series::Kind::notes && point.text.empty();
          if (!is_label) rows.push_back({series.name, text_of(point)});
        }
      }
    }
  }
  return rows.size() <= kMostTableRows ? rows : Json(nullptr);
}

}  // namespace

Json chart_data(const Chart& chart) {
  static constexpr std::array<std::string_view, 5> kShapes = {"wide", "square", "triangle", "rows", "tree"};
  return {{"id", chart.id},
          {"title", chart.title},
          {"note", chart.note},
          {"shape", kShapes[static_cast<std::size_t>(chart.shape)]},
          {"aspect", aspect_ratio(chart.shape)},
          {"height", page_height(chart)},
          {"width", narrowest_on_page(chart)},
          {"table", table_of(chart)},
          {"option", echarts_option(chart, Medium::page)}};
}

Json document_data(const Game& game, const report::Names& names, const Source& source,
                   const std::vector<Chart>& charts) {
  const std::string title =
      !game.title().empty() ? game.title() : (source.name.empty() ? "A game" : source.name);
  Json data{{"title", report::printable(title)},
            {"source", source.name.empty() ? "" : report::printable(source.name)},
            {"size", report::size_text(game)},
            {"description", game.description()},
            {"payoffs", names.payoff == "cost" ? "Costs" : "Payoffs"},
            {"players", Json::array()},
            {"charts", Json::array()},
            {"footer", fmt::format("Made by nashsolve; charts drawn by {}.", assets::library())}};
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    data["players"].push_back(
        Json::object({{"name", names.players[i]}, {"strategies", Json(names.strategies[i])}}));
  }
  for (const Chart& chart : charts) data["charts"].push_back(chart_data(chart));
  return data;
}

void write_document(const Json& data, const Sink& sink) {
  sink(fmt::format(
      R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="nashsolve">
<link rel="icon" href="data:,">
<title>{}</title>
<style>
{}</style>
</head>
<body>
<noscript><p>The charts and lists of this page are drawn by a script, which is part of the file.</p></noscript>
<script type="application/json" id="nashsolve-data">)",
      assets::script_hash(), escaped_html(data["title"].get<std::string>()), assets::style()));
  sink(embedded(data));
  sink("</script>\n<script>");
  sink(assets::script());
  sink("</script>\n</body>\n</html>\n");
}

}  // namespace nashsolve::plot
