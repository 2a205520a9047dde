// Games with the equilibria of a zero-sum one: found where they were made so, and nowhere else.
#include "equivalent_zero_sum.hpp"

#include <gtest/gtest.h>

#include <random>

#include "classify.hpp"
#include "support/linear_programming_check.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using testing::expect_solved_as_searched;
using testing::Matrices;
using testing::random_matrices;
using testing::uniform;

/// A zero-sum game whose players' payoffs are in other units, with some of their own for each strategy of the
/// opponent.
Matrices disguised(std::mt19937_64& random, std::size_t rows, std::size_t columns, long range) {
  Matrices matrices = random_matrices(random, rows, columns, -range, range);
  const Rational unit_a = make_rational(uniform(random, 1, 5), uniform(random, 1, 5));
  const Rational unit_b = make_rational(uniform(random, 1, 5), uniform(random, 1, 5));
  std::vector<long> of_row(rows);
  std::vector<long> of_column(columns);
  for (long& each : of_row) each = uniform(random, -3, 3);
  for (long& each : of_column) each = uniform(random, -3, 3);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const Rational payoff = matrices.a[i][j];
      matrices.a[i][j] = payoff * unit_a + of_column[j];
      matrices.b[i][j] = of_row[i] - payoff * unit_b;
    }
  }
  return matrices;
}

/// The differences between what each player's strategies pay are, up to the unit, those of the other game.
void expect_same_preferences(const Game& game, const Game& other) {
  const std::size_t columns = game.strategy_count(1);
  std::array<Rational, 2> unit = {0, 0};
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    const std::array<std::size_t, 2> origin = {cell % columns, cell - cell % columns};
    for (std::size_t player = 0; player < 2; ++player) {
      const Rational own = game.payoff(player, cell) - game.payoff(player, origin[player]);
      const Rational others = other.payoff(player, cell) - other.payoff(player, origin[player]);
      if (sgn(unit[player]) == 0 && sgn(own) != 0) unit[player] = others / own;
      EXPECT_EQ(others, own * unit[player]);
    }
  }
  for (const Rational& each : unit) EXPECT_GE(each, 0);
}

TEST(EquivalentZeroSum, IsFoundAndPrefersTheSame) {
  std::mt19937_64 random(31);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 1 + random() % 6;
    const Game game = disguised(random, rows, 1 + random() % 6, 1 + round % 9).game();
    const auto zero_sum = equivalent_zero_sum(game);
    ASSERT_TRUE(zero_sum);
    EXPECT_TRUE(check_sum(zero_sum->game).is_constant());
    for (const auto& factors : zero_sum->factors) EXPECT_TRUE(factors.empty());
    expect_same_preferences(game, zero_sum->game);
  }
}

TEST(EquivalentZeroSum, IsNotFoundWhereOnePayoffIsAnother) {
  std::mt19937_64 random(32);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 3 + random() % 4;
    const std::size_t columns = 3 + random() % 4;
    Matrices matrices = disguised(random, rows, columns, 50);
    matrices.a[random() % rows][random() % columns] += 1;
    EXPECT_FALSE(equivalent_zero_sum(matrices.game()));
  }
}

// Interactions of the same sign: what is good for one is good for both.
TEST(EquivalentZeroSum, IsNotFoundInCoordination) {
  EXPECT_FALSE(equivalent_zero_sum(bimatrix_game({{1, 0}, {0, 1}}, {{2, 0}, {0, 2}})));
  EXPECT_FALSE(equivalent_zero_sum(bimatrix_game({{1, 1}, {0, 0}}, {{2, 0}, {0, 2}})));
}

// Nothing ties the units of the columns to each other. That each would hold a number for all before it is
// what memory would not suffice for.
TEST(EquivalentZeroSum, IsNotLookedForAmongUnitsThatNothingTies) {
  constexpr std::size_t kColumns = 50'000;
  std::vector<Rational> first(kColumns);
  std::vector<Rational> second(kColumns);
  for (std::size_t j = 0; j < kColumns; ++j) {
    first[j] = to_rational(static_cast<std::int64_t>(j * j % 7));
    second[j] = to_rational(static_cast<std::int64_t>(j % 5));
  }
  EXPECT_FALSE(equivalent_zero_sum(
      bimatrix_game({first}, {second}), [] { return true; }, Units::of_both));
}

