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

/// What a move of chance with these probabilities pays the player: 0, 1, 2 and so on.
std::string mean(const Texts& probabilities) {
  std::string text = "EFG 2 R \"\" { \"A\" }\nc \"\" 1 \"\" {";
  for (const std::string& each : probabilities) text += " \"\" " + each;
  text += " } 0\n";
  for (std::size_t i = 0; i < probabilities.size(); ++i)
    text += "t \"\" " + std::to_string(i + 1) + " \"\" { " + std::to_string(i) + " }\n";
  ReadOptions options{Format::efg, SingleMatrix::refuse};
  EXPECT_THROW(static_cast<void>(read_game(text, "game", options)), InputError);
  options.rationalize = true;
  try {
    return to_string(read_game(text, "game", options).game.payoff(0, 0));
  } catch (const InputError&) {
    return "refused";
  }
}

TEST(Efg, ProbabilitiesAreRoundedFractionsWhereOnlyTheseAddUpToOne) {
  EXPECT_EQ(mean({"0.333", "0.333", "0.333"}), "1");
  EXPECT_EQ(mean({"0.333", "0.666"}), "2/3");
  EXPECT_EQ(mean({"0.167", "0.167", "0.167", "0.167", "0.167", "0.167"}), "5/2");
  EXPECT_EQ(mean({"1/3", "0.250", "0.417"}), "13/12");
  EXPECT_EQ(mean({"0.1", "0.2", "0.7000000000000001"}), "8/5");
  EXPECT_EQ(mean({"0.30000000000000004", "0.2", "0.5"}), "6/5");
  EXPECT_EQ(mean({"0.33", "0.33", "0.33"}), "refused");
  EXPECT_EQ(mean({"0.333", "0.333", "0.335"}), "refused");
  EXPECT_EQ(mean({"0.125", "0.125", "0.751"}), "refused");
}

TEST(Gte, ADescriptionIsHeldAgainstThePayoffs) {
  const auto described = [](const std::string& text) {
    return "<gte version=\"0.1\"><gameDescription>" + text +
           "</gameDescription><players><player playerId=\"1\">I</player></players>"
           "<strategicForm size=\"{ 1 }\"><payoffs player=\"I\">2</payoffs></strategicForm></gte>";
  };
  EXPECT_EQ(read(described("Who travels costs nobody time"), Format::gte).title(),
            "Who travels costs nobody time");
  for (const char* text : {"The numbers are costs.", "Multiply all payoffs by 10"})
    EXPECT_THROW(static_cast<void>(read(described(text), Format::gte)), InputError) << text;
}

}  // namespace
}  // namespace nashsolve::testing
