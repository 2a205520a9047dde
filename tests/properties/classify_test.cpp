// The classification of games: sums, symmetry, ranges, and strategies that pay the same.
#include "classify.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <vector>

#include "equal_strategies.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using testing::Matrices;

const Matrices kTheDilemma{{{2, 0}, {3, 1}}, {{2, 3}, {0, 1}}};
const Matrices kCoins{{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}};

TEST(Classify, SumsSymmetryAndRanges) {
  EXPECT_TRUE(check_sum(kCoins.game()).is_zero());
  const SumCheck constant = check_sum(Matrices{{{1, 2}, {3, 4}}, {{4, 3}, {2, 1}}}.game());
  EXPECT_TRUE(constant.is_constant());
  EXPECT_EQ(constant.sum, 5);
  const SumCheck other = check_sum(kTheDilemma.game());
  EXPECT_EQ(other.sum, 4);
  EXPECT_EQ(other.first_exception, 1U);
  EXPECT_EQ(other.other_sum, 3);
  EXPECT_EQ(strategies_at(kTheDilemma.game(), 1), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_TRUE(is_symmetric(kTheDilemma.game()));
  EXPECT_FALSE(is_symmetric(kCoins.game()));
  EXPECT_EQ(payoff_range(kTheDilemma.game(), 0).least, 0);
  EXPECT_EQ(payoff_range(kTheDilemma.game(), 0).largest, 3);
}

TEST(Classify, SymmetryOfThreePlayers) {
  // Everybody gets the number of players that choose the second strategy, less what choosing it costs.
  const std::size_t counts[] = {2, 2, 2};
  const auto game = [&](const Rational& cost_of_last) {
    std::vector<PayoffTable> tables;
    for (std::size_t player = 0; player < 3; ++player) {
      std::vector<Rational> payoffs;
      for (unsigned cell = 0; cell < 8; ++cell) {
        const bool chooses = (cell >> (2 - player) & 1U) != 0;
        const int choosing = std::popcount(cell);
        payoffs.push_back(choosing - (chooses ? (player == 2 ? cost_of_last : Rational(2)) : Rational(0)));
      }
      tables.push_back(PayoffTable::from(payoffs));
    }
    return Game(default_players(counts), tables);
  };
  EXPECT_TRUE(is_symmetric(game(2)));
  EXPECT_FALSE(is_symmetric(game(3)));
}

TEST(Classify, IdenticalStrategiesOfEitherPlayer) {
  const Game game = Matrices{{{1, 1, 2}, {1, 1, 2}, {0, 0, 0}}, {{5, 5, 6}, {5, 5, 6}, {5, 5, 6}}}.game();
  EXPECT_EQ(identical_strategies(game, 0), (std::vector<std::vector<std::uint32_t>>{{0, 1}}));
  EXPECT_EQ(identical_strategies(game, 1), (std::vector<std::vector<std::uint32_t>>{{0, 1}}));
  EXPECT_TRUE(identical_strategies(kCoins.game(), 0).empty());
}

/// Payoffs that differ by a power of two beyond machine integers, of which the last digits are the same.
TEST(Classify, AlikeAreStrategiesWhosePayoffsAreEqualNotWhoseHashesAre) {
  const Rational large = Rational(Integer(1) << 200);
  const Rational larger = large + Rational(Integer(1) << 199);
  const std::vector<std::vector<Rational>> a = {{large, 1}, {larger, 1}, {large, 1}, {1, large}, {larger, 1}};
  const std::vector<std::vector<Rational>> b(5, {0, 0});
  using Groups = std::vector<std::vector<std::uint32_t>>;
  const Game game = bimatrix_game(a, b);
  EXPECT_EQ(equal_strategies(game, 0), (Groups{{0, 2}, {1, 4}, {3}}));
  EXPECT_EQ(equal_strategies(game, 1), (Groups{{0}, {1}}));
}

}  // namespace
}  // namespace nashsolve
