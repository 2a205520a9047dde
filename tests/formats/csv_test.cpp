#include <gtest/gtest.h>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

Game csv(std::string_view text, SingleMatrix single_matrix = SingleMatrix::refuse) {
  return read(text, Format::csv, single_matrix);
}

const Texts kA = {"2", "0", "1/3", "-1"};
const Texts kB = {"1", "0", "0", "5/2"};

void expect_matrices(const Game& game) {
  EXPECT_EQ(payoffs(game, 0), kA);
  EXPECT_EQ(payoffs(game, 1), kB);
}

TEST(Csv, CellsWithBothPayoffs) {
  expect_matrices(csv("2 1,0 0\n1/3 0,-1 2.5\n"));
  expect_matrices(csv("2|1;0|0\n1/3 | 0;-1|2.5"));
  expect_matrices(csv("(2, 1),(0, 0)\n(1/3, 0),(-1, 2.5)\n"));
  expect_matrices(csv("\"2, 1\",\"0,0\"\r\n\"1/3, 0\",\"-1, 2.5\"\r\n"));
  expect_matrices(csv("2, 1\t0, 0\n1/3, 0\t-1, 2.5\n"));
}

TEST(Csv, LabelsAboveAndLeftAreOptional) {
  const Game both = csv("\xEF\xBB\xBF,Left,Right\nUp,2 1,0 0\nDown,1/3 0,-1 2.5\n");
  expect_matrices(both);
  EXPECT_EQ(both.players()[0].strategies, (Texts{"Up", "Down"}));
  EXPECT_EQ(both.players()[1].strategies, (Texts{"Left", "Right"}));
  const Game above = csv("Left,Right\n2 1,0 0\n1/3 0,-1 2.5\n");
  expect_matrices(above);
  EXPECT_EQ(above.players()[0].strategies, (Texts{"1", "2"}));
  EXPECT_EQ(above.players()[1].strategies, (Texts{"Left", "Right"}));
  const Game left = csv("Up,2 1,0 0\nDown,1/3 0,-1 2.5\n");
  expect_matrices(left);
  EXPECT_EQ(left.players()[0].strategies, (Texts{"Up", "Down"}));
  EXPECT_EQ(left.players()[1].strategies, (Texts{"1", "2"}));
}

TEST(Csv, TheCornerNamesThePlayers) {
  const Game game = csv("Row \\ Column,10,20\n1,2 1,0 0\n2,1/3 0,-1 2.5\n");
  expect_matrices(game);
  EXPECT_EQ(game.players()[0], (Player{"Row", {"1", "2"}}));
  EXPECT_EQ(game.players()[1], (Player{"Column", {"10", "20"}}));
}

TEST(Csv, TwoTables) {
  expect_matrices(csv("2,0\n1/3,-1\n\n1,0\n0,2.5\n"));
  expect_matrices(csv("2,0\n1/3,-1\n , \n\n1,0\n0,2.5\n\n"));
  const Game labelled = csv(",L,R\nU,2,0\nD,1/3,-1\n,,\n1,0,\n0,2.5,\n");
  expect_matrices(labelled);
  EXPECT_EQ(labelled.players()[0].strategies, (Texts{"U", "D"}));
}

TEST(Csv, WordsThatNobodyReadAreToldOf) {
  const std::string table = ",L,R\nU,2|1,0|0\nD,1/3|0,-1|2.5\n";
  const auto warnings = [](const std::string& text) { return load(text, Format::csv).warnings; };
  EXPECT_EQ(warnings(table), Texts{});
  EXPECT_EQ(warnings("Chicken\n" + table), Texts{});
  EXPECT_EQ(csv("Chicken\n" + table).title(), "Chicken");
  EXPECT_EQ(csv("Chicken\n# title: Hawk-Dove\n" + table).title(), "Hawk-Dove");
  EXPECT_EQ(warnings("# source: Osborne (2004)\n# player 1 chooses the row\n" + table), Texts{});
  EXPECT_EQ(warnings("# the sun shines\n" + table), Texts{"game:1:1: passed over 'the sun shines'"});
  EXPECT_EQ(warnings(table + "\nFind all equilibria.\n\nHand it in on Monday, at noon\n"),
            Texts{"game:5:1: passed over 'Find all equilibria.' and 1 further remark"});
}

