// The charts of a family of games, held against what the ordinary solver finds at values of the parameter.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "charts.hpp"
#include "family_charts.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/solve_parametric.hpp"

namespace nashsolve::plot {
namespace {

const Chart& chart_called(const std::vector<Chart>& charts, const std::string& id) {
  const auto found =
      std::find_if(charts.begin(), charts.end(), [&](const Chart& chart) { return chart.id == id; });
  if (found == charts.end()) throw std::runtime_error("no chart " + id);
  return *found;
}

ParametricGame family_of(const std::string& path) {
  ReadOptions options;
  options.allows_parameter = true;
  return *GameReader(std::string(NASHSOLVE_SOURCE_DIR) + "/" + path, options).next()->family;
}

/// What a chart of this name shows of an equilibrium of an ordinary game.
Rational shown_value(const Game& game, const VerifiedSolution& verified, std::size_t equilibrium,
                     const std::string& id) {
  const bool is_payoff = id.starts_with("payoff-");
  const std::size_t player = static_cast<std::size_t>(id[is_payoff ? 7 : 12] - '1');
  if (is_payoff) return game.shown(verified.checks()[equilibrium][player].payoff);
  const std::size_t strategy = id.size() > 14 ? static_cast<std::size_t>(std::stoi(id.substr(14)) - 1) : 0;
  return verified.solution().equilibria[equilibrium].exact()[player].probability(strategy);
}

TEST(FamilyCharts, LinesAndMarkersAreWhatTheOrdinarySolverFinds) {
  for (const char* const name :
       {"hawk-dove-cost.json", "dilemma-temptation.csv", "coordination-3x3-continuum.csv",
        "inspection-fine.json", "penalty-kicks-skill.csv", "battle-of-the-sexes-dislike.json",
        "stag-hunt-hare.json"}) {
    const ParametricGame game = family_of(std::string("games/") + name);
    const ParametricSolution solution = solve_parametric(game);
    const Family family(game, solution);
    for (const Chart& chart : charts_of(family)) {
      SCOPED_TRACE(std::string(name) + " " + chart.id);
      std::map<Rational, std::set<Rational>> lines;
      std::map<Rational, std::set<Rational>> marks;
      for (const Series& series : chart.panels.front().series) {
        if (series.is_sampled) {
          // Curved lines have more points than straight ones: these are common to both.
          const std::size_t step = (series.points.size() - 1) / 4;
          for (std::size_t k = 1; k < 4; ++k)
            lines[series.points[k * step].x].insert(series.points[k * step].y);
        }
        if (series.kind == Series::Kind::markers) {
          for (const Point& point : series.points) marks[point.x].insert(point.y);
        }
      }
      EXPECT_EQ(lines.size(), 3 * solution.intervals.size());
      EXPECT_EQ(marks.size(), solution.values.size());
      for (const auto* const values : {&lines, &marks}) {
        for (const auto& [at, expected] : *values) {
          const Game ordinary = game.at(at);
          const VerifiedSolution verified = solve(ordinary);
          std::set<Rational> found;
          for (std::size_t e = 0; e < verified.solution().equilibria.size(); ++e)
            found.insert(shown_value(ordinary, verified, e, chart.id));
          EXPECT_EQ(found, expected) << to_string(at);
        }
      }
    }
  }
}

TEST(FamilyCharts, HawksAreRarerTheMoreAFightCosts) {
  // Indifference: (1 - c/2) h + 2 (1 - h) = 1 - h, so h = 2/c, for c above 2.
  const ParametricGame game = family_of("games/hawk-dove-cost.json");
  const ParametricSolution solution = solve_parametric(game);
  const Family family(game, solution);
  const std::vector<Chart> charts = charts_of(family);
  const Panel& panel = chart_called(charts, "probability-1").panels.front();
  std::size_t mixed = 0;
  for (const Series& series : panel.series) {
    if (series.name != "mixed") continue;
    ++mixed;
    EXPECT_TRUE(series.dashed);
    EXPECT_EQ(series.text, "#1, c > 2: 2/c");
    ASSERT_EQ(series.points.size(), 25U);
    EXPECT_EQ(series.points.front().x, 2);
    EXPECT_EQ(series.points.back().x, 4);
    for (const Point& point : series.points) EXPECT_EQ(point.x * point.y, 2);
    // As the page numbers them: one equilibrium below 2, three at 2, then Hawk and Dove, Dove and Hawk.
    EXPECT_EQ(series.points.front().equilibria, std::vector<std::size_t>{6});
    EXPECT_EQ(series.points[12].text, "#1, mixed\nc = 3\nprobability of Hawk: 2/c = 2/3");
  }
  EXPECT_EQ(mixed, 1U);
  const auto upright = std::find_if(panel.series.begin(), panel.series.end(),
                                    [](const Series& series) { return series.name == "c = 2"; });
  ASSERT_NE(upright, panel.series.end());
  EXPECT_EQ(upright->points.front().x, 2);
  EXPECT_EQ(upright->points.back().y, 1);
}

TEST(FamilyCharts, ContinuaOnAnIntervalAreAreas) {
  // Player 1 does not care; for c > 0 player 2 plays Left against any mix with more than 1/(1 + c) of Top.
  ParametricGame game = family_of("games/hawk-dove-cost.json");
  const auto constant = [](int value) { return Polynomial::constant(value); };
  game.payoffs[0] = {{constant(1), constant(0), constant(1), constant(0)}};
  game.payoffs[1] = {{Polynomial::variable(), constant(0), constant(0), constant(1)}};
  const ParametricSolution solution = solve_parametric(game);
  const Family family(game, solution);
  const std::vector<Chart> charts = charts_of(family);
  const Panel& panel = chart_called(charts, "probability-1").panels.front();
  std::set<Rational> corners;
  for (const Series& series : panel.series) {
    if (series.kind != Series::Kind::area) continue;
    for (const Point& point : series.points) {
      if (point.x == 1) corners.insert(point.y);
    }
  }
  // The one component's mixes are all, from 0 to 1.
  EXPECT_EQ(corners, (std::set<Rational>{0, 1}));
}

}  // namespace
}  // namespace nashsolve::plot
