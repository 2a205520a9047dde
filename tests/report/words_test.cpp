// Numbers, widths and lists as the reports print them.
#include "words.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "csv_field.hpp"
#include "display_text.hpp"
#include "kind_text.hpp"
#include "number_text.hpp"
#include "subset_text.hpp"
#include "verdict_text.hpp"

namespace nashsolve::report {
namespace {

Rational number(const std::string& text) {
  return std::get<Rational>(parse_number(text));
}

TEST(DisplayText, WidthCountsColumns) {
  EXPECT_EQ(display_width("Opera"), 5U);
  EXPECT_EQ(display_width("Zoë"), 3U);
  EXPECT_EQ(display_width("e\xcc\x81"), 1U);
  EXPECT_EQ(display_width("歌剧"), 4U);
  EXPECT_EQ(display_width("👍"), 2U);
  EXPECT_EQ(display_width("👩‍👩‍👧"), 2U);
  EXPECT_EQ(display_width("🇩🇪"), 2U);
  EXPECT_EQ(pad_left("歌剧", 6), "  歌剧");
  EXPECT_EQ(pad_right("歌剧", 3), "歌剧");
}

TEST(DisplayText, NothingHiddenIsPrinted) {
  EXPECT_EQ(printable("a\tb\r\n"), "a\\tb\\r\\n");
  EXPECT_EQ(printable("\x1b[2J"), "\\x1b[2J");
  EXPECT_EQ(printable("\xc2\x9b"), "\\u009b");
  // NOLINTNEXTLINE(misc-misleading-bidirectional): this override is what is to be shown.
  EXPECT_EQ(printable("a\xe2\x80\xae"), "a\\u202e");
  EXPECT_EQ(printable("\xff"), "\\xff");
  EXPECT_EQ(printable("\x7f"), "\\x7f");
  EXPECT_EQ(printable(""), "\"\"");
  EXPECT_EQ(printable(" x"), "\" x\"");
  EXPECT_EQ(printable("👩‍👩‍👧 ok"), "👩‍👩‍👧 ok");
}

TEST(DisplayText, LongNamesAreShortened) {
  EXPECT_EQ(shortened("Football", 8), "Football");
  EXPECT_EQ(shortened("Football", 7), "Foot...");
  EXPECT_EQ(shortened("歌剧歌剧", 6), "歌...");
}

TEST(NumberText, ShortFractionsStayLongOnesBecomeDecimals) {
  const NumberStyle style;
  EXPECT_EQ(number_text(number("-5"), style), "-5");
  EXPECT_EQ(number_text(number("2/3"), style), "2/3");
  EXPECT_EQ(number_text(number("1234/4567"), style), "1234/4567");
  EXPECT_EQ(number_text(number("-1234/4567"), style), "~-0.270199");
  EXPECT_EQ(number_text(number("100000/3"), style), "100000/3");
  EXPECT_EQ(number_text(number("1234567/8910"), style), "~138.560");
  EXPECT_EQ(number_text(number("12345678901234567890"), style), "12345678901234567890");
  EXPECT_EQ(number_text(number("123456789012345678901"), style), "~1.23457e20");
  EXPECT_EQ(number_text(number("999999999999999999999"), style), "~1.00000e21");
  const std::string nines(5000, '9');
  EXPECT_EQ(number_text(number(nines), style), "~1.00000e5000");
  EXPECT_EQ(number_text(number("-" + nines + "/1" + nines), style), "~-0.500000");
  EXPECT_EQ(number_text(number("-1/" + nines), style), "~-1.00000e-5000");
  EXPECT_EQ(number_text(number("1234565" + std::string(9000, '0')), style), "~1.23457e9006");
  EXPECT_EQ(number_text(number("12345649" + nines), style), "~1.23456e5007");
}

TEST(NumberText, DecimalsHaveSixCorrectDigits) {
  EXPECT_EQ(significant_decimal(number("1/30000"), 6), "0.0000333333");
  EXPECT_EQ(significant_decimal(number("1/3000000"), 6), "3.33333e-7");
  EXPECT_EQ(significant_decimal(number("99999995/100000000"), 6), "1.000000");
  EXPECT_EQ(significant_decimal(number("-1e-9999"), 3), "-1.00e-9999");
  EXPECT_EQ(significant_decimal(number("2e9999") / 3, 3), "6.67e9998");
  EXPECT_EQ(significant_decimal(number("1e-9999") * number("1e-9999") / 3, 2), "3.3e-19999");
  EXPECT_EQ(significant_decimal(number("0"), 6), "0");
}

TEST(NumberText, StylesAreObeyed) {
  const NumberStyle exact = {NumberStyle::Kind::exact, 0};
  const NumberStyle two = {NumberStyle::Kind::decimals, 2};
  EXPECT_EQ(number_text(number("123456789/1000"), exact), "123456789/1000");
  EXPECT_EQ(number_text(number("1/3"), two), "0.33");
  EXPECT_EQ(number_text(number("-1/1000"), two), "0.00");
  EXPECT_EQ(number_text(number("5"), two), "5.00");
}

TEST(NumberText, EnclosuresShowWhatIsProven) {
  const Enclosure narrow = {number("0.6180339"), number("0.6180340")};
  EXPECT_EQ(number_text(narrow, {}), "~0.618034");
  EXPECT_EQ(number_text(narrow, {NumberStyle::Kind::exact, 0}), "~0.618034");
  EXPECT_EQ(number_text(narrow, {NumberStyle::Kind::decimals, 2}), "~0.62");
  EXPECT_EQ(number_text(Enclosure{number("1/3"), number("1/3")}, {}), "1/3");
  // On both sides of a power of ten.
  EXPECT_EQ(number_text(Enclosure{number("0.999999999"), number("1.000000001")}, {}), "~1.00000");
  EXPECT_EQ(number_text(Enclosure{number("-100.001"), number("-99.999")}, {}), "~-100.00");
  EXPECT_EQ(power_of_ten_above(number("1e-7")), "1e-7");
  EXPECT_EQ(power_of_ten_above(number("1.1e-7")), "1e-6");
  EXPECT_EQ(power_of_ten_above(number("2")), "1e1");
}

TEST(Words, Lists) {
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}), "a and b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(numbered({0}), "#1");
  EXPECT_EQ(numbered({1, 2}), "#2 and #3");
  EXPECT_EQ(numbered({1, 2, 3, 4, 8, 9}), "#2 to #5, #9 and #10");
  EXPECT_EQ(counted(1, "equilibrium", "equilibria"), "1 equilibrium");
  EXPECT_EQ(counted(28519, "equilibrium", "equilibria"), "28,519 equilibria");
  EXPECT_EQ(counted(1000000, "x", "y"), "1,000,000 y");
}

