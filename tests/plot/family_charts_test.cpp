// The charts of a family of games, held against what the ordinary solver finds at values of the parameter.
#include "family_charts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "charts.hpp"
#include "family_slices.hpp"
#include "formula_text.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/solve_parametric.hpp"
#include "plane.hpp"
#include "support/chart_called.hpp"

namespace nashsolve::plot {
namespace {

using testing::chart_called;

ParametricGame family_of(const std::string& path) {
  ReadOptions options;
  options.allows_parameter = true;
  return *GameReader(std::string(NASHSOLVE_SOURCE_DIR) + "/" + path, options).next()->family;
}

/// What a chart of this name shows of an equilibrium of an ordinary game.
Rational shown_value(const Game& game, const VerifiedSolution& verified, std::size_t equilibrium,
                     const std::string& id) {
  const bool is_payoff = id.starts_with("payoff-");
  const auto player = static_cast<std::size_t>(id[is_payoff ? 7 : 12] - '1');
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

/// At the square root of 2 player 1 does not care, and player 2 gets c^2 or 2, which are then the same.
TEST(FamilyCharts, WhatMeetsAtAnIrrationalValueIsOnePoint) {
  ParametricGame game = family_of("games/hawk-dove-cost.json");
  const auto constant = [](int value) { return Polynomial::constant(value); };
  const Polynomial square = Polynomial::variable() * Polynomial::variable();
  game.payoffs[0] = {{square - constant(2), constant(0), constant(0), constant(0)}};
  game.payoffs[1] = {{square, constant(-5), constant(2), constant(-5)}};
  const ParametricSolution solution = solve_parametric(game);
  const Family family(game, solution);
  ASSERT_EQ(solution.values.size(), 1U);
  const std::vector<Chart> charts = charts_of(family);
  std::map<std::string, std::pair<int, std::size_t>> segments_and_marks;
  for (const Chart& chart : charts) {
    auto& [segments, marks] = segments_and_marks[chart.id];
    for (const Series& series : chart.panels.front().series) {
      if (series.name != "at values of change") continue;
      if (series.kind == Series::Kind::curve) ++segments;
      if (series.kind == Series::Kind::markers) marks = series.points.size();
    }
  }
  EXPECT_EQ(segments_and_marks["probability-1"], (std::pair<int, std::size_t>{1, 2}));
  EXPECT_EQ(segments_and_marks["payoff-2"], (std::pair<int, std::size_t>{0, 1}));
}

/// Where the chart has something, by what it is.
std::map<std::string, std::set<std::pair<Rational, Rational>>> spots_of(const Chart& chart) {
  std::map<std::string, std::set<std::pair<Rational, Rational>>> spots;
  for (const Series& series : chart.panels.front().series) {
    auto& own = spots[std::to_string(static_cast<int>(series.kind)) + " " + series.name];
    for (const Point& point : series.points) own.emplace(point.x, point.y);
  }
  return spots;
}

/// Whether a set of equilibria that the picture shows is as near to the spot as an eye could tell. In 2x2
/// games these are points, and segments and squares along the axes.
bool shows_equilibrium_near(const Chart& chart, const Spot& spot) {
  const Rational near = make_rational(1, 1'000'000);
  for (const Series& series : chart.panels.front().series) {
    if (series.name != "equilibria") continue;
    const bool is_set = series.kind != Series::Kind::markers;
    for (std::size_t k = 0; k < (is_set ? 1 : series.points.size()); ++k) {
      Spot low{series.points[k].x, series.points[k].y};
      Spot high = low;
      for (const Point& point : series.points) {
        if (!is_set) break;
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
      }
      if (spot.x >= low.x - near && spot.x <= high.x + near && spot.y >= low.y - near &&
          spot.y <= high.y + near)
        return true;
    }
  }
  return false;
}

/// Where the value is irrational: what equilibria of the games to either side tend to is one there.
void expect_limit_of_neighbours(const ParametricGame& game, const ParametricSolution& solution,
                                const Slice& slice) {
  const std::string text = slice.value.substr(game.parameter.size() + 3);
  const auto found =
      std::find_if(solution.values.begin(), solution.values.end(), [&](const ValueOfChange& value) {
        return report::value_with_polynomial(value, game.parameter) == text;
      });
  ASSERT_NE(found, solution.values.end());
  RealRoot at = found->at;
  at.refine_to(make_rational(1, Integer(1) << 100U));
  for (const Rational& near : {at.lower(), at.upper()}) {
    const Game ordinary = game.at(near);
    const VerifiedSolution verified = solve(ordinary);
    for (const Equilibrium& equilibrium : verified.solution().equilibria) {
      const Profile& profile = equilibrium.exact();
      EXPECT_TRUE(
          shows_equilibrium_near(slice.chart, {profile[0].probability(0), profile[1].probability(0)}));
    }
  }
}

/// Holds each picture against the one of the ordinary solver's answer there; the values that have one.
std::vector<std::string> checked_values(const ParametricGame& game, const ParametricSolution& solution) {
  const Family family(game, solution);
  std::vector<std::string> values;
  std::optional<Rational> last;
  for (const Slice& slice : best_response_slices(family)) {
    SCOPED_TRACE(slice.value + "; " + slice.where);
    values.push_back(slice.value.substr(game.parameter.size() + 3));
    if (values.back().starts_with('~')) {
      expect_limit_of_neighbours(game, solution, slice);
      continue;
    }
    const Rational at = std::get<Rational>(parse_number(values.back()));
    EXPECT_TRUE(!last || *last < at);
    last = at;
    const Game ordinary = game.at(at);
    const VerifiedSolution verified = solve(ordinary);
    EXPECT_EQ(spots_of(slice.chart), spots_of(best_response_diagram(Subject(ordinary, verified))));
  }
  return values;
}

bool contains(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

TEST(FamilySlices, ArePicturesOfTheOrdinaryGames) {
  for (const char* const name : {"hawk-dove-cost.json", "dilemma-temptation.csv", "inspection-fine.json",
                                 "penalty-kicks-skill.csv", "battle-of-the-sexes-dislike.json",
                                 "stag-hunt-hare.json", "matching-pennies-prize.json", "entry-fight.json"}) {
    SCOPED_TRACE(name);
    const ParametricGame game = family_of(std::string("games/") + name);
    const ParametricSolution solution = solve_parametric(game);
    const std::vector<std::string> values = checked_values(game, solution);
    EXPECT_GE(values.size(), 10U);
    EXPECT_LE(values.size(), 41U);
    for (const ValueOfChange& value : solution.values)
      EXPECT_TRUE(contains(values, to_string(value.at.lower())));
  }
  const ParametricGame larger = family_of("games/coordination-3x3-continuum.csv");
  const ParametricSolution solution = solve_parametric(larger);
  EXPECT_TRUE(best_response_slices(Family(larger, solution)).empty());
}

TEST(FamilySlices, EquilibriaAreNumberedAsInTheListOfTheFamily) {
  const ParametricGame game = family_of("games/hawk-dove-cost.json");
  const ParametricSolution solution = solve_parametric(game);
  const Family family(game, solution);
  for (const Slice& slice : best_response_slices(family)) {
    if (slice.value != "c = 3") continue;
    EXPECT_EQ(slice.where, "c > 2: 3 equilibria");
    const Series& marks = slice.chart.panels.front().series.back();
    // Hawk with probability 2/c by both: branch #1, and as in the charts above the seventh of all.
    const auto mixed = std::find_if(marks.points.begin(), marks.points.end(), [](const Point& point) {
      return point.x == make_rational(2, 3) && point.y == make_rational(2, 3);
    });
    ASSERT_NE(mixed, marks.points.end());
    EXPECT_EQ(mixed->label, "#1");
    EXPECT_TRUE(mixed->text.starts_with("#1\n")) << mixed->text;
    EXPECT_EQ(mixed->equilibria, std::vector<std::size_t>{6});
    return;
  }
  FAIL() << "no picture at 3";
}

/// At the square root of 2 the first player becomes indifferent against the second one's first strategy.
TEST(FamilySlices, IrrationalValuesOfChangeHaveAPicture) {
  ParametricGame game = family_of("games/hawk-dove-cost.json");
  const auto constant = [](int value) { return Polynomial::constant(value); };
  const Polynomial c = Polynomial::variable();
  game.payoffs[0] = {{c * c - constant(2), constant(0), constant(0), constant(1)}};
  game.payoffs[1] = {{c, constant(0), constant(1), c}};
  const ParametricSolution solution = solve_parametric(game);
  const Family family(game, solution);
  for (const Slice& slice : best_response_slices(family)) {
    if (slice.value != "c = ~1.41421, a root of c^2 - 2") continue;
    EXPECT_EQ(slice.where, "value of change: 2 components with 3 extreme equilibria");
    const std::vector<Series>& series = slice.chart.panels.front().series;
    ASSERT_EQ(series.size(), 4U);
    // Both are best for player 1 against q = 1, and the second where q is smaller.
    std::set<std::pair<Rational, Rational>> path;
    for (const Point& point : series[0].points) path.emplace(point.x, point.y);
    EXPECT_EQ(path, (std::set<std::pair<Rational, Rational>>{{0, 0}, {0, 1}, {1, 1}}));
    // The continuum goes from (c - 1)/(2c - 1) to 1 at q = 1.
    const std::vector<Point>& ends = series[2].points;
    ASSERT_EQ(ends.size(), 2U);
    const double root = std::sqrt(2.0);
    EXPECT_NEAR(nearest_double(std::min(ends[0].x, ends[1].x)), (root - 1) / (2 * root - 1), 1e-12);
    EXPECT_EQ(std::max(ends[0].x, ends[1].x), 1);
    EXPECT_EQ(ends[0].y, 1);
    EXPECT_EQ(ends[1].y, 1);
    const std::vector<Point>& marks = series[3].points;
    ASSERT_EQ(marks.size(), 3U);
    EXPECT_EQ(marks[1].text,
              "#4\nAnimal 1: Hawk (c - 1)/(2c - 1), Dove c/(2c - 1)\nAnimal 2: Hawk\npayoffs c^2 - 2, "
              "c^2/(2c - 1)");
    return;
  }
  FAIL() << "no picture at the square root of 2";
}

/// Coordination, where the first player's gain from the first strategies is `gain`.
ParametricGame coordination_by(const Polynomial& gain) {
  ParametricGame game = family_of("games/hawk-dove-cost.json");
  const auto constant = [](int value) { return Polynomial::constant(value); };
  game.range = {};
  game.payoffs[0] = {{gain, constant(0), constant(0), constant(1)}};
  game.payoffs[1] = {{constant(1), constant(0), constant(0), constant(1)}};
  return game;
}

TEST(FamilySlices, ArePicturesOfRandomGamesFullOfTies) {
  std::mt19937 random(23);
  const auto draw = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  const Polynomial c = Polynomial::variable();
  for (int round = 0; round < 120; ++round) {
    SCOPED_TRACE(round);
    ParametricGame game = coordination_by(Polynomial::constant(1));
    const int most = round % 3 == 0 ? 1 : 3;
    const int degree = round % 4 == 0 ? 2 : 1;
    for (ParametricGame::Payoffs& own : game.payoffs) {
      for (Polynomial& payoff : own.numerators) {
        payoff = Polynomial::constant(draw(-most, most)) + Polynomial::constant(draw(-most, most)) * c;
        if (degree == 2) payoff = payoff + Polynomial::constant(draw(-1, 1)) * c * c;
      }
    }
    if (round % 5 == 0) game.range = {make_rational(-1, 3), make_rational(5, 7)};
    if (round % 7 == 0) game = as_costs(game);
    const ParametricSolution solution = solve_parametric(game);
    const std::size_t count = checked_values(game, solution).size();
    EXPECT_GE(count, 9U);
    EXPECT_LE(count, 41U);
  }
}

TEST(FamilySlices, StandAtAndBesideIrrationalValuesOfChange) {
  const Polynomial c = Polynomial::variable();
  const ParametricGame game = coordination_by(c * c - Polynomial::constant(2));
  const ParametricSolution solution = solve_parametric(game);
  ASSERT_EQ(solution.values.size(), 2U);
  const std::vector<std::string> values = checked_values(game, solution);
  EXPECT_TRUE(contains(values, "0"));
  EXPECT_LE(values.size(), 41U);
  EXPECT_TRUE(contains(values, "~-1.41421, a root of c^2 - 2"));
  EXPECT_TRUE(contains(values, "~1.41421, a root of c^2 - 2"));
  for (const std::string& value : values) EXPECT_TRUE(value.size() <= 8 || value.starts_with('~')) << value;
}

TEST(FamilySlices, AreFewWhereMuchHappens) {
  Polynomial gain = Polynomial::constant(1);
  for (int root = 1; root <= 30; ++root) gain = gain * (Polynomial::variable() - Polynomial::constant(root));
  const ParametricGame game = coordination_by(gain);
  const ParametricSolution solution = solve_parametric(game);
  ASSERT_EQ(solution.values.size(), 30U);
  EXPECT_EQ(checked_values(game, solution).size(), 41U);
}

TEST(FamilySlices, AreThereWhereNothingChanges) {
  const ParametricGame game = coordination_by(Polynomial::constant(1));
  const ParametricSolution solution = solve_parametric(game);
  ASSERT_TRUE(solution.values.empty());
  EXPECT_TRUE(contains(checked_values(game, solution), "0"));
}

}  // namespace
}  // namespace nashsolve::plot
