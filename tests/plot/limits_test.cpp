// Charts for which there is no time, or whose numbers are too long, are left out, and it is said.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chart_layout.hpp"
#include "charts.hpp"
#include "nashsolve/plot.hpp"
#include "nashsolve/solve.hpp"

namespace nashsolve::plot {
namespace {

/// A 2x3 game with payoffs of so many digits.
Game long_game(std::size_t digits) {
  const auto number = [&](char digit) {
    return make_rational(Integer(std::string(digits, digit)), Integer(std::string(digits, '7')) + 1);
  };
  return bimatrix_game({{number('1'), number('5'), number('2')}, {number('4'), number('1'), number('3')}},
                       {{number('3'), number('1'), number('2')}, {number('1'), number('3'), number('4')}});
}

TEST(Charts, PayoffsOfAThousandDigitsAreDrawnLongerOnesAreNot) {
  const Game thousand = long_game(1000);
  const VerifiedSolution verified = solve(thousand);
  const Charts drawn = charts_of(Subject(thousand, verified));
  EXPECT_TRUE(drawn.is_whole);
  EXPECT_EQ(drawn.charts.size(), 4U);
  const Game more = long_game(5000);
  const VerifiedSolution solved = solve(more);
  const Charts left = charts_of(Subject(more, solved));
  EXPECT_TRUE(left.is_whole);
  ASSERT_EQ(left.charts.size(), 1U);
  EXPECT_EQ(left.charts[0].id, "supports");
  EXPECT_NE(left.charts[0].note.find("payoffs are too long for other charts"), std::string::npos);
}

TEST(Charts, ThoseThatThereIsNoTimeForAreLeftOut) {
  const Game game = bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}});
  const VerifiedSolution verified = solve(game);
  Subject subject(game, verified);
  // In the midst of each chart, too.
  std::size_t most = 0;
  for (int asks = 0; most < 6; ++asks) {
    ASSERT_LT(asks, 1000);
    subject.must_stop = [left = asks]() mutable { return left-- <= 0; };
    const Charts charts = charts_of(subject);
    EXPECT_EQ(charts.is_whole, charts.charts.size() == 6);
    EXPECT_GE(charts.charts.size(), most);
    most = charts.charts.size();
    for (const Chart& chart : charts.charts) {
      EXPECT_EQ(chart.note.find("the time was too short for other charts") == std::string::npos,
                charts.is_whole);
    }
    if (asks == 0) {
      EXPECT_THROW(write_picture(
                       game, {}, verified, PictureFormat::json, "", [](auto) {}, [] { return true; }),
                   PictureError);
    }
  }
}

TEST(Charts, WhatHasNoRoomOnATerminalIsToldWithoutASolution) {
  int refused = 0;
  for (const auto& [rows, columns] :
       {std::pair{2, 2}, {2, 50}, {50, 2}, {3, 50}, {4, 4}, {4, 32}, {4, 33}, {18, 18}, {18, 19}, {40, 40}}) {
    std::vector<std::vector<Rational>> payoffs(static_cast<std::size_t>(rows),
                                               std::vector<Rational>(static_cast<std::size_t>(columns)));
    payoffs[0][0] = 1;
    const Game game = bimatrix_game(payoffs, payoffs);
    SolveOptions one;
    one.find = Find::one;
    const VerifiedSolution verified = solve(game, one);
    for (const char* chart : {"", "supports", "payoffs"}) {
      const TerminalPlotOptions options{chart, true};
      // A chart that the game does not have is told afterwards.
      const std::vector<std::string> names = chart_names(game, verified);
      if (*chart != 0 && std::find(names.begin(), names.end(), chart) == names.end()) continue;
      bool is_told_before = false;
      bool is_told_after = false;
      try {
        require_terminal_room(game, {}, options);
      } catch (const PictureError&) {
        is_told_before = true;
      }
      try {
        write_terminal_plot(game, {}, verified, options, [](auto) {});
      } catch (const PictureError&) {
        is_told_after = true;
      }
      EXPECT_EQ(is_told_before, is_told_after) << rows << "x" << columns << " " << chart;
      refused += is_told_before ? 1 : 0;
    }
  }
  EXPECT_GT(refused, 4);
}

TEST(Charts, StillPicturesShowTheFirstRowsOfMany) {
  // The 7x7 game of coordination has an equilibrium for each set of strategies.
  std::vector<std::vector<Rational>> unit(7, std::vector<Rational>(7));
  for (std::size_t k = 0; k < 7; ++k) unit[k][k] = 1;
  const Game game = bimatrix_game(unit, unit);
  const VerifiedSolution verified = solve(game);
  const Chart whole = charts_of(Subject(game, verified)).charts[0];
  ASSERT_EQ(whole.panels[1].y.categories.size(), 127U);
  const Chart still = still_of(whole);
  EXPECT_EQ(still.note, whole.note + "; the first 100 rows of 127");
  // The rows of the pure equilibria have two cells, the next ones four.
  EXPECT_EQ(still_of(whole, 14).panels[0].y.categories.size(), 7U);
  EXPECT_EQ(still_of(whole, 17).panels[0].y.categories.size(), 7U);
  EXPECT_EQ(still_of(whole, 18).panels[0].y.categories.size(), 8U);
  for (std::size_t i = 0; i < 2; ++i) {
    const std::vector<Point>& all = whole.panels[i].series[0].points;
    const std::vector<Point>& shown = still.panels[i].series[0].points;
    ASSERT_EQ(still.panels[i].y.categories.size(), 100U);
    ASSERT_LT(shown.size(), all.size());
    for (std::size_t k = 0; k < all.size(); ++k) {
      EXPECT_EQ(all[k].y < 100, k < shown.size());
      if (k < shown.size()) {
        EXPECT_EQ(shown[k].text, all[k].text);
      }
    }
  }
}

TEST(Charts, APictureSaysThatItHasNoPlaceForSome) {
  Rational huge = 1;
  for (int k = 0; k < 400; ++k) huge *= 10;
  for (const bool is_huge : {true, false}) {
    const Game game = bimatrix_game({{is_huge ? huge : Rational(2), 0}, {0, 1}}, {{1, 0}, {0, 1}});
    std::string option;
    write_picture(game, {}, solve(game), PictureFormat::json, "payoffs",
                  [&](std::string_view text) { option += text; });
    const bool is_said = option.find("what lies beyond 1e308 is not drawn") != std::string::npos;
    EXPECT_EQ(is_said, is_huge);
    EXPECT_EQ(option.find("null") != std::string::npos, is_huge);
  }
}

}  // namespace
}  // namespace nashsolve::plot
