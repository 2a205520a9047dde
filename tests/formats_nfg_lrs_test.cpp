#include <gtest/gtest.h>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

TEST(Nfg, PayoffVersionCountsPlayerOneFastest) {
  const Game game =
      read("NFG 1 R \"T \\\"q\\\"\" { \"A\" \"B\" } { 3 2 }\n1 -1 2 -2 3 -3 4 -4 5 -5 6 -6", Format::nfg);
  EXPECT_EQ(game.title(), "T \"q\"");
  EXPECT_EQ(game.players()[0], (Player{"A", {"1", "2", "3"}}));
  EXPECT_EQ(payoffs(game, 0), (Texts{"1", "4", "2", "5", "3", "6"}));
  EXPECT_EQ(payoffs(game, 1), (Texts{"-1", "-4", "-2", "-5", "-3", "-6"}));
}

TEST(Nfg, ThreePlayersWithLabelsAndComment) {
  const Game game = read(
      "NFG 1 D\n\"\"\n{ \"A\" \"\" \"C\" }\n{ { \"a\" \"b\" } { \"x\" } { \"u\" \"v\" } }\n\"why\"\n"
      "1 2 3 4 5 6\n7 8 9 10 11 12\n",
      Format::nfg);
  EXPECT_EQ(game.description(), "why");
  EXPECT_EQ(game.players()[1], (Player{"Player 2", {"x"}}));
  EXPECT_EQ(game.players()[2], (Player{"C", {"u", "v"}}));
  EXPECT_EQ(payoffs(game, 0), (Texts{"1", "7", "4", "10"}));
  EXPECT_EQ(payoffs(game, 2), (Texts{"3", "9", "6", "12"}));
}

TEST(Nfg, OutcomeVersion) {
  const Game game = read(
      "NFG 1 R \"O\" { \"A\" \"B\" }\n{ { \"1\" \"2\" } { \"1\" \"2\" } }\n\"\"\n"
      "{ { \"one\" 2, 1 } { \"\" 1/3 5/2 } { } }\n1 0 3 2\n",
      Format::nfg);
  EXPECT_EQ(payoffs(game, 0), (Texts{"2", "0", "0", "1/3"}));
  EXPECT_EQ(payoffs(game, 1), (Texts{"1", "0", "0", "5/2"}));
}

TEST(Nfg, EveryFormOfNumber) {
  const Game game = read(
      "\xEF\xBB\xBFNFG 1 R \"\" { \"A\" } { 10 } 7 -7 5. .5 -.5e1 1.0e3 1E-2 1/3 -2/6 +1e+2", Format::nfg);
  EXPECT_EQ(payoffs(game, 0), (Texts{"7", "-7", "5", "1/2", "-5", "1000", "1/100", "1/3", "-1/3", "100"}));
}

TEST(Nfg, WritesPlayerOneFastest) {
  const Game game = read(R"({"matrices": [[[1, 2], [3, "1/3"]], [[5, 6], [0.25, 8]]]})", Format::json);
  EXPECT_EQ(written(game, Format::nfg),
            "NFG 1 R \"\"\n{ \"Player 1\" \"Player 2\" }\n{ { \"1\" \"2\" } { \"1\" \"2\" } }\n\n"
            "1 5\n3 0.25\n2 6\n1/3 8\n");
}

TEST(Lrs, ReadsBothMatricesAndNotes) {
  const Game game = read(
      "2 3\n1 2 3\n4 5 1/2\n\n7 8 9\n-1 0 0.5 # title: T\n# player: A\n# strategy: x\n# strategy: y\n# "
      "player: B",
      Format::lrs);
  EXPECT_EQ(payoffs(game, 0), (Texts{"1", "2", "3", "4", "5", "1/2"}));
  EXPECT_EQ(payoffs(game, 1), (Texts{"7", "8", "9", "-1", "0", "1/2"}));
  EXPECT_EQ(game.title(), "T");
  EXPECT_EQ(game.players()[0], (Player{"A", {"x", "y"}}));
  EXPECT_EQ(game.players()[1], (Player{"B", {"1", "2", "3"}}));
}

TEST(Lrs, WritesIntegersAndFractionsOnly) {
  const Game game = read(R"({"zero_sum": [[0.5, 1], [2, 3]]})", Format::json);
  EXPECT_EQ(written(game, Format::lrs), "2 2\n\n1/2 1\n2 3\n\n-1/2 -1\n-2 -3\n");
}

}  // namespace
}  // namespace nashsolve::testing