TEST(Csv, OneMatrixByOptionOrNote) {
  EXPECT_EQ(payoffs(csv("2,0\n1/3,-1\n", SingleMatrix::zero_sum), 1), (Texts{"-2", "0", "-1/3", "1"}));
  EXPECT_EQ(payoffs(csv("2,0\n1/3,-1\n", SingleMatrix::symmetric), 1), (Texts{"2", "1/3", "0", "-1"}));
  EXPECT_EQ(csv("# matrix: zero-sum\n2,0\n1/3,-1\n"), csv("2,0\n1/3,-1\n", SingleMatrix::zero_sum));
  EXPECT_EQ(csv("2,0\n1/3,-1\n# matrix: symmetric\n"), csv("2,0\n1/3,-1\n", SingleMatrix::symmetric));
  // What says one payoff a cell is obeyed.
  EXPECT_THROW(csv("2 1,0 0\n1/3 0,-1 2.5\n", SingleMatrix::zero_sum), InputError);
  EXPECT_THROW(csv("2,0\n1/3,-1\n\n1,0\n0,2.5\n", SingleMatrix::zero_sum), InputError);
}

TEST(Csv, CommentsAndNotes) {
  const Game game =
      csv("# title: T: with colon\n#description: D\n2 1,0 0\n  # between rows\n1/3 0,-1 2.5\n# end");
  expect_matrices(game);
  EXPECT_EQ(game.title(), "T: with colon");
  EXPECT_EQ(game.description(), "D");
}

TEST(Csv, QuotedLabels) {
  const Game game = csv(",\"a \"\"b\"\", c\",\" d\ne\"\n\"#1\",2 1,0 0\n\"\"\"\",1/3 0,-1 2.5\n");
  expect_matrices(game);
  EXPECT_EQ(game.players()[0].strategies, (Texts{"#1", "\""}));
  EXPECT_EQ(game.players()[1].strategies, (Texts{"a \"b\", c", " d\ne"}));
}

TEST(Csv, LongFormInAnyOrder) {
  const Game game =
      csv("Ann,Bob,payoff_Bob,payoff Ann\n"
          "U,L,1,2\n"
          "D,L,0,1/3\n\n"
          "D,R,2.5,-1\n"
          "# last\n"
          "U,R,0,0\n");
  expect_matrices(game);
  EXPECT_EQ(game.players()[0], (Player{"Ann", {"U", "D"}}));
  EXPECT_EQ(game.players()[1], (Player{"Bob", {"L", "R"}}));
}

TEST(Csv, LongFormWithThreePlayersByNumber) {
  const Game game =
      csv("strategy_1;strategy_2;strategy_3;payoff_1;payoff_2;payoff_3\n"
          "a;x;1;1;2;3\na;x;2;4;5;6\nb;x;1;7;8;9\nb;x;2;10;11;12\n");
  EXPECT_EQ(game.players()[2], (Player{"Player 3", {"1", "2"}}));
  EXPECT_EQ(payoffs(game, 1), (Texts{"2", "5", "8", "11"}));
}

TEST(Csv, OneColumnAndOneRow) {
  EXPECT_EQ(payoffs(csv("2|1\n0|0\n"), 0), (Texts{"2", "0"}));
  EXPECT_EQ(payoffs(csv("x\n2|1\n0|0\n"), 0), (Texts{"2", "0"}));
  EXPECT_EQ(csv(",x\na,2|1\nb,0|0\n").players()[1].strategies, (Texts{"x"}));
  // Two columns apart by a space are a matrix as soon as pairs.
  EXPECT_THROW(csv("2 1\n0 0\n"), InputError);
  EXPECT_EQ(payoffs(csv("2 1,0 0"), 1), (Texts{"1", "0"}));
  EXPECT_EQ(csv("only,2 1,0 0").players()[0].strategies, (Texts{"only"}));
}

// The place of each is found from that of the one before; from the beginning it would take a minute.
TEST(Csv, TellsOfEveryFractionOfALargeTable) {
  constexpr std::size_t kSize = 400;
  std::string text;
  for (std::size_t row = 0; row < kSize; ++row) {
    for (std::size_t column = 0; column < kSize; ++column) text += column == 0 ? "0.333333" : ",0.666667";
    text += '\n';
  }
  ReadOptions options{Format::csv, SingleMatrix::zero_sum};
  options.rationalize = true;
  const LoadedGame loaded = read_game(text, "game", options);
  ASSERT_EQ(loaded.warnings.size(), kSize * kSize);
  EXPECT_EQ(loaded.warnings.front(), "game:1:1: '0.333333' is read as 1/3");
  EXPECT_EQ(loaded.warnings[kSize + 1], "game:2:10: '0.666667' is read as 2/3");
  EXPECT_EQ(loaded.warnings.back(), "game:400:3592: '0.666667' is read as 2/3");
}

}  // namespace
}  // namespace nashsolve::testing
