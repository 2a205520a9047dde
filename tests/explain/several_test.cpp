// Explanations for three and more players: the equations are the game's, and no support that an equilibrium
// has is dismissed.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "explain_page.hpp"
#include "multilinear.hpp"
#include "nashsolve/solve.hpp"
#include "support/explained.hpp"
#include "support/matrices.hpp"
#include "support_profiles.hpp"

namespace nashsolve {
namespace {

using explain::Multilinear;
using explain::Unknown;

using testing::explained;
using testing::in_one_line;

Game game_of(const std::vector<std::size_t>& counts, const std::vector<std::vector<Rational>>& payoffs) {
  std::vector<PayoffTable> tables;
  for (const auto& own : payoffs) tables.push_back(PayoffTable::from(own));
  return Game(default_players(counts), tables);
}

/// McKelvey and McLennan (1997), with nine equilibria.
Game nine_equilibria() {
  return game_of({2, 2, 2}, {{9, 0, 0, 3, 0, 3, 9, 0}, {8, 0, 0, 4, 0, 4, 8, 0}, {12, 0, 0, 6, 0, 6, 2, 0}});
}

Game random_game(std::mt19937_64& random, const std::vector<std::size_t>& counts, int largest) {
  std::size_t cells = 1;
  for (const std::size_t count : counts) cells *= count;
  std::vector<std::vector<Rational>> payoffs(counts.size());
  for (auto& own : payoffs) {
    for (std::size_t k = 0; k < cells; ++k) own.emplace_back(testing::uniform(random, 0, largest));
  }
  return game_of(counts, payoffs);
}

Rational value_at(const Multilinear& form, const std::vector<std::vector<Rational>>& point) {
  Rational sum = 0;
  for (const auto& [monomial, coefficient] : form.terms()) {
    Rational term = coefficient;
    for (const Unknown& unknown : monomial) term *= point[unknown.player][unknown.position];
    sum += term;
  }
  return sum;
}

Multilinear random_form(std::mt19937_64& random, std::size_t first, std::size_t last) {
  Multilinear form = Multilinear::constant(testing::uniform(random, -2, 2));
  for (std::size_t player = first; player <= last; ++player) {
    Multilinear factor = Multilinear::constant(testing::uniform(random, -2, 2));
    for (std::size_t k = 0; k < 2; ++k) {
      Multilinear term = Multilinear::of({player, k});
      factor += term *= Rational(testing::uniform(random, -2, 2));
    }
    form = form * factor;
  }
  return form;
}

std::vector<std::vector<Rational>> random_point(std::mt19937_64& random) {
  std::vector<std::vector<Rational>> point(3, std::vector<Rational>(2));
  for (auto& own : point) {
    for (Rational& value : own) {
      value = make_rational(Integer(static_cast<int>(testing::uniform(random, -5, 5))),
                            Integer(static_cast<int>(testing::uniform(random, 1, 7))));
    }
  }
  return point;
}

TEST(Multilinear, CountsLikeItsValues) {
  std::mt19937_64 random(11);
  for (int k = 0; k < 200; ++k) {
    const Multilinear a = random_form(random, 0, 0);
    const Multilinear b = random_form(random, 1, 2);
    auto point = random_point(random);
    EXPECT_EQ(value_at(a * b, point), value_at(a, point) * value_at(b, point));
    Multilinear difference = a;
    difference -= b;
    EXPECT_EQ(value_at(difference, point), value_at(a, point) - value_at(b, point));

    Multilinear value = Multilinear::of({1, 1});
    value *= Rational(testing::uniform(random, -2, 2));
    value += Multilinear::constant(3);
    Multilinear substituted = a * b;
    substituted.substitute({1, 0}, value);
    point[1][0] = value_at(value, point);
    EXPECT_EQ(value_at(substituted, point), value_at(a * b, point));
  }
}

TEST(Multilinear, IsSolvedWhereItIsLinear) {
  std::mt19937_64 random(12);
  int solved = 0;
  for (int k = 0; k < 200; ++k) {
    const Multilinear form = random_form(random, 0, testing::uniform(random, 0, 1) == 0 ? 0 : 1);
    for (const Unknown& unknown : form.solvable()) {
      auto point = random_point(random);
      point[unknown.player][unknown.position] = value_at(form.solved_for(unknown), point);
      EXPECT_EQ(value_at(form, point), 0);
      ++solved;
    }
  }
  EXPECT_GT(solved, 100);
  EXPECT_TRUE((Multilinear::of({0, 0}) * Multilinear::of({1, 0})).solvable().empty());
  EXPECT_TRUE(Multilinear::constant(1).solvable().empty());
}

TEST(Multilinear, TakesNoValueThatWouldSquareAnUnknown) {
  const Multilinear p = Multilinear::of({0, 0});
  const Multilinear q = Multilinear::of({1, 0});
  EXPECT_FALSE((p * q).takes({0, 0}, q));
  EXPECT_FALSE((p * q).takes({0, 0}, Multilinear::of({1, 1})));
  EXPECT_TRUE((p * q).takes({0, 0}, Multilinear::of({0, 1})));
  EXPECT_TRUE((p * q).takes({2, 0}, q));
}

TEST(ExplainSeveral, TheEquationsOfAllPlayers) {
  const std::string text = explained(nine_equilibria(), {ExplainFormat::text, 7});
  EXPECT_HAS(text,
             "    U1(1) = 9*q*r + 0*q*(1 - r) + 0*(1 - q)*r + 3*(1 - q)*(1 - r)\n"
             "        = 12qr - 3q - 3r + 3\n");
  EXPECT_HAS(text, "24qr - 6q - 12r + 3 = 0\n");
  EXPECT_HAS(text, "24pr - 8p - 12r + 4 = 0\n");
  EXPECT_HAS(text, "26pq - 8p - 8q + 2 = 0\n");
  EXPECT_HAS(text, "All equations hold where p = 1/2, q = 2/5 and r = 1/4.");
}

TEST(ExplainSeveral, WhatIsLinearIsSolvedOneByOne) {
  const std::string text = explained(nine_equilibria(), {ExplainFormat::text, 4});
  EXPECT_HAS(text, "18q - 9 = 0, so q = 1/2\n");
  EXPECT_HAS(text, "16p - 8 = 0, so p = 1/2\n");
  const std::string latex = explained(nine_equilibria(), {ExplainFormat::latex, 4});
  EXPECT_HAS(latex, R"(18q - 9 = 0 \quad\Rightarrow\quad q = \frac{1}{2})");
}

/// Each plays matching pennies with both others, for unlike stakes: the payoffs are sums, so all equations
/// are linear.
TEST(ExplainSeveral, LinearEquationsOfSeveralPlayersAreSolved) {
  const Game game = game_of(
      {2, 2, 2}, {{3, 1, -1, -3, -3, -1, 1, 3}, {-2, -4, 2, 4, 4, 2, -4, -2}, {-1, 1, 3, -3, -3, 3, 1, -1}});
  const std::string text = explained(game);
  EXPECT_HAS(text, "All equations hold where p = ");
  EXPECT_HAS(text, ", so p = ");
  EXPECT_HAS(text, ", so q = ");
  EXPECT_HAS(text, ", so r = ");
}

TEST(ExplainSeveral, PureRepliesNameWhomTheyAnswer) {
  const std::string text = in_one_line(explained(nine_equilibria(), {ExplainFormat::text, 0}));
  EXPECT_HAS(text,
             "Against 1 of Player 2 and 1 of Player 3, Player 1 gets 9 with 1 and 0 with 2: 1 is best.");
}

TEST(ExplainSeveral, OfEachSupportItSaysWhetherAndWhyNot) {
  const std::string text = in_one_line(explained(nine_equilibria()));
  EXPECT_HAS(text, "Of the 27 profiles of supports, one a player, 8 have an equilibrium:");
  EXPECT_HAS(text, "1 | 1 | 2: against 1 and 2, Player 1 would leave 1 (0) for 2 (3)");
  EXPECT_HAS(text, "The other 3 fail by their equations");
  EXPECT_HAS(text, "Player 3 plays 2:");
}

TEST(ExplainSeveral, MixturesNameWhomTheyBelongTo) {
  // Player 1 is indifferent, player 2 has no choice, and 1 is weakly better for player 3.
  const Game game = game_of({2, 1, 2}, {{0, 0, 0, 0}, {1, 0, 0, 0}, {0, 0, 2, 1}});
  EXPECT_HAS(in_one_line(explained(game)), "against every mixture of 1 and 2 of Player 1 and 1 of ");
}

TEST(ExplainSeveral, OneSupportThatFailsIsOne) {
  // Selten's horse (1975).
  const Game game =
      game_of({2, 2, 2}, {{1, 1, 4, 0, 3, 0, 3, 0}, {1, 1, 4, 0, 3, 0, 3, 0}, {1, 1, 0, 1, 2, 0, 2, 0}});
  EXPECT_HAS(in_one_line(explained(game)), "The other one fails by its equations, made as those below:");
}

TEST(ExplainSeveral, OnePlayerChoosesTheBest) {
  const std::string text = in_one_line(explained(game_of({3}, {{1, 3, 3}})));
  EXPECT_HAS(text, "Player 1 gets 1 with 1, 3 with 2 and 3 with 3: 2 and 3 are best.");
  EXPECT_HAS(text, "All 3 profiles of supports, one a player, have an equilibrium:");
  EXPECT_HAS(text, "Segment: every mix of #1 and #2");
}

TEST(ExplainSeveral, WhereNobodyHasAChoice) {
  const std::string text = in_one_line(explained(game_of({1, 1, 1}, {{1}, {2}, {3}})));
  EXPECT_HAS(text, "There is one profile of supports, one a player, with an equilibrium:");
  EXPECT_HAS(text, "Against 1 of Player 2 and 1 of Player 3, Player 1 gets 1 with 1: 1 is best.");
}

/// The root of 2x^2 - 1 in all three players' probabilities: x^2 against 1/2.
TEST(ExplainSeveral, IrrationalProbabilitiesHaveEquationsToo) {
  const Game game =
      game_of({2, 2, 2}, {{2, 0, 0, 0, 1, 1, 1, 1}, {2, 0, 1, 1, 0, 0, 1, 1}, {2, 1, 0, 1, 0, 1, 0, 1}});
  const VerifiedSolution verified = solve(game);
  const auto irrational = std::ranges::find_if(verified.solution().equilibria,
                                               [](const Equilibrium& each) { return !each.is_exact(); });
  ASSERT_NE(irrational, verified.solution().equilibria.end());
  const auto k = static_cast<std::size_t>(irrational - verified.solution().equilibria.begin());
  const std::string text = explained(game, {ExplainFormat::text, k});
  EXPECT_HAS(text, "2qr - 1 = 0\n");
  EXPECT_HAS(text, "2pq - 1 = 0\n");
  EXPECT_HAS(text, "Its probabilities solve equations that are not linear");
}

/// Player 4's second strategy is worth what the first is just where the others' probabilities are 1/sqrt(3).
TEST(ExplainSeveral, ATieAtAnIrrationalPointIsAnEquation) {
  std::vector<std::vector<Rational>> payoffs(4);
  for (int cell = 0; cell < 16; ++cell) {
    const std::array<bool, 4> first = {(cell & 8) == 0, (cell & 4) == 0, (cell & 2) == 0, (cell & 1) == 0};
    const auto both = [&](std::size_t a, std::size_t b) { return first[a] && first[b] ? 1 : 0; };
    for (std::size_t i = 0; i < 3; ++i) {
      payoffs[i].emplace_back(first[i] ? 3 * both((i + 1) % 3, (i + 2) % 3) - 1 : 0);
    }
    payoffs[3].emplace_back(first[3] ? 3 * both(0, 1) + 3 * both(1, 2) - 2 : 0);
  }
  const Game game = game_of({2, 2, 2, 2}, payoffs);
  const std::string text = explained(game);
  EXPECT_HAS(text, "Player 4 does not use 2, but it is as good here.");
  EXPECT_HAS(text, "3pq + 3qr - 2 = 0\n");
  EXPECT_HAS(text, "Player 1 plays 1 with probability ~0.577350");
}

TEST(ExplainSeveral, NoSupportOfAnEquilibriumIsDismissed) {
  std::mt19937_64 random(13);
  const Sink nowhere = [](std::string_view) {};
  std::size_t looked_at = 0;
  for (int k = 0; k < 300; ++k) {
    const std::vector<std::vector<std::size_t>> shapes = {{2, 2, 2}, {2, 3, 2}, {2, 2, 2, 2}};
    const Game game = random_game(random, shapes[static_cast<std::size_t>(k) % 3], 1 + k % 4);
    const explain::Page page(nowhere, ExplainFormat::text);
    const explain::GameWords words(page, game);
    const VerifiedSolution verified = solve(game);
    const auto in_use = explain::supports_in_use(verified.solution());
    if (!in_use) continue;
    EXPECT_FALSE(in_use->empty());
    for (const explain::SupportProfile& profile : *in_use) {
      const auto reason = explain::better_reply(words, profile);
      EXPECT_FALSE(reason) << "game " << k << ": " << *reason;
      ++looked_at;
    }
    for (const Equilibrium& equilibrium : verified.solution().equilibria) {
      explain::SupportProfile own;
      for (std::size_t i = 0; i < game.player_count(); ++i) own.push_back(equilibrium.support(i));
      EXPECT_TRUE(std::ranges::binary_search(*in_use, own)) << "game " << k;
    }
  }
  EXPECT_GT(looked_at, 600U);
}

TEST(ExplainSeveral, ACurveIsDescribedInTheResult) {
  // Player 3 is indifferent where pq = 1/4, and nobody else cares.
  const Game game = game_of(
      {2, 2, 2}, {std::vector<Rational>(8, 0), std::vector<Rational>(8, 0), {0, 3, 0, -1, 0, -1, 0, -1}});
  const std::string text = in_one_line(explained(game));
  EXPECT_HAS(text,
             "Which supports, the sets of strategies in use, have an equilibrium is left out: the "
             "equilibria are not all listed one by one.");
  EXPECT_HAS(text, "Player 3 strategy 2 is worth as much as strategy 1");
}

}  // namespace
}  // namespace nashsolve
