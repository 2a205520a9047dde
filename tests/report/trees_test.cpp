// The text of trees: outcomes, subgame perfection, and what is left out of long ones.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {
namespace {

LoadedGame read_tree(const std::string& tree) {
  ReadOptions reading;
  reading.format = Format::efg;
  return read_game(tree, "game.efg", reading);
}

std::string text_of_verified(const LoadedGame& loaded, const VerifiedSolution& verified,
                             const TextOptions& options) {
  std::string out;
  write_text(loaded.game, {"game.efg", "", "", loaded.form}, verified, options,
             [&](std::string_view text) { out += text; });
  return out;
}

std::string text_of_tree(const std::string& tree, const TextOptions& options = {}) {
  const LoadedGame loaded = read_tree(tree);
  return text_of_verified(loaded, solve(loaded.game), options);
}

TextOptions in_lines() {
  TextOptions options;
  options.details = Details::never;
  return options;
}

// Player 1 gets 1 by r, and by l where player 2 answers x: every mix of both has an outcome of its own.
TEST(ReportText, OfAContinuumThatIsPlayedInManyWaysOnlyOutcomesOfListedOnesAreCounted) {
  const std::string game = R"(EFG 2 R "free" { "A" "B" }
p "" 1 1 "root" { "l" "r" } 0
p "" 2 1 "after l" { "x" "y" } 0
t "" 1 "" { 1, 2 }
t "" 2 "" { 0, 1 }
t "" 3 "" { 1, 5 }
)";
  EXPECT_NE(text_of_tree(game).find("\n2 outcomes of those listed, by where the play ends:\n"),
            std::string::npos);
  // Where B never moves in equilibrium all that it may threaten with is played alike.
  const std::string alike = R"(EFG 2 R "threat" { "A" "B" }
p "" 1 1 "root" { "l" "r" } 0
p "" 2 1 "after l" { "x" "y" } 0
t "" 1 "" { 0, 2 }
t "" 2 "" { 0, 1 }
t "" 3 "" { 1, 5 }
)";
  EXPECT_NE(text_of_tree(alike).find("\n1 outcome, by where the play ends:\n"), std::string::npos);
}

TEST(ReportText, MovesOfChanceAreNotAmongTheInformationSetsThatAreLeftOut) {
  std::string game = "EFG 2 R \"long\" { \"A\" \"B\" }\np \"\" 1 1 \"root\" { \"l\" \"r\" } 0\n";
  constexpr int kMoves = 600;
  for (int k = 1; k <= kMoves; ++k) {
    const std::string number = std::to_string(k);
    game += "c \"\" " + number + " \"\" { \"go\" 1/2 \"stop\" 1/2 } 0\n";
  }
  for (int k = 0; k <= kMoves; ++k) game += "t \"\" " + std::to_string(k + 1) + " \"\" { 1, 0 }\n";
  game += "t \"\" " + std::to_string(kMoves + 2) + " \"\" { 0, 0 }\n";
  const std::string text = text_of_tree(game);
  EXPECT_NE(text.find("in the tree"), std::string::npos);
  EXPECT_EQ(text.find("information set"), std::string::npos) << text;
}

constexpr const char* kEntry = R"(EFG 2 R "entry" { "Entrant" "Incumbent" }
p "" 1 1 "entry" { "Out" "In" } 0
t "" 1 "" { 0, 2 }
p "" 2 1 "answer" { "Fight" "Yield" } 0
t "" 2 "" { -1, -1 }
t "" 3 "" { 1, 1 }
)";

// Only (In, Yield) is subgame-perfect (Selten 1978); it is told last, after the segment of threats.
TEST(ReportTrees, LinesAreFollowedByWhichAreSubgamePerfect) {
  const std::string text = text_of_tree(kEntry, in_lines());
  EXPECT_NE(text.find("#3  pure, strict, isolated"), std::string::npos) << text;
  EXPECT_NE(text.find("\n\nSubgame-perfect of those listed: #3.\n"), std::string::npos) << text;
}

std::string after_an_offer(const std::string& taken) {
  return R"(EFG 2 R "offer" { "A" "B" }
p "" 1 1 "" { "Out" "In" } 0
t "" 1 "" { 1, 1 }
p "" 2 1 "" { "take" "counter" } 0
t "" 2 "" { 0, )" +
         taken + R"( }
p "" 1 2 "" { "yes" "no" } 0
t "" 3 "" { 0, 2 }
t "" 4 "" { 0, 0 }
)";
}

/// Of A's Out and what B does.
std::string text_of_out(const std::string& tree, const Rational& take) {
  const LoadedGame loaded = read_tree(tree);
  const std::vector<Rational> replies = {take, 1 - take};
  Solution solution;
  solution.status = Status::limit;
  solution.equilibria.push_back(
      {Profile{MixedStrategy::pure(3, 0), MixedStrategy::from_probabilities(replies)}, 0, {}, {}});
  solution.components.push_back({{0}, {}, {}});
  return text_of_verified(loaded, verify(loaded.game, solution), {});
}

// Whatever A, to whom both are the same, answers to the counteroffer, it is worth 2 to B at most.
TEST(ReportTrees, WhatNoMixOfEquallyGoodMovesMakesCredibleIsNotSubgamePerfect) {
  const std::string text = text_of_out(after_an_offer("3"), 0);
  EXPECT_NE(text.find("not subgame-perfect: in the subgame after (In), B would gain by take\n"),
            std::string::npos)
      << text;
  // Where A says yes in half of all cases B may do both.
  const std::string half = text_of_out(after_an_offer("1"), make_rational(1, 2));
  EXPECT_EQ(half.find("not subgame-perfect"), std::string::npos) << half;
}

// Player 2 has 3 replies to each of 5 offers: 243 plans. Of those that agree on the path, where 4 is
// accepted, 81 are best; the pure one that is used is one of them.
TEST(ReportTrees, OfManyPlansTheFirstOnesAreInTheTable) {
  std::string tree =
      "EFG 2 R \"offers\" { \"A\" \"B\" }\np \"\" 1 1 \"\" { \"0\" \"1\" \"2\" \"3\" \"4\" } 0\n";
  int outcome = 0;
  for (int offer = 0; offer < 5; ++offer) {
    const std::string number = std::to_string(offer + 1);
    tree += "p \"\" 2 " + number + " \"\" { \"yes\" \"no\" \"never\" } 0\n";
    for (const std::string& pays : {number + ", " + number, std::string("0, 0"), std::string("0, -1")})
      tree += "t \"\" " + std::to_string(++outcome) + " \"\" { " + pays + " }\n";
  }
  const LoadedGame loaded = read_tree(tree);
  Solution solution;
  solution.status = Status::limit;
  solution.equilibria.push_back({Profile{MixedStrategy::pure(5, 4), MixedStrategy::pure(243, 0)}, 0, {}, {}});
  solution.components.push_back({{0}, {}, {}});
  const VerifiedSolution verified = verify(loaded.game, solution);
  // Beside the used one 50 best ones of 80 and 50 others of 162.
  const std::string text = text_of_verified(loaded, verified, {});
  EXPECT_NE(text.find("and 142 more, of which 30 best responses"), std::string::npos) << text;
  TextOptions all;
  all.details = Details::always;
  const std::string whole = text_of_verified(loaded, verified, all);
  EXPECT_EQ(whole.find(" more, of which"), std::string::npos);
  EXPECT_NE(whole.find("never·never·never·never·never"), std::string::npos);
}

}  // namespace
}  // namespace nashsolve
