// What the charts show, held against the game itself: the tests know payoffs and equilibria, not how a chart
// is made.
#include "charts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "echarts_option.hpp"
#include "nashsolve/plot.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"
#include "plane.hpp"
#include "support/chart_called.hpp"

namespace nashsolve::plot {
namespace {

using testing::chart_called;

using Json = nlohmann::ordered_json;

Game game_of(const std::string& name) {
  return GameReader(std::string(NASHSOLVE_SOURCE_DIR) + "/games/" + name, {}).next()->game;
}

/// Small payoffs, so that ties and continua are common.
Game random_game(std::size_t rows, std::size_t columns, unsigned seed, int range) {
  std::uint64_t state = seed;
  const auto draw = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return Rational(static_cast<int>((state >> 33U) % static_cast<unsigned>(range)));
  };
  std::vector<std::vector<Rational>> a(rows, std::vector<Rational>(columns));
  auto b = a;
  for (auto* const matrix : {&a, &b}) {
    for (auto& row : *matrix) {
      for (Rational& payoff : row) payoff = draw();
    }
  }
  return bimatrix_game(a, b);
}

/// The options of all charts by name, as written and read again.
std::map<std::string, Json> options_of(const Game& game, const VerifiedSolution& verified) {
  std::map<std::string, Json> options;
  for (const Chart& chart : charts_of(Subject(game, verified)).charts) {
    options[chart.id] = Json::parse(echarts_option(chart, Medium::still).dump());
  }
  return options;
}

/// Where the equilibria of a chart are marked, by number.
std::map<int, std::vector<double>> marks_of(const Json& option) {
  std::map<int, std::vector<double>> marks;
  for (const Json& series : option["series"]) {
    for (const Json& item : series["data"]) {
      if (!item.is_object() || !item.contains("equilibria") || series["type"] != "scatter") continue;
      for (const Json& number : item["equilibria"]) {
        EXPECT_TRUE(marks.emplace(number.get<int>(), item["value"].get<std::vector<double>>()).second);
      }
    }
  }
  return marks;
}

double probability(const VerifiedSolution& verified, std::size_t equilibrium, std::size_t player,
                   std::size_t strategy) {
  return nearest_double(verified.solution().equilibria[equilibrium].exact()[player].probability(strategy));
}

TEST(Charts, MatchingPenniesIsTheFigureOfTheTheory) {
  const Game game = game_of("matching_pennies.json");
  const Json option = options_of(game, solve(game))["payoff-curves-1"];
  ASSERT_GE(option["series"].size(), 3U);
  const std::vector<std::string> names = {"q = 0", "q = 0.5", "q = 1"};
  const std::vector<std::string> lines = {"solid", "dashed", "solid"};
  const Json ps = Json::parse("[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]");
  const std::vector<Json> payoffs = {Json::parse("[1, 0.8, 0.6, 0.4, 0.2, 0, -0.2, -0.4, -0.6, -0.8, -1]"),
                                     Json::parse("[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
                                     Json::parse("[-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1]")};
  for (std::size_t k = 0; k < names.size(); ++k) {
    const Json& series = option["series"][k];
    EXPECT_EQ(series["name"], names[k]);
    EXPECT_EQ(series["type"], "line");
    EXPECT_EQ(series["lineStyle"]["type"], lines[k]);
    ASSERT_EQ(series["data"].size(), ps.size());
    for (std::size_t i = 0; i < ps.size(); ++i) {
      EXPECT_EQ(series["data"][i][0], ps[i]);
      EXPECT_EQ(series["data"][i][1], payoffs[k][i]);
    }
  }
}

TEST(Charts, MarkersStandAtTheExactEquilibria) {
  std::vector<Game> games = {game_of("bos.json"), game_of("continuum.json"),
                             game_of("rock_paper_scissors.json"), game_of("three_equilibria_3x2.json"),
                             game_of("von_stengel_6x6.json")};
  for (unsigned seed = 0; seed < 40; ++seed)
    games.push_back(random_game(2 + seed % 2, 2 + seed / 2 % 2, seed, 7));
  for (const Game& game : games) {
    const VerifiedSolution verified = solve(game);
    const std::size_t count = verified.solution().equilibria.size();
    for (const auto& [id, option] : options_of(game, verified)) {
      if (id == "supports") continue;
      SCOPED_TRACE(id);
      const auto marks = marks_of(option);
      ASSERT_EQ(marks.size(), count);
      for (std::size_t k = 0; k < count; ++k) {
        const std::vector<double>& at = marks.at(static_cast<int>(k) + 1);
        const auto& checks = verified.checks()[k];
        const std::size_t player = id.back() == '2' ? 1 : 0;
        if (id == "payoffs") {
          EXPECT_EQ(
              at, (std::vector<double>{nearest_double(checks[0].payoff), nearest_double(checks[1].payoff)}));
        } else if (id == "best-responses") {
          EXPECT_EQ(at,
                    (std::vector<double>{probability(verified, k, 0, 0), probability(verified, k, 1, 0)}));
        } else if (id.starts_with("payoff-curves")) {
          EXPECT_EQ(at, (std::vector<double>{probability(verified, k, player, 0),
                                             nearest_double(checks[player].payoff)}));
        } else if (game.strategy_count(player) == 2) {
          EXPECT_EQ(at, (std::vector<double>{probability(verified, k, player, 0),
                                             nearest_double(checks[1 - player].payoff)}));
        } else {
          const MixedStrategy& own = verified.solution().equilibria[k].exact()[player];
          const Rational x = own.probability(1) + own.probability(2) / 2;
          EXPECT_EQ(at, (std::vector<double>{nearest_double(x), nearest_double(own.probability(2))}));
        }
      }
    }
  }
}

TEST(Charts, TheSupportMapHasEveryProbability) {
  for (const char* const name : {"von_stengel_6x6.json", "mckelvey_mclennan.json"}) {
    const Game game = game_of(name);
    const VerifiedSolution verified = solve(game);
    const Json option = options_of(game, verified)["supports"];
    ASSERT_EQ(option["series"].size(), game.player_count());
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      std::map<std::pair<std::size_t, std::size_t>, double> cells;
      for (const Json& item : option["series"][i]["data"]) {
        cells[{item["value"][1].get<std::size_t>(), item["value"][0].get<std::size_t>()}] = item["value"][2];
      }
      std::size_t used = 0;
      for (std::size_t k = 0; k < verified.solution().equilibria.size(); ++k) {
        for (const std::uint32_t s : verified.solution().equilibria[k].exact()[i].support()) {
          ++used;
          EXPECT_EQ((cells[{k, s}]), probability(verified, k, i, s));
        }
      }
      EXPECT_EQ(cells.size(), used);
      EXPECT_EQ(option["xAxis"][i]["data"].size(), game.strategy_count(i));
    }
  }
}

/// Whether the first coordinate, as a probability of the first strategy, is a best response to the second.
bool is_best(const Game& game, std::size_t player, const Rational& own, const Rational& others) {
  const auto mix = [](const Rational& p) {
    return MixedStrategy::from_probabilities(std::vector<Rational>{p, Rational(1 - p)});
  };
  const Profile profile = player == 0 ? Profile{mix(own), mix(others)} : Profile{mix(others), mix(own)};
  return sgn(check_profile(game, profile)[player].regret) == 0;
}

bool is_between(const Rational& value, const Rational& a, const Rational& b) {
  return std::min(a, b) <= value && value <= std::max(a, b);
}

/// Requires an axis-parallel path, or a closed square.
bool covers(const Series& series, const Rational& x, const Rational& y) {
  if (series.kind == Series::Kind::area) return true;
  for (std::size_t k = 0; k + 1 < series.points.size(); ++k) {
    const Point& a = series.points[k];
    const Point& b = series.points[k + 1];
    if (is_between(x, a.x, b.x) && is_between(y, a.y, b.y)) return true;
  }
  return false;
}

TEST(Charts, BestResponseCurvesAreTheBestResponses) {
  std::set<std::size_t> lengths;
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    const Game game = random_game(2, 2, seed, 3);
    const VerifiedSolution verified = solve(game);
    const Chart chart = best_response_diagram(Subject(game, verified));
    for (std::size_t player = 0; player < 2; ++player) {
      const Series& series = chart.panels.front().series[player];
      lengths.insert(series.points.size());
      for (int own = 0; own <= 12; ++own) {
        for (int others = 0; others <= 12; ++others) {
          const Rational p = make_rational(own, 12);
          const Rational q = make_rational(others, 12);
          const bool is_drawn = player == 0 ? covers(series, p, q) : covers(series, q, p);
          EXPECT_EQ(is_drawn, is_best(game, player, p, q)) << p << " to " << q;
        }
      }
    }
  }
  // A line, a corner, a step and the whole square all occurred.
  EXPECT_EQ(lengths, (std::set<std::size_t>{2, 3, 4, 5}));
}