TEST(Words, TalliesAreInTheSingularWhereThereIsOne) {
  EXPECT_EQ(tallies({{"nodes", 1}, {"exact_nodes", 0}, {"leaves", 1}, {"dominated_strategies", 1}}),
            (std::vector<std::string>{"1 node", "1 leaf", "1 dominated strategy"}));
  EXPECT_EQ(tallies({{"leaves", 1234}, {"values_where_vertices_change", 1}}),
            (std::vector<std::string>{"1,234 leaves", "1 value where vertices change"}));
}

TEST(Words, OnlyOfTwoStrategiesRangesTellAPolytope) {
  const Game game(default_players(std::vector<std::size_t>{3, 2, 2}),
                  std::vector<PayoffTable>(3, PayoffTable::from(std::vector<Rational>(12))));
  const auto mix = [](const std::vector<Rational>& probabilities) {
    return MixedStrategy::from_probabilities(probabilities);
  };
  const Rational half = number("1/2");
  CurvedSet curve{{{mix({1, 0, 0}), mix({0, half, half})}, {mix({1, 0}), mix({half, half})}, {mix({1, 0})}},
                  {{2, 1, 0, true}},
                  1,
                  {}};
  Solution solution;
  solution.status = Status::complete;
  Component component;
  component.subsets.push_back({{}, {}, curve});
  // With probability 0 to 1 on the first strategy and 0 to 1/2 on either other one there are many more mixes.
  EXPECT_EQ(
      component_words(game, solution, component).heading,
      "Continuum: a curve: all profiles in which Player 1 plays a mix of (strategy 1) and (strategy 2 with "
      "probability 1/2 and strategy 3 with 1/2), Player 2 plays strategy 1 with probability 1/2 to 1 and "
      "strategy 2 with 0 to 1/2 and Player 3 plays strategy 1, such that for Player 3 strategy 2 is worth "
      "as much as strategy 1");
}

