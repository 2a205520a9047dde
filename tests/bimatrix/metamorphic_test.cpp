// What a change of the game does to its equilibria is a theorem; each is tried on seeded games, most of them
// degenerate.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using testing::EquilibriumSet;
using testing::Matrices;
using testing::Matrix;
using testing::Strategy;
using testing::transposed;
using testing::uniform;

EquilibriumSet solved(const Matrices& matrices) {
  const Game game = matrices.game();
  const VerifiedSolution verified = verify(game, solve_bimatrix(game, {}));
  EXPECT_EQ(verified.solution().status, Status::complete);
  EXPECT_FALSE(verified.solution().equilibria.empty());
  return testing::equilibrium_set(verified.solution());
}

/// Applies `map(player, strategy)` to every strategy of the set.
EquilibriumSet mapped(const EquilibriumSet& set,
                      const std::function<Strategy(std::size_t, const Strategy&)>& map) {
  EquilibriumSet result;
  result.components = set.components;
  for (const auto& profile : set.extreme) result.extreme.insert({map(0, profile[0]), map(1, profile[1])});
  for (const auto& subset : set.subsets) {
    std::vector<std::set<Strategy>> vertices(2);
    for (std::size_t player = 0; player < 2; ++player) {
      for (const Strategy& vertex : subset[player]) vertices[player].insert(map(player, vertex));
    }
    result.subsets.insert(std::move(vertices));
  }
  return result;
}

std::vector<std::size_t> random_permutation(std::mt19937_64& random, std::size_t size) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t k = size; k-- > 1;) {
    std::swap(order[k], order[static_cast<std::size_t>(uniform(random, 0, static_cast<long>(k)))]);
  }
  return order;
}

/// 1,000 games from 1x1 to 5x5 whose payoffs range from always tied to hardly ever.
class Metamorphic : public ::testing::Test {
 protected:
  void for_each_game(const std::function<void(const Matrices&)>& check) {
    for (int k = 0; k < 1000 && !HasFailure(); ++k) {
      SCOPED_TRACE("game " + std::to_string(k));
      const auto rows = static_cast<std::size_t>(uniform(random_, 1, 5));
      const auto columns = static_cast<std::size_t>(uniform(random_, 1, 5));
      const long ranges[] = {0, 1, 1, 2, 3, 9, 100};
      const long range = ranges[uniform(random_, 0, 6)];
      check(testing::random_matrices(random_, rows, columns, -range, range));
    }
  }

  std::mt19937_64 random_{20240229};
};

TEST_F(Metamorphic, PermutedStrategiesPermuteTheEquilibria) {
  for_each_game([&](const Matrices& game) {
    const auto rows = random_permutation(random_, game.rows());
    const auto columns = random_permutation(random_, game.columns());
    Matrices permuted = game;
    for (std::size_t i = 0; i < game.rows(); ++i) {
      for (std::size_t j = 0; j < game.columns(); ++j) {
        permuted.a[i][j] = game.a[rows[i]][columns[j]];
        permuted.b[i][j] = game.b[rows[i]][columns[j]];
      }
    }
    const EquilibriumSet expected = mapped(solved(game), [&](std::size_t player, const Strategy& strategy) {
      Strategy result(strategy.size());
      for (std::size_t k = 0; k < strategy.size(); ++k) {
        result[k] = strategy[player == 0 ? rows[k] : columns[k]];
      }
      return result;
    });
    EXPECT_EQ(solved(permuted), expected);
  });
}

TEST_F(Metamorphic, SwappedPlayersSwapTheStrategies) {
  for_each_game([&](const Matrices& game) {
    const EquilibriumSet original = solved(game);
    EquilibriumSet expected;
    expected.components = original.components;
    for (const auto& profile : original.extreme) expected.extreme.insert({profile[1], profile[0]});
    for (const auto& subset : original.subsets) expected.subsets.insert({subset[1], subset[0]});
    EXPECT_EQ(solved({transposed(game.b), transposed(game.a)}), expected);
  });
}