// The last of more responses than regions are drawn of is better than all others.
TEST(Charts, ARegionIsNotOfTheFirstResponsesAlone) {
  constexpr std::size_t kResponses = 420;
  std::vector<std::vector<Rational>> a(3, std::vector<Rational>(kResponses));
  auto b = a;
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::size_t c = 0; c < kResponses; ++c) b[r][c] = static_cast<int>((r + 3) * c % 7);
    b[r].back() = 10;
  }
  const Game game = bimatrix_game(a, b);
  const VerifiedSolution verified = solve(game);
  const Chart chart = chart_called(charts_of(Subject(game, verified)).charts, "regions-1");
  for (const Series& series : chart.panels.front().series) {
    EXPECT_FALSE(series.kind == Series::Kind::area && series.ink.kind == Ink::Kind::numbered) << series.name;
  }
  EXPECT_NE(chart.note.find("not all regions are drawn"), std::string::npos);
}

TEST(Charts, RegionsAreTheBestResponses) {
  for (unsigned seed = 0; seed < 120; ++seed) {
    SCOPED_TRACE(seed);
    const Game game = random_game(3, 2 + seed % 5, seed, seed % 2 == 0 ? 4 : 100);
    const VerifiedSolution verified = solve(game);
    const Chart chart = chart_called(charts_of(Subject(game, verified)).charts, "regions-1");
    Rational area;
    for (const Series& series : chart.panels.front().series) {
      if (series.kind != Series::Kind::area || series.ink.kind != Ink::Kind::numbered) continue;
      std::vector<Spot> corners;
      for (const Point& point : series.points) corners.push_back({point.x, point.y});
      EXPECT_EQ(corners.front(), corners.back());
      corners.pop_back();
      area += doubled_area(corners);
      const Spot middle = centre(corners);
      const std::vector<Rational> mix = {Rational(1 - middle.x - middle.y / 2),
                                         Rational(middle.x - middle.y / 2), middle.y};
      const Profile profile{MixedStrategy::from_probabilities(mix),
                            MixedStrategy::pure(game.strategy_count(1), 0)};
      std::string names;
      for (const std::uint32_t best : best_responses(strategy_payoffs(game, profile, 1))) {
        names += (names.empty() ? "" : ", ") + game.players()[1].strategies[best];
      }
      EXPECT_EQ(series.name, names);
    }
    EXPECT_EQ(area, 1) << "twice the area of the triangle";
  }
}

