// Linear tracings end at equilibria that the whole search lists; regret matching, which gives their priors,
// comes near the value of a zero-sum game.
#include "linear_tracing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "large_game.hpp"
#include "nashsolve/solve.hpp"
#include "regret_matching.hpp"
#include "support/matrices.hpp"
#include "support/never.hpp"

namespace nashsolve {
namespace {

using single::LinearTracing;
using single::PayoffColumns;
using testing::kNever;
using testing::Matrices;
using testing::random_matrices;

/// Of payoffs from -range to range.
PayoffColumns columns_of(const Matrices& matrices, double range) {
  PayoffColumns payoffs{{matrices.rows(), matrices.columns()}, {}};
  for (std::size_t j = 0; j < matrices.columns(); ++j) {
    for (std::size_t i = 0; i < matrices.rows(); ++i)
      payoffs.values[0].push_back((matrices.a[i][j].get_d() + range) / (2 * range));
  }
  for (const auto& row : matrices.b) {
    for (const Rational& payoff : row) payoffs.values[1].push_back((payoff.get_d() + range) / (2 * range));
  }
  return payoffs;
}

std::vector<double> random_prior(std::mt19937_64& random, std::size_t count) {
  std::vector<double> prior(count);
  double sum = 0;
  for (double& weight : prior) sum += weight = static_cast<double>(1 + random() % 1000);
  for (double& weight : prior) weight /= sum;
  return prior;
}

TEST(LinearTracing, EndsAtAListedEquilibriumFromEveryPrior) {
  std::mt19937_64 random(86);
  std::size_t mixed = 0;
  for (int round = 0; round < 100; ++round) {
    const Matrices matrices = random_matrices(random, 2 + random() % 7, 2 + random() % 7, -1000, 1000);
    const VerifiedSolution all = solve(matrices.game());
    LinearTracing path(columns_of(matrices, 1000),
                       {random_prior(random, matrices.rows()), random_prior(random, matrices.columns())},
                       1e-9, random());
    LinearTracing::Step step = LinearTracing::Step::inside;
    for (int pivots = 0; pivots < 1000 && step == LinearTracing::Step::inside; ++pivots) step = path.step();
    ASSERT_EQ(step, LinearTracing::Step::equilibrium);
    const auto supports = path.supports();
    for (const auto& support : supports) EXPECT_EQ(support.used, support.tight);
    EXPECT_TRUE(std::any_of(all.solution().equilibria.begin(), all.solution().equilibria.end(),
                            [&](const Equilibrium& each) {
                              return std::ranges::equal(each.exact()[0].support(), supports[0].used) &&
                                     std::ranges::equal(each.exact()[1].support(), supports[1].used);
                            }));
    if (supports[0].used.size() > 1) ++mixed;
  }
  EXPECT_GT(mixed, 20U);
}

TEST(LinearTracing, FindsWhereAllPathsOfLemkeAndHowsonAreLong) {
  std::mt19937_64 random(87);
  Matrices matrices = random_matrices(random, 100, 100, -1000, 1000);
  for (std::size_t i = 0; i < 100; ++i) {
    for (std::size_t j = 0; j < 100; ++j) matrices.b[i][j] -= matrices.a[i][j];
  }
  const auto found = single::find_in_large_game(matrices.game(), kNever);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->method, "linear tracing path, exact");
  for (const PlayerCheck& check : check_profile(matrices.game(), found->profile)) EXPECT_EQ(check.regret, 0);
}

TEST(RegretMatching, ComesNearTheValueOfAZeroSumGame) {
  std::mt19937_64 random(88);
  for (int round = 0; round < 10; ++round) {
    Matrices matrices = random_matrices(random, 10, 14, -1000, 1000);
    for (std::size_t i = 0; i < 10; ++i) {
      for (std::size_t j = 0; j < 14; ++j) matrices.b[i][j] = -matrices.a[i][j];
    }
    const PayoffColumns payoffs = columns_of(matrices, 1000);
    const auto average = single::average_play(payoffs, 3000, random(), kNever);
    ASSERT_TRUE(average);
    // What both together could gain is no less than twice the distance from the value.
    double gain = -1;
    for (std::size_t player = 0; player < 2; ++player) {
      const std::vector<double> earned = payoffs.earnings(player, (*average)[1 - player]);
      gain += *std::max_element(earned.begin(), earned.end());
    }
    EXPECT_GE(gain, -1e-9);
    EXPECT_LT(gain, 0.005);
  }
  int asked = 0;
  EXPECT_FALSE(single::average_play({{1, 1}, {{{1}, {1}}}}, 100, 1, [&] { return ++asked == 3; }));
  EXPECT_EQ(asked, 3);
}

}  // namespace
}  // namespace nashsolve
