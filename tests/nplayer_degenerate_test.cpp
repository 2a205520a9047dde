// Games whose equilibria are not isolated: the verdict must be honest, and everything listed an equilibrium.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/equilibrium_set.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::cell_count;
using testing::game_from;
using testing::random_game;
using testing::random_payoffs;
using testing::Shape;

/// Solved, and every equilibrium, vertex combination and box verified.
Solution verified(const Game& game) {
  return verify(game, solve_nplayer(game, {})).solution();
}

TEST(Degenerate, EveryProfileOfAZeroGame) {
  const Solution solution = verified(random_game({2, 2, 2}, 0, 0, 0));
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size(), 8U);
  ASSERT_EQ(solution.components.size(), 1U);
  ASSERT_EQ(solution.components[0].subsets.size(), 1U);
  for (const auto& own : solution.components[0].subsets[0].vertices) EXPECT_EQ(own.size(), 2U);
}

// Nobody's own strategy matters, but each strategy matters to the others: nothing can be merged.
TEST(Degenerate, EveryProfileWhereNobodyCaresAboutTheirOwnStrategy) {
  const Shape shape{3, 3, 3};
  auto payoffs = random_payoffs(shape, 0, 0, 0);
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    const std::int64_t s[] = {static_cast<std::int64_t>(cell / 9), static_cast<std::int64_t>(cell / 3 % 3),
                              static_cast<std::int64_t>(cell % 3)};
    for (std::size_t i = 0; i < 3; ++i) payoffs[i][cell] = s[(i + 1) % 3] + 2 * s[(i + 2) % 3];
  }
  const Solution solution = verified(game_from(shape, payoffs));
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size(), 27U);
  ASSERT_EQ(solution.components.size(), 1U);
  EXPECT_EQ(solution.components[0].subsets.size(), 1U);
}

TEST(Degenerate, OneIndifferentPlayerIsNeverCalledCompleteWithoutItsContinua) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    auto payoffs = random_payoffs({3, 3, 3}, seed, -9, 9);
    for (std::int64_t& value : payoffs[0]) value = 7;
    const Solution solution = verified(game_from({3, 3, 3}, payoffs));
    EXPECT_FALSE(solution.equilibria.empty());
    // Given the indifferent player's strategy the others play a two-player game, which has equilibria: there
    // is always a continuum. It is listed, or some support is open.
    const bool continuum = std::any_of(solution.components.begin(), solution.components.end(),
                                       [](const Component& c) { return c.equilibria.size() > 1; });
    EXPECT_TRUE(continuum || solution.status == Status::undecided) << "seed " << seed;
    EXPECT_EQ(solution.status == Status::undecided, !solution.undecided.empty());
  }
}

TEST(Degenerate, AStrategyListedTwiceMakesProductsOfTheSameEquilibria) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Shape shape{2, 2, 3};
    const Shape longer{3, 2, 3};
    const auto payoffs = random_payoffs(shape, seed, -40, 40);
    auto more = random_payoffs(longer, seed, 0, 0);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t cell = 0; cell < cell_count(longer); ++cell) {
        more[i][cell] = payoffs[i][cell < 12 ? cell : cell - 6];  // the third strategy is the second again
      }
    }
    const Solution once = verified(game_from(shape, payoffs));
    const Solution twice = verified(game_from(longer, more));
    ASSERT_EQ(once.status, Status::complete) << "seed " << seed;
    EXPECT_EQ(twice.status, Status::complete);
    EXPECT_EQ(twice.components.size(), once.components.size());
    std::size_t expected = 0;
    for (const Equilibrium& equilibrium : once.equilibria) {
      const bool second_used =
          equilibrium.is_exact()
              ? sgn(equilibrium.exact()[0].probability(1)) > 0
              : sgn(std::get<EnclosedProfile>(equilibrium.profile).probabilities[0][1].upper) > 0;
      expected += second_used ? 2U : 1U;
    }
    EXPECT_EQ(twice.equilibria.size(), expected) << "seed " << seed;
  }
}

TEST(Degenerate, APlayerWithOneStrategyLeavesATwoPlayerGame) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    // Few different payoffs, so that many of these games have continua.
    const auto payoffs = random_payoffs({3, 3}, seed, 0, 2);
    const Solution two = solve_bimatrix(game_from({3, 3}, payoffs), {});
    auto with_third = payoffs;
    with_third.push_back(random_payoffs({3, 3, 1}, seed, -5, 5)[0]);
    const Solution three = verified(game_from({3, 3, 1}, with_third));
    EXPECT_EQ(three.status, Status::complete);
    EXPECT_EQ(three.components.size(), two.components.size()) << "seed " << seed;
    ASSERT_EQ(three.equilibria.size(), two.equilibria.size()) << "seed " << seed;
    for (std::size_t k = 0; k < two.equilibria.size(); ++k) {
      for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(three.equilibria[k].exact()[i], two.equilibria[k].exact()[i]);
      }
    }
  }
}

TEST(Degenerate, NothingThatIsNoEquilibriumIsListedForFewDifferentPayoffs) {
  std::size_t complete = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    for (const Shape& shape : {Shape{2, 2, 2}, Shape{2, 3, 2}, Shape{2, 2, 2, 2}}) {
      const Solution solution = verified(random_game(shape, seed, 0, 1));
      EXPECT_FALSE(solution.equilibria.empty()) << "seed " << seed;
      complete += solution.status == Status::complete ? 1U : 0U;
    }
  }
  EXPECT_GT(complete, 20U);
}

// The two-player solver knows the whole truth: where the search calls such a game complete, it must have
// found the same extreme equilibria and the same maximal subsets.
TEST(Degenerate, AgreesWithTheTwoPlayerSolverWhereItIsComplete) {
  std::size_t complete = 0;
  std::size_t continua = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const Game game = random_game({3, 3}, seed, 0, 2);
    const Solution found = verified(game);
    if (found.status != Status::complete) continue;
    ++complete;
    const Solution expected = solve_bimatrix(game, {});
    EXPECT_EQ(testing::equilibrium_set(found), testing::equilibrium_set(expected)) << "seed " << seed;
    continua += std::any_of(expected.components.begin(), expected.components.end(),
                            [](const Component& c) { return c.equilibria.size() > 1; })
                    ? 1U
                    : 0U;
  }
  EXPECT_GE(complete, 100U);
  EXPECT_GE(continua, 30U);
}

}  // namespace
}  // namespace nashsolve