TEST_F(Metamorphic, PositiveAffinePayoffsChangeNothing) {
  for_each_game([&](const Matrices& game) {
    Matrices changed = game;
    const Rational scale = make_rational(uniform(random_, 1, 1000), uniform(random_, 1, 1000));
    const Rational other_scale = Rational(Integer("1000000007000000000000000003"));
    // What a player gets for each of the opponent's strategies may be shifted separately.
    std::vector<Rational> column_shift(game.columns());
    for (Rational& shift : column_shift) shift = make_rational(uniform(random_, -50, 50), 7);
    std::vector<Rational> row_shift(game.rows());
    for (Rational& shift : row_shift) shift = uniform(random_, -50, 50);
    for (std::size_t i = 0; i < game.rows(); ++i) {
      for (std::size_t j = 0; j < game.columns(); ++j) {
        changed.a[i][j] = game.a[i][j] * scale + column_shift[j];
        changed.b[i][j] = game.b[i][j] * other_scale + row_shift[i];
      }
    }
    EXPECT_EQ(solved(changed), solved(game));
  });
}

TEST_F(Metamorphic, AStrictlyDominatedStrategyIsNeverUsed) {
  for_each_game([&](const Matrices& game) {
    Matrices larger = game;
    const auto dominator = static_cast<std::size_t>(uniform(random_, 0, static_cast<long>(game.rows()) - 1));
    std::vector<Rational> row_a = game.a[dominator];
    std::vector<Rational> row_b(game.columns());
    for (Rational& payoff : row_a) payoff -= make_rational(1, uniform(random_, 1, 5));
    for (Rational& payoff : row_b) payoff = uniform(random_, -9, 9);
    const auto place = uniform(random_, 0, static_cast<long>(game.rows()));
    larger.a.insert(larger.a.begin() + place, row_a);
    larger.b.insert(larger.b.begin() + place, row_b);
    const EquilibriumSet expected = mapped(solved(game), [&](std::size_t player, Strategy strategy) {
      if (player == 0) strategy.insert(strategy.begin() + place, Rational(0));
      return strategy;
    });
    EXPECT_EQ(solved(larger), expected);
  });
}

/// All ways to give the probability of strategy `original` to it or to its copy at the end.
std::vector<Strategy> split(const Strategy& strategy, std::size_t original) {
  Strategy kept = strategy;
  kept.emplace_back(0);
  if (sgn(strategy[original]) == 0) return {kept};
  Strategy moved = kept;
  std::swap(moved[original], moved.back());
  return {kept, moved};
}

TEST_F(Metamorphic, ADuplicateStrategyTakesOverAnyPartOfItsOriginal) {
  for_each_game([&](const Matrices& game) {
    const auto original =
        static_cast<std::size_t>(uniform(random_, 0, static_cast<long>(game.columns()) - 1));
    Matrices larger = game;
    for (std::size_t i = 0; i < game.rows(); ++i) {
      larger.a[i].push_back(game.a[i][original]);
      larger.b[i].push_back(game.b[i][original]);
    }
    const EquilibriumSet small = solved(game);
    EquilibriumSet expected;
    expected.components = small.components;
    for (const auto& profile : small.extreme) {
      for (const Strategy& y : split(profile[1], original)) expected.extreme.insert({profile[0], y});
    }
    for (const auto& subset : small.subsets) {
      std::vector<std::set<Strategy>> vertices = {subset[0], {}};
      for (const Strategy& vertex : subset[1]) {
        for (const Strategy& y : split(vertex, original)) vertices[1].insert(y);
      }
      expected.subsets.insert(std::move(vertices));
    }
    EXPECT_EQ(solved(larger), expected);
  });
}

/// A copy that only its owner finds equal is not merged before the search; the equilibria of the smaller game
/// stay equilibria.
TEST_F(Metamorphic, AStrategyOfEqualOwnPayoffsKeepsTheOldEquilibria) {
  for_each_game([&](const Matrices& game) {
    Matrices larger = game;
    larger.a.push_back(game.a.front());
    std::vector<Rational> row_b(game.columns());
    for (Rational& payoff : row_b) payoff = uniform(random_, -2, 2);
    larger.b.push_back(row_b);
    const EquilibriumSet all = solved(larger);
    for (const auto& profile : solved(game).extreme) {
      Strategy x = profile[0];
      x.emplace_back(0);
      EXPECT_TRUE(all.extreme.contains({x, profile[1]}));
    }
  });
}

}  // namespace
}  // namespace nashsolve