TEST(Charts, TheEnvelopeIsTheLargestPayoff) {
  for (unsigned seed = 0; seed < 80; ++seed) {
    SCOPED_TRACE(seed);
    const Game game = random_game(2, 1 + seed % 7, seed, seed % 2 == 0 ? 5 : 50);
    const VerifiedSolution verified = solve(game);
    const Chart chart = response_envelope(Subject(game, verified), 0);
    const std::vector<Point>& corners = chart.panels.front().series.front().points;
    EXPECT_EQ(corners.front().x, 0);
    EXPECT_EQ(corners.back().x, 1);
    for (std::size_t k = 0; k < corners.size(); ++k) {
      for (const bool is_middle : {false, true}) {
        if (is_middle && k + 1 == corners.size()) continue;
        const Rational p = is_middle ? Rational((corners[k].x + corners[k + 1].x) / 2) : corners[k].x;
        const Rational drawn = is_middle ? Rational((corners[k].y + corners[k + 1].y) / 2) : corners[k].y;
        const Profile profile{MixedStrategy::from_probabilities(std::vector<Rational>{p, Rational(1 - p)}),
                              MixedStrategy::pure(game.strategy_count(1), 0)};
        const StrategyPayoffs payoffs = strategy_payoffs(game, profile, 1);
        EXPECT_EQ(drawn, payoffs.at(best_responses(payoffs).front()));
      }
    }
  }
}

TEST(Charts, ThePayoffPlaneShowsWhatIsFeasibleAndEfficient) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const Game payoffs = random_game(1 + seed % 4, 1 + seed / 4 % 4, seed, 12);
    const Game game = seed % 3 == 0 ? as_costs(payoffs) : payoffs;
    const VerifiedSolution verified = solve(game);
    const Chart chart = payoff_plane(Subject(game, verified));
    std::set<std::pair<Rational, Rational>> pairs;
    for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
      pairs.emplace(game.shown(game.payoff(0, cell)), game.shown(game.payoff(1, cell)));
    }
    const int better = game.objective() == Objective::minimize ? -1 : 1;
    std::size_t frontiers = 0;
    for (const Series& series : chart.panels.front().series) {
      if (series.name == "pure profiles") {
        std::set<std::pair<Rational, Rational>> drawn;
        for (const Point& point : series.points) drawn.emplace(point.x, point.y);
        EXPECT_EQ(drawn, pairs);
      }
      if (series.name != "Pareto frontier") continue;
      ++frontiers;
      for (const Point& point : series.points) {
        EXPECT_TRUE(pairs.contains({point.x, point.y}));
        for (const auto& [x, y] : pairs) {
          const int by_x = better * cmp(x, point.x);
          const int by_y = better * cmp(y, point.y);
          EXPECT_FALSE(by_x >= 0 && by_y >= 0 && by_x + by_y > 0) << x << ", " << y;
        }
      }
    }
    EXPECT_EQ(frontiers, 1U);
  }
}