TEST(EquivalentZeroSum, AllEquilibriaAreThoseOfTheSearch) {
  std::mt19937_64 random(33);
  std::size_t continua = 0;
  for (const long range : {1L, 2L, 3L, 100L}) {
    for (int round = 0; round < 12; ++round) {
      const std::size_t rows = 7 + random() % 5;
      continua +=
          expect_solved_as_searched(disguised(random, rows, 7 + random() % 5, range).game()) ? 1U : 0U;
    }
  }
  EXPECT_GE(continua, 5U);
}

/// A zero-sum game in which player 2's payoffs of each row are in a unit of their own, with a number added;
/// or player 1's of each column.
Matrices in_units(std::mt19937_64& random, std::size_t rows, std::size_t columns, long range, bool by_rows) {
  Matrices matrices = random_matrices(random, rows, columns, -range, range);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) matrices.b[i][j] = -matrices.a[i][j];
  }
  for (std::size_t line = 0; line < (by_rows ? rows : columns); ++line) {
    const Rational unit = make_rational(uniform(random, 1, 9), uniform(random, 1, 9));
    const long more = uniform(random, -3, 3);
    for (std::size_t k = 0; k < (by_rows ? columns : rows); ++k) {
      Rational& payoff = by_rows ? matrices.b[line][k] : matrices.a[k][line];
      payoff = payoff * unit + more;
    }
  }
  return matrices;
}

/// The same with player 1's payoffs of each column in a unit of their own, too.
Matrices in_units_of_both(std::mt19937_64& random, std::size_t rows, std::size_t columns, long range) {
  Matrices matrices = in_units(random, rows, columns, range, true);
  for (std::size_t j = 0; j < columns; ++j) {
    const Rational unit = make_rational(uniform(random, 1, 9), uniform(random, 1, 9));
    const long more = uniform(random, -3, 3);
    for (std::size_t i = 0; i < rows; ++i) matrices.a[i][j] = matrices.a[i][j] * unit + more;
  }
  return matrices;
}

/// Against any strategy of the opponent, and against what it is with the factors: what pays more pays more.
void expect_same_best_responses(const Game& game, const EquivalentZeroSum& zero_sum,
                                std::mt19937_64& random) {
  EXPECT_TRUE(check_sum(zero_sum.game).is_constant());
  for (std::size_t player = 0; player < 2; ++player) {
    const std::vector<Rational>& factors = zero_sum.factors[1 - player];
    const std::size_t own_count = game.strategy_count(player);
    std::vector<Rational> here(own_count);
    std::vector<Rational> there(own_count);
    for (std::size_t other = 0; other < game.strategy_count(1 - player); ++other) {
      const Rational weight = uniform(random, 0, 5);
      for (std::size_t own = 0; own < own_count; ++own) {
        const std::size_t columns = game.strategy_count(1);
        const std::size_t cell = player == 0 ? own * columns + other : other * columns + own;
        there[own] += weight * zero_sum.game.payoff(player, cell);
        here[own] += weight * (factors.empty() ? Rational(1) : factors[other]) * game.payoff(player, cell);
      }
    }
    for (std::size_t a = 0; a < own_count; ++a) {
      for (std::size_t b = 0; b < own_count; ++b) EXPECT_EQ(here[a] < here[b], there[a] < there[b]);
    }
  }
}

TEST(EquivalentZeroSum, InUnitsHasTheBestResponsesOfTheOtherGame) {
  std::mt19937_64 random(34);
  int different = 0;
  for (int round = 0; round < 60; ++round) {
    const std::size_t sizes[] = {2 + random() % 5, 2 + random() % 5};
    const Game game = in_units(random, sizes[0], sizes[1], 1 + round % 9, round % 2 == 0).game();
    const auto zero_sum = equivalent_zero_sum(game);
    ASSERT_TRUE(zero_sum);
    for (const auto& factors : zero_sum->factors) different += factors.empty() ? 0 : 1;
    expect_same_best_responses(game, *zero_sum, random);
  }
  EXPECT_GE(different, 30);
}

