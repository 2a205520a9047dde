// Explanations of what is more than a table: trees, walked from their leaves, and games with a parameter.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "nashsolve/explain.hpp"
#include "nashsolve/explain_parametric.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/solve_parametric.hpp"

namespace nashsolve {
namespace {

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

std::string explained_tree(const std::string& text, const ExplainOptions& options = {}) {
  ReadOptions reading;
  reading.format = Format::efg;
  const LoadedGame loaded = read_game(text, "game.efg", reading);
  std::string out;
  write_explanation(loaded.game, {"game.efg", "", "", loaded.form}, solve(loaded.game), options,
                    [&](std::string_view piece) { out += piece; });
  return out;
}

TEST(Explain, TreesNameTheThreatThatIsNotCredible) {
  GameReader reader(std::string(NASHSOLVE_SOURCE_DIR) + "/games/entry_deterrence.efg", {});
  const LoadedGame loaded = reader.next().value();
  std::string text;
  write_explanation(loaded.game, {"game.efg", "", "", loaded.form}, solve(loaded.game), {},
                    [&](std::string_view piece) { text += piece; });
  EXPECT_HAS(
      text,
      "In the tree: not subgame-perfect: in the subgame after (In), Incumbent would\ngain by Accommodate.\n");
  EXPECT_HAS(text, "In the tree: subgame-perfect.\n");
  // Selten's horse has no subgame but itself.
  GameReader horse(std::string(NASHSOLVE_SOURCE_DIR) + "/games/seltens_horse.efg", {});
  const LoadedGame trivial = horse.next().value();
  text.clear();
  write_explanation(trivial.game, {"game.efg", "", "", trivial.form}, solve(trivial.game), {},
                    [&](std::string_view piece) { text += piece; });
  EXPECT_EQ(text.find("subgame"), std::string::npos) << text;
}

TEST(Explain, BackwardInductionWalksFromTheLeaves) {
  // What is paid on the way counts: 1 for the first player at the second move.
  const std::string tree = R"(EFG 2 R "entry" { "Entrant" "Incumbent" }
p "" 1 1 "entry" { "Out" "In" } 0
t "" 1 "" { 0, 2 }
p "" 2 1 "answer" { "Fight" "Share" } 2 "" { 1, 0 }
t "" 3 "" { -3, -1 }
t "" 4 "" { 1/2, 1 }
)";
  const std::string text = explained_tree(tree);
  const std::size_t first = text.find("After In Incumbent gets -1 with Fight and 1 with Share: Share.");
  const std::size_t second = text.find("At the root Entrant gets 0 with Out and 3/2 with In: In.");
  ASSERT_NE(first, std::string::npos) << text;
  ASSERT_NE(second, std::string::npos) << text;
  EXPECT_LT(first, second);
  EXPECT_HAS(text, "So the play is In, Share, and the payoffs are 3/2, 1.");
  EXPECT_EQ(text.find("equally good"), std::string::npos);
  EXPECT_EQ(explained_tree(tree, {ExplainFormat::text, 0}).find("Backward induction"), std::string::npos);
}

TEST(Explain, BackwardInductionAveragesOverChanceAndNamesTies) {
  const std::string text = explained_tree(R"(EFG 2 R "chance" { "One" "Two" }
c "" 1 "" { "rain" 1/3 "sun" 2/3 } 0
p "" 1 1 "a" { "l" "r" } 0
t "" 1 "" { 6, 0 }
t "" 2 "" { 6, 3 }
p "" 2 1 "b" { "x" "y" } 0
t "" 3 "" { 3, 1 }
t "" 4 "" { 0, 2 }
)");
  EXPECT_HAS(text, "After rain One gets 6 with l and 6 with r: l and r are equally good; here");
  EXPECT_HAS(text, "After sun Two gets 1 with x and 2 with y: y.");
  // 6/3 + 0 and 0 + 2 * 2/3.
  EXPECT_HAS(text, "At the root chance moves: on average 2, 4/3.");
  EXPECT_HAS(text, "So, on average, the payoffs are 2, 4/3.");
}

TEST(Explain, ThereIsNoBackwardInductionWhereSomebodyDoesNotKnow) {
  EXPECT_EQ(explained_tree(R"(EFG 2 R "pennies" { "One" "Two" }
p "" 1 1 "a" { "h" "t" } 0
p "" 2 1 "b" { "h" "t" } 0
t "" 1 "" { 1, -1 }
t "" 2 "" { -1, 1 }
p "" 2 1 "b" { "h" "t" } 0
t "" 2 "" { -1, 1 }
t "" 1 "" { 1, -1 }
)")
                .find("Backward induction"),
            std::string::npos);
}

std::string explained_family(const std::string& name, ExplainFormat format = ExplainFormat::text) {
  ReadOptions options;
  options.allows_parameter = true;
  const LoadedGame loaded = *GameReader(std::string(NASHSOLVE_SOURCE_DIR) + "/games/" + name, options).next();
  std::string text;
  write_explanation(*loaded.family, {name, ""}, solve_parametric(*loaded.family), format,
                    [&](std::string_view piece) { text += piece; });
  return text;
}

TEST(Explain, AnIndifferenceConditionWithTheParameterInIt) {
  const std::string text = explained_family("hawk-dove-cost.json");
  EXPECT_HAS(text, "It is mixed for c > 2.");
  EXPECT_HAS(text, "Animal 2 plays Hawk with probability q and Dove with probability 1 - q.");
  EXPECT_HAS(text, "U1(Hawk) = (1 - c/2)*q + 2*(1 - q)");
  EXPECT_HAS(text, "U1(Dove) = 0*q + 1*(1 - q)");
  EXPECT_HAS(text, "(c/2)*q = 1, so q = 2/c");
  EXPECT_HAS(text, "(c/2)*p = 1, so p = 2/c");
  EXPECT_HAS(text, "Animal 1 expects (c - 2)/c, Animal 2 (c - 2)/c.");
  EXPECT_HAS(text, "#1: Hawk with 2/c and Dove with (c - 2)/c against");
  const std::string latex = explained_family("hawk-dove-cost.json", ExplainFormat::latex);
  EXPECT_HAS(latex, R"(\frac{c}{2} \cdot q = 1 \quad\Rightarrow\quad q = \frac{2}{c})");
  EXPECT_HAS(latex,
             R"(U_{1}(\text{Hawk}) = \left(1 - \frac{c}{2}\right) \cdot q + 2 \cdot \left(1 - q\right))");
  EXPECT_HAS(latex, R"($\frac{c - 2}{c}$)");
}

TEST(Explain, WhereTheOneWhoMindsIsTheOtherOne) {
  // Her mix makes him indifferent, so it depends on how much he minds: (3 - c) p = 2; his does not.
  const std::string text = explained_family("battle-of-the-sexes-dislike.json");
  EXPECT_HAS(text, "3*q = 1, so q = 1/3");
  EXPECT_HAS(text, "(3 - c)*p = 2, so p = 2/(3 - c)");
}

}  // namespace
}  // namespace nashsolve