TEST(Charts, ContinuaAreDrawn) {
  const Game zero = bimatrix_game({{0, 0}, {0, 0}}, {{0, 0}, {0, 0}});
  const VerifiedSolution all = solve(zero);
  const Chart square = best_response_diagram(Subject(zero, all));
  const auto is_continuum = [](const Series& series) {
    return series.ink.kind == Ink::Kind::equilibrium && series.kind != Series::Kind::markers;
  };
  const auto& series = square.panels.front().series;
  const auto area = std::find_if(series.begin(), series.end(), is_continuum);
  ASSERT_NE(area, series.end());
  EXPECT_EQ(area->kind, Series::Kind::area);
  std::set<std::pair<Rational, Rational>> corners;
  for (const Point& point : area->points) corners.emplace(point.x, point.y);
  EXPECT_EQ(corners, (std::set<std::pair<Rational, Rational>>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));

  // Player 2's mixes of the segment: 4 with probability from 2/3 to 1, at a payoff of 3.
  const Game game = game_of("continuum.json");
  const VerifiedSolution verified = solve(game);
  const Chart curves = payoff_curves(Subject(game, verified), 1);
  const auto& lines = curves.panels.front().series;
  ASSERT_EQ(std::count_if(lines.begin(), lines.end(), is_continuum), 1);
  const Series& segment = *std::find_if(lines.begin(), lines.end(), is_continuum);
  ASSERT_EQ(segment.points.size(), 2U);
  EXPECT_EQ(segment.points[0].x, make_rational(2, 3));
  EXPECT_EQ(segment.points[1].x, 1);
  EXPECT_EQ(segment.points[0].y, 3);
  EXPECT_EQ(segment.points[1].y, 3);
}

TEST(Charts, EveryGameHasAChartThatFits) {
  const auto ids = [](const Game& game) {
    std::vector<std::string> names;
    const VerifiedSolution verified = solve(game);
    for (const Chart& chart : charts_of(Subject(game, verified)).charts) names.push_back(chart.id);
    return names;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(ids(game_of("bos.json")), (Names{"payoff-curves-1", "payoff-curves-2", "best-responses",
                                             "regions-1", "regions-2", "payoffs"}));
  EXPECT_EQ(ids(game_of("rock_paper_scissors.json")), (Names{"regions-1", "regions-2", "payoffs"}));
  EXPECT_EQ(ids(game_of("von_stengel_6x6.json")), (Names{"supports", "payoffs"}));
  EXPECT_EQ(ids(game_of("mckelvey_mclennan.json")), (Names{"supports"}));
  EXPECT_EQ(ids(bimatrix_game({{1}}, {{2}})), (Names{"payoffs"}));
}

TEST(Charts, LabelsAreNoTemplates) {
  const Game game(
      {
          {"One", {"{b}", "{c}"}},
          {"Two", {"a", "b"}},
      },
      {bimatrix_game({{1, 0}, {0, 1}}, {{1, 0}, {0, 1}}).payoffs(0),
       bimatrix_game({{1, 0}, {0, 1}}, {{1, 0}, {0, 1}}).payoffs(1)});
  const VerifiedSolution verified = solve(game);
  int labels = 0;
  for (const auto& [id, option] : options_of(game, verified)) {
    for (const Json& series : option["series"]) {
      for (const Json& item : series["data"]) {
        if (!item.is_object() || !item.contains("label")) continue;
        ++labels;
        const auto label = item["label"]["formatter"].get<std::string>();
        EXPECT_EQ(label.find("{b}"), std::string::npos) << label;
        EXPECT_EQ(label.find("{c}"), std::string::npos) << label;
      }
    }
  }
  EXPECT_GE(labels, 3);
}

TEST(Charts, PayoffsBeyondDoublesAreLeftOut) {
  const Rational huge = std::get<Rational>(parse_number("1e400"));
  const Game game = bimatrix_game({{huge, 0}, {0, 1}}, {{1, 0}, {0, 1}});
  const auto options = options_of(game, solve(game));
  const Json& steep = options.at("payoff-curves-1")["series"][2];
  EXPECT_EQ(steep["name"], "q = 1");
  ASSERT_EQ(steep["data"].size(), 11U);
  EXPECT_EQ(steep["data"][0], Json::parse("[0, 0]"));
  EXPECT_EQ(steep["data"][10], Json::parse("[1, null]"));
  EXPECT_EQ(options.at("payoff-curves-1").dump().find("inf"), std::string::npos);
}

}  // namespace
}  // namespace nashsolve::plot