TEST(Words, OfASearchThatStoppedContinuaArePartsOfSome) {
  Solution solution;
  solution.status = Status::limit;
  for (const std::size_t s : {0U, 1U}) {
    solution.equilibria.push_back({Profile{MixedStrategy::pure(2, s), MixedStrategy::pure(1, 0)}, 0, {}, {}});
  }
  Component component;
  component.equilibria = {0, 1};
  solution.components.push_back(component);
  const std::vector<Properties> properties(2);
  EXPECT_EQ(
      verdict_text(solution, properties),
      "Infinitely many equilibria (1 part of a continuum with 2 extreme points) found as far as asked; there "
      "may be others.");
  solution.status = Status::complete;
  EXPECT_EQ(
      verdict_text(solution, properties),
      "Infinitely many equilibria (1 continuum with 2 extreme points), complete: the game has no others.");
}

// Two equilibria of three may be all that a stopped search knows of an L, where one of them is no end.
TEST(Words, AnEndIsOneOfASegmentThatIsKnownWhole) {
  Solution solution;
  solution.status = Status::complete;
  for (const std::size_t s : {0U, 1U}) {
    solution.equilibria.push_back({Profile{MixedStrategy::pure(2, s), MixedStrategy::pure(1, 0)}, 0, {}, {}});
  }
  Component component;
  component.equilibria = {0, 1};
  component.subsets.push_back({{{0, 1}, {0}}});
  solution.components.push_back(component);
  std::vector<Properties> properties(2);
  properties[0].pure = true;
  EXPECT_EQ(kind_text(solution, 0, properties), "pure, end point");
  EXPECT_EQ(kind_text(solution, 1, properties), "mixed, end point");
  solution.status = Status::limit;
  EXPECT_EQ(kind_text(solution, 0, properties), "pure, extreme point");
  solution.status = Status::complete;
  solution.components[0].subsets = {{{}, {}, CurvedSet{}}};
  EXPECT_EQ(kind_text(solution, 0, properties), "pure, on a continuum");
}

TEST(Words, WhatASpreadsheetTakesForAFormulaIsTextWhereThatIsAsked) {
  CsvOptions safe;
  safe.safe = true;
  for (const std::string first : {"=", "+", "-", "@", "\t"}) {
    EXPECT_EQ(field(first + "1", safe), "'" + first + "1");
    EXPECT_EQ(field(first + "1", {}), first + "1");
  }
  EXPECT_EQ(field("\r1", safe), "\"'\r1\"");
  EXPECT_EQ(field("1=", safe), "1=");
}

TEST(Words, LinesBreakBetweenWords) {
  EXPECT_EQ(wrapped("aa bb cc", 0, 2, 5), "aa bb\n  cc");
  EXPECT_EQ(wrapped("aa bb", 3, 1, 5), "aa\n bb");
  EXPECT_EQ(wrapped("too-long a", 0, 1, 3), "too-long\n a");
  EXPECT_EQ(wrapped("歌剧 歌剧 x", 0, 0, 9), "歌剧 歌剧\nx");
}

}  // namespace
}  // namespace nashsolve::report
