// How much work maximal Nash subsets take that are described instead of listed: faces with too many vertices
// are seen early, and a limit on time holds while they are told.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <set>

#include "nashsolve/solve.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"
#include "support/textbook_games.hpp"

namespace nashsolve {
namespace {

using testing::uniform;

Solution solved(const Game& game) {
  SolveOptions options;
  options.vertices = 2000;
  options.threads = 1;
  options.dominance = StrictDominance::always;
  return solve(game, options).solution();
}

std::size_t described_count(const Solution& solution) {
  std::size_t described = 0;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) described += subset.is_listed() ? 0U : 1U;
  }
  return described;
}

std::uint64_t exact_pivots(const Solution& solution) {
  const auto pivots = std::find_if(solution.counts.begin(), solution.counts.end(),
                                   [](const auto& each) { return each.first == "exact_pivots"; });
  return pivots == solution.counts.end() ? 0 : pivots->second;
}

void expect_described(const Game& game, std::size_t subsets, std::uint64_t most_pivots) {
  const Solution solution = solved(game);
  ASSERT_EQ(solution.status, Status::complete);
  EXPECT_EQ(described_count(solution), subsets);
  EXPECT_LT(exact_pivots(solution), most_pivots);
}

/// The higher bid wins and pays the mean of both. Of a face, and of one that holds it, too many vertices were
/// walked each, in 15,177 pivots.
TEST(DescribedSubsets, HoldNoFaceThatHasTooManyExtremePointsByItself) {
  constexpr long kBids = 20;
  const auto payoff = [](long worth, long mine, long other) {
    return mine > other ? 2 * (worth - (mine + other) / 2) : mine == other ? worth - mine : 0;
  };
  const Game game = testing::by_positions(
                        kBids, [&](long i, long j) { return payoff(kBids - 3, i, j); },
                        [&](long i, long j) { return payoff(kBids - 5, j, i); })
                        .game();
  expect_described(game, 5U, 8000U);
}

/// The higher bid wins, the first bidder's at a tie. Faces with too many vertices were walked until they had
/// met as many, in 8,348 pivots; along the edges at each vertex they see them much sooner.
TEST(DescribedSubsets, TakeFewStepsToSeeThatTheirExtremePointsAreTooMany) {
  constexpr long kBids = 20;
  // Of no pattern, so that the integers are long.
  const auto bid = [](long k) { return 1000 * k + k * k % 7; };
  const Game game = testing::by_positions(
                        kBids, [&](long i, long j) { return i >= j ? 21000 - bid(i) : 0; },
                        [&](long i, long j) { return j > i ? 17000 - bid(j) : 0; })
                        .game();
  expect_described(game, 4U, 4000U);
}

/// Who is first gets more the closer it is to the middle, who waits half of that and something more. In
/// search of a point inside of a face one vertex after the other of a long path was walked: more than 62,000
/// pivots.
TEST(DescribedSubsets, HaveAPointInsideWhereVerticesThatShowItAreFar) {
  constexpr long kMoments = 50;
  const auto profit = [](long moment) { return moment * (kMoments - moment); };
  const auto payoff = [&](long mine, long other) {
    return mine < other ? 2 * profit(mine) : mine == other ? profit(mine) : profit(other) / 2 + kMoments;
  };
  const Game game =
      testing::by_positions(kMoments, payoff, [&](long i, long j) { return payoff(j, i); }).game();
  expect_described(game, 2U, 15000U);
}

/// Whatever is played is an equilibrium: 300 times 300 pairs take much longer to verify and print than this
/// limit.
TEST(DescribedSubsets, KeepWhatCanBeToldInTime) {
  const std::vector<std::vector<Rational>> zero(300, std::vector<Rational>(300));
  SolveOptions options;
  options.vertices = std::nullopt;
  options.threads = 1;
  options.time_limit = std::chrono::duration<double>(0.5);
  const Game game = testing::Matrices{zero, zero}.game();
  const Solution solution = solve(game, options).solution();
  EXPECT_EQ(solution.status, Status::time_limit);
  EXPECT_GE(solution.equilibria.size(), 1U);
  EXPECT_LT(solution.equilibria.size(), 300U * 300U);
  ASSERT_EQ(solution.components.size(), 1U);
  EXPECT_TRUE(solution.components.front().subsets.empty());
}

/// Player 1 has a strategy that always wins, so that all mixes of player 2 are equilibria with it; each of
/// his pure ones satisfies half of 150 further conditions with equality, all of which follow from the others.
TEST(DescribedSubsets, AreListedWhereManyImpliedConditionsMeetEveryCorner) {
  constexpr std::size_t kRows = 150;
  constexpr std::size_t kColumns = 40;
  std::mt19937_64 random(11);
  testing::Matrices game;
  game.a.assign(1, std::vector<Rational>(kColumns, 1));
  while (game.a.size() <= kRows) {
    std::vector<Rational>& row = game.a.emplace_back();
    for (std::size_t j = 0; j < kColumns; ++j) row.emplace_back(uniform(random, 0, 1) == 0 ? -1 : 1);
  }
  for (const auto& row : game.a) {
    std::vector<Rational>& other = game.b.emplace_back();
    for (const Rational& payoff : row) other.push_back(-payoff);
  }
  SolveOptions options;
  options.threads = 1;
  const Solution solution = solve(game.game(), options).solution();
  ASSERT_EQ(solution.status, Status::complete);
  ASSERT_EQ(solution.equilibria.size(), kColumns);
  std::set<std::uint32_t> columns;
  for (const Equilibrium& equilibrium : solution.equilibria) {
    ASSERT_EQ(equilibrium.exact()[0].support().size(), 1U);
    EXPECT_EQ(equilibrium.exact()[0].support().front(), 0U);
    ASSERT_EQ(equilibrium.exact()[1].support().size(), 1U);
    columns.insert(equilibrium.exact()[1].support().front());
  }
  EXPECT_EQ(columns.size(), kColumns);
}

}  // namespace
}  // namespace nashsolve