// Also where they leave units undetermined, as do payoffs that are all the same and games of 3x3.
TEST(EquivalentZeroSum, InUnitsOfBothHasTheBestResponsesOfTheOtherGame) {
  std::mt19937_64 random(37);
  int of_both = 0;
  for (int round = 0; round < 200; ++round) {
    const std::size_t rows = 2 + random() % 6;
    const Game game = in_units_of_both(random, rows, 2 + random() % 6, 1 + round % 9).game();
    const auto zero_sum = equivalent_zero_sum(
        game, [] { return false; }, Units::of_both);
    ASSERT_TRUE(zero_sum);
    for (const auto& factors : zero_sum->factors) {
      for (const Rational& factor : factors) EXPECT_GT(factor, 0);
    }
    of_both += equivalent_zero_sum(game) ? 0 : 1;
    expect_same_best_responses(game, *zero_sum, random);
  }
  EXPECT_GE(of_both, 100);
}

TEST(EquivalentZeroSum, InUnitsOfBothIsNotFoundWhereOnePayoffIsAnother) {
  std::mt19937_64 random(38);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 6 + random() % 4;
    const std::size_t columns = 6 + random() % 4;
    Matrices matrices = in_units_of_both(random, rows, columns, 50);
    matrices.a[random() % rows][random() % columns] += 1;
    EXPECT_FALSE(equivalent_zero_sum(
        matrices.game(), [] { return false; }, Units::of_both));
  }
}

// The equations have a solution, and it has both signs.
TEST(EquivalentZeroSum, NeedsUnitsOfBothThatArePositive) {
  std::mt19937_64 random(39);
  for (std::size_t round = 0; round < 30; ++round) {
    Matrices matrices = in_units_of_both(random, 6, 7, 50);
    for (std::size_t i = 0; i < 6; ++i) matrices.a[i][round % 7] *= -1;
    EXPECT_FALSE(equivalent_zero_sum(
        matrices.game(), [] { return false; }, Units::of_both));
  }
}

TEST(EquivalentZeroSum, AllEquilibriaInUnitsOfBothAreThoseOfTheSearch) {
  std::mt19937_64 random(40);
  std::size_t continua = 0;
  for (const long range : {1L, 2L, 3L, 100L}) {
    for (int round = 0; round < 14; ++round) {
      const std::size_t rows = 7 + random() % 5;
      const Game game = in_units_of_both(random, rows, 7 + random() % 5, range).game();
      continua += expect_solved_as_searched(game) ? 1U : 0U;
    }
  }
  EXPECT_GE(continua, 5U);
}

TEST(EquivalentZeroSum, InUnitsIsNotFoundWhereOnePayoffIsAnother) {
  std::mt19937_64 random(35);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 6 + random() % 4;
    const std::size_t columns = 6 + random() % 4;
    Matrices matrices = in_units(random, rows, columns, 50, round % 2 == 0);
    matrices.a[random() % rows][random() % columns] += 1;
    EXPECT_FALSE(equivalent_zero_sum(matrices.game()));
  }
}

// What is good for one is good for both in one row, and in one column.
TEST(EquivalentZeroSum, NeedsUnitsThatArePositive) {
  EXPECT_FALSE(equivalent_zero_sum(
      bimatrix_game({{1, 0, 2}, {0, 1, 5}, {4, 1, 1}}, {{-1, 0, -2}, {0, -2, -10}, {12, 3, 3}})));
  EXPECT_FALSE(equivalent_zero_sum(
      bimatrix_game({{1, 2, 3}, {1, 0, 2}, {0, 0, 1}}, {{3, 3, 3}, {0, 5, -1}, {1, 0, 2}})));
}

TEST(EquivalentZeroSum, AllEquilibriaInUnitsAreThoseOfTheSearch) {
  std::mt19937_64 random(36);
  std::size_t continua = 0;
  for (const long range : {1L, 2L, 3L, 100L}) {
    for (int round = 0; round < 14; ++round) {
      const std::size_t rows = 7 + random() % 5;
      const Game game = in_units(random, rows, 7 + random() % 5, range, round % 2 == 0).game();
      continua += expect_solved_as_searched(game) ? 1U : 0U;
    }
  }
  EXPECT_GE(continua, 5U);
}

}  // namespace
}  // namespace nashsolve
