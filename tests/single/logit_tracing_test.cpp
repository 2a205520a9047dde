// Logit paths end at equilibria that the whole search lists, and find one where the paths of Lemke and Howson
// are long.
#include "logit_tracing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "large_game.hpp"
#include "nashsolve/solve.hpp"
#include "support/matrices.hpp"
#include "support/never.hpp"

namespace nashsolve {
namespace {

using single::LogitTracing;
using single::PayoffColumns;
using testing::kNever;
using testing::Matrices;
using testing::random_matrices;

constexpr auto kSpendAll = [](std::size_t) { return false; };

/// Of payoffs from -1000 to 1000.
PayoffColumns columns_of(const Matrices& matrices) {
  PayoffColumns payoffs{{matrices.rows(), matrices.columns()}, {}};
  for (std::size_t j = 0; j < matrices.columns(); ++j) {
    for (std::size_t i = 0; i < matrices.rows(); ++i)
      payoffs.values[0].push_back((matrices.a[i][j].get_d() + 1000) / 2000);
  }
  for (const auto& row : matrices.b) {
    for (const Rational& payoff : row) payoffs.values[1].push_back((payoff.get_d() + 1000) / 2000);
  }
  return payoffs;
}

LogitTracing::PerPlayer drawn(std::mt19937_64& random, const Matrices& matrices) {
  LogitTracing::PerPlayer values = {std::vector<double>(matrices.rows()),
                                    std::vector<double>(matrices.columns())};
  for (std::vector<double>& own : values) {
    for (double& value : own) value = static_cast<double>(random() % 1000) / 400;
  }
  return values;
}

LogitTracing::PerPlayer zeros(const Matrices& matrices) {
  return {std::vector<double>(matrices.rows()), std::vector<double>(matrices.columns())};
}

/// Two payoff matrices with the correlation -1/sqrt(2).
Matrices in_conflict(std::mt19937_64& random, std::size_t rows, std::size_t columns, long range) {
  Matrices matrices = random_matrices(random, rows, columns, -range, range);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) matrices.b[i][j] -= matrices.a[i][j];
  }
  return matrices;
}

double farthest(const LogitTracing::PerPlayer& point, const Equilibrium& equilibrium) {
  double distance = 0;
  for (std::size_t player = 0; player < 2; ++player) {
    for (std::size_t k = 0; k < point[player].size(); ++k) {
      distance =
          std::max(distance, std::abs(point[player][k] - equilibrium.exact()[player].probability(k).get_d()));
    }
  }
  return distance;
}

TEST(LogitTracing, EndsAtAListedEquilibriumFromEveryPrior) {
  std::mt19937_64 random(86);
  std::size_t arrived = 0;
  for (int round = 0; round < 100; ++round) {
    const Matrices matrices = random_matrices(random, 2 + random() % 7, 2 + random() % 7, -1000, 1000);
    const VerifiedSolution all = solve(matrices.game());
    const PayoffColumns payoffs = columns_of(matrices);
    LogitTracing path(payoffs, drawn(random, matrices), zeros(matrices), kSpendAll);
    for (int steps = 0; steps < 1000 && path.precision() < 1e7 && path.step(); ++steps) continue;
    if (path.precision() < 1e7) continue;
    ++arrived;
    const auto& equilibria = all.solution().equilibria;
    EXPECT_TRUE(std::any_of(equilibria.begin(), equilibria.end(), [&](const Equilibrium& each) {
      return farthest(path.probabilities(), each) < 1e-3;
    }));
  }
  EXPECT_GT(arrived, 90U);
}

TEST(LogitTracing, BonusesAreEarned) {
  std::mt19937_64 random(87);
  const Matrices matrices = random_matrices(random, 5, 4, -1000, 1000);
  const PayoffColumns payoffs = columns_of(matrices);
  LogitTracing::PerPlayer bonuses = zeros(matrices);
  bonuses[0][3] = 2;
  bonuses[1][1] = 2;
  LogitTracing path(payoffs, zeros(matrices), bonuses, kSpendAll);
  while (path.precision() < 1000) ASSERT_TRUE(path.step());
  EXPECT_GT(path.probabilities()[0][3], 0.999);
  EXPECT_GT(path.probabilities()[1][1], 0.999);
}

TEST(LogitTracing, IsStopped) {
  std::mt19937_64 random(88);
  const Matrices matrices = random_matrices(random, 20, 30, -1000, 1000);
  const PayoffColumns payoffs = columns_of(matrices);
  std::size_t work = 0;
  LogitTracing path(payoffs, zeros(matrices), zeros(matrices),
                    [&](std::size_t more) { return (work += more) > 100'000; });
  while (path.step()) ASSERT_LE(work, 200'000U);
  EXPECT_GT(work, 100'000U);
  EXPECT_LT(work, 120'000U);
}

TEST(LogitTracing, FindsWhereAllPathsOfLemkeAndHowsonAreLong) {
  std::mt19937_64 random(87);
  for (const std::size_t columns : {90U, 120U}) {
    const Game game = in_conflict(random, 100, columns, 1000).game();
    const auto found = single::find_in_large_game(game, kNever);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->method, "logit path, exact");
    for (const PlayerCheck& check : check_profile(game, found->profile)) EXPECT_EQ(check.regret, 0);
  }
}

TEST(LogitTracing, FindsWhereTiesAreMany) {
  std::mt19937_64 random(89);
  for (int round = 0; round < 3; ++round) {
    const Game game = in_conflict(random, 120, 120, 1).game();
    const auto found = single::find_in_large_game(game, kNever);
    ASSERT_TRUE(found);
    for (const PlayerCheck& check : check_profile(game, found->profile)) EXPECT_EQ(check.regret, 0);
  }
}

}  // namespace
}  // namespace nashsolve
