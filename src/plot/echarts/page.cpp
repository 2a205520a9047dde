
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "chart_layout.hpp"
#include "display_text.hpp"
#include "echarts_option.hpp"
#include "evaluation.hpp"
#include "json_text.hpp"
#include "matrix_view.hpp"
#include "number_text.hpp"
#include "properties.hpp"
#include "subset_text.hpp"
#include "verdict_text.hpp"
#include "web_assets.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

using Json = nlohmann::ordered_json;

/// Of charts with more points than that the page has no table: the list of equilibria says it.
constexpr std::size_t kMostTableRows = 60;
/// Beyond, exact fractions are left to the JSON result.
constexpr std::size_t kMostExact = 2000;

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
      if (series.kind == Series::Kind::curve || series.kind == Series::Kind::area) {
        std::vector<std::string> points;
        for (std::size_t k = 0; k < series.points.size();
             k += series.is_sampled ? series.points.size() - 1 : 1) {
          points.push_back(text_of(series.points[k]));
        }
        rows.push_back({series.name, report::joined(points, "; ")});
      } else {
        for (const Point& point : series.points) rows.push_back({series.name, text_of(point)});
      }
    }
  }
  return rows.size() <= kMostTableRows ? rows : Json(nullptr);
}

Json chart_data(const Chart& chart) {
  static constexpr std::array<std::string_view, 4> kShapes = {"wide", "square", "triangle", "rows"};
  return {{"id", chart.id},
          {"title", chart.title},
          {"note", chart.note},
          {"shape", kShapes[static_cast<std::size_t>(chart.shape)]},
          {"aspect", aspect_ratio(chart.shape)},
          {"height", chart.shape == Shape::rows ? page_height(chart) : 0},
          {"table", table_of(chart)},
          {"option", echarts_option(chart, Medium::page)}};
}

/// Text of any direction between text of ours: an isolate keeps it from reordering what is
/// around it (Unicode Standard Annex 9).
std::string isolated(const std::string& text) {
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return is_ascii ? text : fmt::format("\xE2\x81\xA8{}\xE2\x81\xA9", text);
}

std::vector<std::vector<std::string>> isolated_strategies(const Subject& subject) {
  std::vector<std::vector<std::string>> names = subject.names.strategies;
  for (std::vector<std::string>& own : names) std::transform(own.begin(), own.end(), own.begin(), &isolated);
  return names;
}

Json equilibrium_data(const Subject& subject, std::size_t position, const report::Properties& properties,
                      const std::vector<std::vector<std::string>>& names) {
  const Equilibrium& equilibrium = subject.solution.equilibria[position];
  const report::Evaluation evaluation =
      report::evaluate(subject.game, equilibrium, subject.checks[position], false);
  std::string kind = properties.pure ? "pure" : "mixed";
  if (properties.strict == true) kind += ", strict";
  const Component& component = subject.solution.components[equilibrium.component];
  if (component.is_continuum()) kind += ", extreme point of a continuum";
  if (equilibrium.index) kind += ", " + report::index_text(*equilibrium.index);
  Json strategies = Json::array();
  Json exact = Json::array();
  bool has_decimals = false;
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    const report::PlayerEvaluation& own = evaluation[i];
    strategies.push_back(report::strategy_text(names[i], own, {}));
    Json used = Json::array();
    for (std::size_t n = 0; n < own.support.size(); ++n) {
      has_decimals = has_decimals || report::number_text(own.probabilities[n], {}).front() == '~';
      used.push_back({own.support[n], to_string(own.probabilities[n].lower)});
    }
    exact.push_back(std::move(used));
  }
  Json result{{"kind", std::move(kind)},
              {"component", equilibrium.component},
              {"strategies", std::move(strategies)},
              {"payoffs", report::payoffs_text(evaluation, {})}};
  if (has_decimals && equilibrium.is_exact() && subject.solution.equilibria.size() <= kMostExact) {
    result["exact"] = std::move(exact);
  }
  return result;
}

/// Empty where all equilibria are listed.
std::string listed_text(const Subject& subject) {
  const std::size_t count = subject.solution.equilibria.size();
  if (count == subject.shown_equilibria()) return {};
  return fmt::format("The first {} of {} equilibria; the JSON result has all.",
                     report::grouped(subject.shown_equilibria()), report::grouped(count));
}

Json page_data(const Subject& subject, const Source& source, const std::vector<Chart>& charts) {
  const Solution& solution = subject.solution;
  const auto properties = report::properties_of(subject.game, solution, subject.checks);
  const std::string title =
      !subject.game.title().empty() ? subject.game.title() : (source.name.empty() ? "A game" : source.name);
  Json data{{"title", report::printable(title)},
            {"source", source.name.empty() ? "" : report::printable(source.name)},
            {"size", report::size_text(subject.game)},
            {"description", subject.game.description()},
            {"verdict", report::verdict_text(solution, properties)},
            {"listed", listed_text(subject)},
            {"undecided", Json::array()},
            {"payoffs", subject.payoff_word() == "cost" ? "Costs" : "Payoffs"},
            {"players", Json::array()},
            {"charts", Json::array()},
            {"groups", Json::array()},
            {"equilibria", Json::array()},
            {"matrix", matrix_view(subject)},
            {"footer", fmt::format("Made by nashsolve; charts drawn by {}.", assets::library())}};
  for (const UndecidedRegion& region : solution.undecided) data["undecided"].push_back(region.description);
  for (std::size_t i = 0; i < subject.game.player_count(); ++i) {
    data["players"].push_back(Json::object(
        {{"name", subject.names.players[i]}, {"strategies", Json(subject.names.strategies[i])}}));
  }
  for (const Chart& chart : charts) data["charts"].push_back(chart_data(chart));
  for (const Component& component : solution.components) {
    const bool is_point = !component.is_continuum();
    data["groups"].push_back(is_point ? Json(nullptr)
                                      : Json(report::component_text(subject.game, solution, component)));
  }
  const auto names = isolated_strategies(subject);
  for (std::size_t k = 0; k < subject.shown_equilibria(); ++k) {
    data["equilibria"].push_back(equilibrium_data(subject, k, properties[k], names));
  }
  return data;
}

}  // namespace

void write_page(const Subject& subject, const Source& source, const std::vector<Chart>& charts,
                const Sink& sink) {
  const Json data = page_data(subject, source, charts);
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
