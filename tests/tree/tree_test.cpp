// The library's part of games in extensive form: what a tree may be, recall, subgames, bounds.
#include "nashsolve/tree.hpp"

#include <gtest/gtest.h>

#include "enclosed_play.hpp"
#include "nashsolve/read.hpp"

namespace nashsolve {
namespace {

std::string own_file(const std::string& name) {
  return std::string(NASHSOLVE_SOURCE_DIR) + "/" + name;
}

LoadedGame loaded(const std::string& name) {
  return GameReader(own_file(name), {}).next().value();
}

/// One player, `depth` moves with two actions each, all seen.
TreeParts binary(unsigned depth) {
  TreeParts parts;
  parts.players = {"A"};
  parts.outcome_labels = {""};
  parts.payoffs = {PayoffTable(std::vector<std::int64_t>{0}, 1)};
  const auto add = [&](const auto& self, std::uint32_t parent, std::uint32_t action, unsigned left) -> void {
    const auto n = static_cast<std::uint32_t>(parts.nodes.size());
    parts.nodes.push_back({parent, action, kNone, 0, 0});
    if (left > 0) {
      parts.nodes[n].information_set = static_cast<std::uint32_t>(parts.information_sets.size());
      parts.information_sets.push_back({0, "", {"l", "r"}, {}});
      for (std::uint32_t a = 0; a < 2; ++a) self(self, n, a, left - 1);
    }
    parts.nodes[n].end = static_cast<std::uint32_t>(parts.nodes.size());
  };
  add(add, kNone, kNone, depth);
  return parts;
}

TEST(Tree, RefusesWhatIsNone) {
  EXPECT_NO_THROW(GameTree(binary(3)));
  const auto is_refused = [](auto change) {
    TreeParts parts = binary(3);
    change(parts);
    try {
      GameTree tree(std::move(parts));
      return false;
    } catch (const std::invalid_argument&) {
      return true;
    }
  };
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.players.clear(); }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.nodes.clear(); }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.nodes[1].parent = 2; }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.nodes[1].action = 1; }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.nodes[1].end = 2; }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.nodes[1].information_set = 99; }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.nodes[1].outcome = 1; }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.information_sets[0].player = 1; }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.information_sets[0].actions.clear(); }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.information_sets[0].actions.pop_back(); }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) { parts.information_sets[0].player = kChance; }));
  EXPECT_TRUE(is_refused([](TreeParts& parts) {
    parts.information_sets[0] = {kChance, "", {"l", "r"}, {make_rational(1, 2), make_rational(1, 3)}};
  }));
  EXPECT_FALSE(is_refused([](TreeParts& parts) {
    parts.information_sets[0] = {kChance, "", {"l", "r"}, {make_rational(1, 2), make_rational(1, 2)}};
  }));
}

/// A reduced strategy of the binary tree of depth d follows one path: 2^d of them, not 2^(2^d - 1).
TEST(Tree, LeavesOutWhatOwnMovesExclude) {
  const auto reduced = reduced_form(GameTree(binary(4)), {1000, 1000, 1000000});
  ASSERT_TRUE(reduced);
  EXPECT_EQ(reduced->game.strategy_count(0), 16U);
  EXPECT_EQ(reduced->game.players()[0].strategies[1], "l·l·l·r");
  EXPECT_EQ(reduced->form->strategies[0].of(2).size(), 4U);
}

TEST(Tree, RefusesFormsBeyondEachLimit) {
  EXPECT_TRUE(reduced_form(GameTree(binary(4)), {16, 16, 100000}));
  EXPECT_FALSE(reduced_form(GameTree(binary(4)), {15, 16, 100000}));
  EXPECT_FALSE(reduced_form(GameTree(binary(4)), {16, 15, 100000}));
  EXPECT_FALSE(reduced_form(GameTree(binary(4)), {16, 16, 63 * sizeof(Choice)}));
  // 65,536 moves one after the other, with 2^65536 unreduced strategies and 2^16 reduced ones.
  EXPECT_TRUE(reduced_form(GameTree(binary(16)), {1U << 16U, 1U << 16U, std::size_t{1} << 30U}));
}

