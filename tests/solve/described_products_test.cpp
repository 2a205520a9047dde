// Sets of equilibria of three players and more that strategies which are alike make large: told by their
// polytopes, and all vertices listed where that is asked for.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::Shape;
using Choices = std::vector<std::size_t>;

Game game_of(const Shape& shape, const std::function<std::int64_t(std::size_t, const Choices&)>& payoff) {
  std::vector<std::vector<std::int64_t>> tables(shape.size());
  for (std::size_t cell = 0; cell < testing::cell_count(shape); ++cell) {
    const Choices choices = testing::choices_in(cell, shape);
    for (std::size_t i = 0; i < shape.size(); ++i) tables[i].push_back(payoff(i, choices));
  }
  return testing::game_from(shape, tables);
}

/// Player 1 wants to match player 2, who wants not to be matched, each by the parity of its strategy; player
/// 3 wants a strategy divisible by 3.
Game parities(std::size_t count) {
  return game_of({count, count, count}, [](std::size_t player, const Choices& s) -> std::int64_t {
    if (player == 2) return s[2] % 3 == 0 ? 1 : 0;
    return (s[0] % 2 == s[1] % 2) == (player == 0) ? 1 : 0;
  });
}

/// Each player's strategy counts by its remainder modulo 3; player i is paid the sum plus i, modulo 3.
Game sums_modulo_3(std::size_t count) {
  return game_of({count, count, count}, [](std::size_t player, const Choices& s) {
    return static_cast<std::int64_t>((s[0] % 3 + s[1] % 3 + s[2] % 3 + player) % 3);
  });
}

Solution solution_of(const Game& game, std::optional<std::uint64_t> vertices) {
  SolveOptions options;
  options.vertices = vertices;
  return verify(game, solve_nplayer(game, options), 1).solution();
}

TEST(DescribedProducts, StandForAllVerticesThatWouldBeListed) {
  // Halves on an even and an odd strategy, 5 of each; 4 of 10 divisible by 3.
  const Game game = parities(10);
  const Solution listed = solution_of(game, std::nullopt);
  ASSERT_EQ(listed.equilibria.size(), 25U * 25U * 4U);
  const Solution described = solution_of(game, 2000);
  EXPECT_EQ(described.status, Status::complete);
  ASSERT_EQ(described.components.size(), 1U);
  ASSERT_EQ(described.components.front().subsets.size(), 1U);
  const NashSubset& subset = described.components.front().subsets.front();
  ASSERT_TRUE(subset.curved);
  EXPECT_TRUE(subset.curved->conditions.empty());
  EXPECT_EQ(subset.curved->dimension, 8U + 8U + 3U);
  std::vector<std::size_t> counts;
  for (const auto& own : subset.curved->polytopes) counts.push_back(own.size());
  EXPECT_EQ(counts, (std::vector<std::size_t>{25, 25, 4}));
  for (const Equilibrium& equilibrium : listed.equilibria) {
    for (std::size_t i = 0; i < 3; ++i) {
      const auto& own = subset.curved->polytopes[i];
      EXPECT_NE(std::ranges::find(own, equilibrium.exact()[i]), own.end());
    }
  }
  ASSERT_EQ(described.equilibria.size(), 1U);
  EXPECT_EQ(described.equilibria.front().exact(), listed.equilibria.front().exact());
}

TEST(DescribedProducts, AreThoseWithMoreVerticesThanAskedFor) {
  const Game game = parities(10);
  EXPECT_FALSE(solution_of(game, 2500).components.front().has_curves());
  EXPECT_TRUE(solution_of(game, 2499).components.front().has_curves());
}

TEST(DescribedProducts, OfManyPlayersWhoNeverCareAreTheWholeGame) {
  // With as many payoffs as that only the pure profiles of games that cannot be reduced are searched.
  for (const std::size_t players : {12U, 17U}) {
    const std::vector<std::int64_t> sevens(std::size_t{1} << players, 7);
    const Game game = testing::game_from(Shape(players, 2), {players, sevens});
    const Solution solution = solution_of(game, 2000);
    EXPECT_EQ(solution.status, Status::complete);
    EXPECT_EQ(solution.equilibria.size(), 1U);
    ASSERT_TRUE(solution.components.front().subsets.front().curved);
    EXPECT_EQ(solution.components.front().subsets.front().curved->dimension, players);
  }
}

TEST(DescribedProducts, CurvesWithStrategiesThatAreAlikeListOneEndOfThoseThatStandForTheSame) {
  const Solution small = solution_of(sums_modulo_3(3), 2000);
  const Solution large = solution_of(sums_modulo_3(15), 2000);
  ASSERT_EQ(small.status, Status::complete);
  ASSERT_EQ(large.status, Status::complete);
  EXPECT_LT(large.equilibria.size(), 1000U);
  ASSERT_EQ(large.components.size(), small.components.size());
  const auto dimensions = [](const Solution& solution) {
    std::vector<std::size_t> result;
    for (const NashSubset& subset : solution.components.front().subsets) {
      if (subset.curved) result.push_back(subset.curved->dimension.value());
    }
    return result;
  };
  // Where all strategies are in use, twelve more of each player are alike.
  EXPECT_EQ(std::ranges::max(dimensions(large)), std::ranges::max(dimensions(small)) + 36);
}

TEST(DescribedProducts, OfAnIrrationalMixThatIsTooManyPointsIsUndecided) {
  // The first strategies gain where the others' play has the product 1/2, as in curved_sets_test.cpp, but all
  // three care: x = y = z, the square root of 1/2. Each strategy is there eight times.
  const Game game = game_of({16, 16, 16}, [](std::size_t player, const Choices& s) -> std::int64_t {
    if (s[player] >= 8) return 0;
    const bool both = s[(player + 1) % 3] < 8 && s[(player + 2) % 3] < 8;
    return both ? -1 : 1;
  });
  const Solution solution = solution_of(game, 2000);
  EXPECT_EQ(solution.status, Status::undecided);
  std::size_t enclosed = 0;
  for (const Equilibrium& equilibrium : solution.equilibria) enclosed += equilibrium.is_exact() ? 0U : 1U;
  EXPECT_EQ(enclosed, 1U);
  EXPECT_FALSE(solution.undecided.empty());
}

TEST(DescribedProducts, FalseOnesAreRefused) {
  const Game game = parities(10);
  const Solution right = solution_of(game, 2000);
  for (const std::size_t player : {0U, 1U, 2U}) {
    Solution wrong = right;
    CurvedSet& set = *wrong.components.front().subsets.front().curved;
    // Player 3 prefers 0, and the others' pure strategies are no equilibrium.
    set.polytopes[player].push_back(MixedStrategy::pure(10, 1));
    EXPECT_THROW(static_cast<void>(verify(game, wrong, 1)), InternalError) << player;
  }
}

}  // namespace
}  // namespace nashsolve
