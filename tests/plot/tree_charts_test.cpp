// Drawn trees, held against the tree: every move once, information sets joined, the play thick.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "charts.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"

namespace nashsolve::plot {
namespace {

TEST(TreeCharts, DrawEveryMoveOnceAndThePlayThick) {
  for (const char* const name : {"entry_deterrence", "centipede", "seltens_horse", "beer_quiche",
                                 "kuhn_poker", "ultimatum", "battle_of_unknown_sexes"}) {
    SCOPED_TRACE(name);
    const LoadedGame loaded =
        *GameReader(std::string(NASHSOLVE_SOURCE_DIR) + "/games/" + name + ".efg", {}).next();
    const GameTree& tree = loaded.form->tree;
    const VerifiedSolution verified = solve(loaded.game);
    const auto chart = tree_chart(Subject(loaded.game, verified), *loaded.form);
    ASSERT_TRUE(chart);
    std::size_t moves = 0;
    std::vector<std::pair<Rational, Rational>> joined;
    std::set<std::pair<Rational, Rational>> thick_ends;
    std::set<std::pair<Rational, Rational>> places;
    std::map<std::pair<Rational, Rational>, std::string> payoffs;
    for (const Series& series : chart->panels.front().series) {
      if (series.name == "information set") {
        for (const Point& point : series.points) joined.emplace_back(point.x, point.y);
      }
      if (series.kind == Series::Kind::dots) {
        for (const Point& point : series.points) places.emplace(point.x, point.y);
      }
      if (series.name == "payoffs") {
        for (const Point& point : series.points) payoffs[{point.x, point.y}] = point.label;
      }
      if (series.kind != Series::Kind::curve || series.name == "information set") continue;
      ++moves;
      EXPECT_EQ(series.points[1].x, series.points[0].x + 1);
      if (series.thick) thick_ends.emplace(series.points[1].x, series.points[1].y);
    }
    EXPECT_EQ(moves, tree.nodes().size() - 1);
    // No two nodes stand at one place.
    EXPECT_EQ(places.size(), tree.nodes().size());
    EXPECT_EQ(payoffs.size(), tree.terminal_count());
    std::size_t in_sets = 0;
    for (std::uint32_t h = 0; h < tree.information_sets().size(); ++h) {
      if (tree.information_sets()[h].player != kChance && tree.members(h).size() > 1)
        in_sets += tree.members(h).size();
    }
    EXPECT_EQ(std::ranges::count_if(joined, [&](const auto& place) { return places.contains(place); }),
              static_cast<std::ptrdiff_t>(in_sets));
    // What is paid at the thick ends lies around what the equilibrium is worth to the first player.
    std::vector<Rational> paid;
    for (const auto& [place, label] : payoffs) {
      if (thick_ends.contains(place))
        paid.push_back(std::get<Rational>(parse_number(label.substr(0, label.find(',')))));
    }
    ASSERT_FALSE(paid.empty());
    const Rational worth = verified.checks().front().front().payoff;
    EXPECT_LE(*std::min_element(paid.begin(), paid.end()), worth);
    EXPECT_GE(*std::max_element(paid.begin(), paid.end()), worth);
  }
}

TEST(TreeCharts, ThePlayOfEntryDeterrenceIsToStayOut) {
  const LoadedGame loaded =
      *GameReader(std::string(NASHSOLVE_SOURCE_DIR) + "/games/entry_deterrence.efg", {}).next();
  const VerifiedSolution verified = solve(loaded.game);
  const Subject subject(loaded.game, verified);
  const auto chart = tree_chart(subject, *loaded.form);
  ASSERT_TRUE(chart);
  std::vector<std::string> moves;
  for (const Series& series : chart->panels.front().series) {
    if (series.kind == Series::Kind::curve) moves.push_back(series.name + " " + series.text);
  }
  EXPECT_EQ(moves, (std::vector<std::string>{"Entrant the root: Out (1), played", "Entrant the root: In (0)",
                                             "Incumbent after In (0): Fight (1)",
                                             "Incumbent after In (0): Accommodate (0)"}));
}

}  // namespace
}  // namespace nashsolve::plot