TEST(Tree, NamesWhoForgetsWhat) {
  const auto absent = loaded("tests/cases/trees/absent_minded.efg").form->imperfect_recall;
  ASSERT_TRUE(absent);
  EXPECT_TRUE(absent->is_absent_minded);
  const auto later = loaded("tests/cases/trees/absent_minded_after_chance.efg").form->imperfect_recall;
  ASSERT_TRUE(later);
  EXPECT_TRUE(later->is_absent_minded);
  EXPECT_EQ(later->first_node, 4U);
  EXPECT_EQ(later->second_node, 5U);
  const auto forgets = loaded("tests/cases/trees/forgets.efg").form->imperfect_recall;
  ASSERT_TRUE(forgets);
  EXPECT_FALSE(forgets->is_absent_minded);
  EXPECT_EQ(forgets->information_set, 2U);
  EXPECT_FALSE(loaded("games/kuhn_poker.efg").form->imperfect_recall);
}

/// The player uses the first three of four strategies; of the third it is known that it is the root of
/// x^2 + 2x - 1, which is the square root of 2 less 1.
EnclosedProfile with_a_root() {
  const auto between = [](int lower, int upper) {
    return Enclosure{make_rational(lower, 1000), make_rational(upper, 1000)};
  };
  EnclosedProfile profile{{{between(250, 251), between(334, 337), between(414, 415), {0, 0}}}};
  const RealRoot root(Polynomial({-1, 2, 1}), make_rational(414, 1000), make_rational(415, 1000));
  profile.exact_form =
      ExactForm{{{std::nullopt, std::nullopt, AlgebraicNumber{root, nullptr}, std::nullopt}}, {std::nullopt}};
  return profile;
}

TEST(Tree, TellsWhatIsDoneAsRootsWhereAllStrategiesComeBy) {
  TreeParts parts = binary(2);
  parts.information_sets[0] = {kChance, "", {"l", "r"}, {make_rational(1, 2), make_rational(1, 2)}};
  const auto reduced = reduced_form(GameTree(std::move(parts)), {1000, 1000, 1000000});
  ASSERT_TRUE(reduced);
  ASSERT_EQ(reduced->game.players()[0].strategies[2], "r·l");
  const EnclosedPlay play = play_of(*reduced->form, with_a_root());
  ASSERT_EQ(play.roots.size(), 3U);
  EXPECT_TRUE(play.roots[0].empty());
  // l·l and l·r, or all but r·l: 2 less the square root of 2.
  ASSERT_TRUE(play.roots[1][0] && play.roots[1][1]);
  EXPECT_EQ(play.roots[1][0]->polynomial(), Polynomial({2, -4, 1}));
  EXPECT_LT(play.roots[1][0]->lower(), make_rational(586, 1000));
  EXPECT_GT(play.roots[1][0]->upper(), make_rational(585, 1000));
  EXPECT_EQ(play.roots[1][1]->polynomial(), Polynomial({-1, 2, 1}));
  // Of l·r, which takes the other action alone, nothing is known.
  EXPECT_FALSE(play.roots[2][0] || play.roots[2][1]);
}

TEST(Tree, TellsNoRootsWhereSomeStrategiesDoNotCome) {
  const auto reduced = reduced_form(GameTree(binary(2)), {1000, 1000, 1000000});
  ASSERT_TRUE(reduced);
  const EnclosedPlay play = play_of(*reduced->form, with_a_root());
  ASSERT_TRUE(play.roots[0][0] && play.roots[0][1]);
  EXPECT_EQ(play.roots[0][0]->polynomial(), Polynomial({2, -4, 1}));
  for (const std::size_t set : {std::size_t{1}, std::size_t{2}}) {
    for (const auto& root : play.roots[set]) EXPECT_FALSE(root);
  }
}

TEST(Tree, CostsAreItsPayoffsWithTheOtherSign) {
  const GameTree tree = loaded("games/seltens_horse.efg").form->tree;
  const GameTree costs = tree.negated();
  EXPECT_EQ(costs.payoff(0, 2), -tree.payoff(0, 2));
  EXPECT_EQ(costs.negated().payoff(2, 1), tree.payoff(2, 1));
}

}  // namespace
}  // namespace nashsolve
