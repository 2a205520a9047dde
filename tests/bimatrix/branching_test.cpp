// The certified search branches where it leads to few nodes, on games that once took many.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "support/inspections.hpp"
#include "support/matrices.hpp"
#include "support/textbook_games.hpp"

namespace nashsolve {
namespace {

using testing::by_positions;
using testing::centipede;
using testing::first_price_auction;
using testing::inspection;
using testing::Matrices;
using testing::prize;

Solution certified(const Game& game) {
  SolveOptions options;
  options.threads = 1;
  return verify(game, bimatrix::solve(game, options, bimatrix::Search::certified)).solution();
}

/// What the search counted under a name that has to be there.
std::uint64_t counted(const Solution& solution, const std::string& name) {
  for (const auto& [own, value] : solution.counts) {
    if (own == name) return value;
  }
  throw std::out_of_range("no count of " + name);
}

/// Wherever a place is not hidden at, nobody looks there, and it would be the best one: a search that
/// branches on the places takes 556,289 nodes.
TEST(Branching, DoesNotBranchOnImpliedLabels) {
  std::mt19937_64 random(16);
  for (const long n : {20L, 40L}) {
    const Solution solution = certified(inspection(random, n, 1).game());
    ASSERT_EQ(solution.status, Status::complete);
    EXPECT_EQ(solution.equilibria.size(), 1U);
    EXPECT_LT(counted(solution, "nodes"), 200U);
  }
}

/// Of the labels that look promising none begins a chain of dominators, and each bad branch doubles the tree:
/// 6,160 nodes, or as many of the exact search.
TEST(Branching, FindsTheBeginningOfAChainOfDominators) {
  const Solution solution = certified(centipede(40).game());
  ASSERT_EQ(solution.status, Status::complete);
  ASSERT_FALSE(solution.equilibria.empty());
  for (const Equilibrium& equilibrium : solution.equilibria) {
    EXPECT_EQ(equilibrium.exact()[0].probability(0), 1);
  }
  EXPECT_LT(counted(solution, "nodes") + counted(solution, "exact_nodes"), 150U);
}

/// The smallest probabilities are 0 to doubles, and the exact search took 3,600 nodes, in large integers.
TEST(Branching, FollowsAChainOfDominatorsBeyondDoubles) {
  const Solution solution = certified(centipede(60).game());
  ASSERT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 1U);
  EXPECT_LT(counted(solution, "nodes") + counted(solution, "exact_nodes"), 300U);
}

/// A duel in which both hear the first shot, without the early steps, which are dominated. What doubles do
/// not decide was left to the exact search with all that lies below: 1,087 nodes of it.
TEST(Branching, LeavesLabelsOpenThatDoublesDoNotDecide) {
  constexpr long kSteps = 55;
  constexpr long kFirst = 24;
  const auto payoff = [](long mine, long other) {
    return mine < other ? kFirst + mine + 1 : mine > other ? kSteps - (kFirst + other + 1) : 0;
  };
  const Solution duel =
      certified(by_positions(kSteps - kFirst, payoff, [&](long i, long j) { return payoff(j, i); }).game());
  ASSERT_EQ(duel.status, Status::complete);
  EXPECT_EQ(duel.components.size(), 7U);
  EXPECT_LT(counted(duel, "exact_nodes"), 100U);
}

/// Who grabs first gets more the later it is, who comes second a little. The mixed equilibrium's bases are
/// beyond doubles, and the node that they could not decide was left to the exact search with all that lies
/// below: 331 nodes of it.
TEST(Branching, TakesBackWhatExactArithmeticBeganWith) {
  const auto payoff = [](long mine, long other) {
    return mine < other ? 5 * mine + 8 : other < mine ? other - 2 : -4;
  };
  const auto other_payoff = [&](long i, long j) { return payoff(j, i) - (j < i ? 1 : 0); };
  const Solution solution = certified(by_positions(40, payoff, other_payoff).game());
  ASSERT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 3U);
  EXPECT_LT(counted(solution, "exact_nodes"), 100U);
}

/// Who comes first gets three times the moment, up to the middle, who comes second the same at any. To
/// doubles most of a mixed strategy is 0, so that each node seemed to have more tight than was known of it:
/// 21,500 pivots, most of them in search of it.
TEST(Branching, SeldomClosesFacesWhereThatShowsNothing) {
  constexpr long kMoments = 50;
  const auto payoff = [](long mine, long other) {
    return mine < other ? std::min(3 * mine, 2 * kMoments - mine) : mine > other ? kMoments / 2 : 1;
  };
  const Solution solution =
      certified(by_positions(kMoments, payoff, [&](long i, long j) { return payoff(j, i); }).game());
  ASSERT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 47U);
  EXPECT_LT(counted(solution, "exact_pivots"), 18000U);
}

/// A war of attrition in which waiting costs its square. Many faces are points, in far larger integers than
/// the points themselves before that is known: 7,331 pivots, by labels in their order.
TEST(Branching, ClosesFacesThatArePointsByFewPivots) {
  constexpr long kMoments = 46;
  const auto payoff = [](long mine, long other) {
    return prize(mine, other, 1) * kMoments * kMoments / 4 - std::min(mine, other) * std::min(mine, other);
  };
  const Solution solution =
      certified(by_positions(kMoments, payoff, [&](long i, long j) { return payoff(j, i); }).game());
  ASSERT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 3U);
  EXPECT_LT(counted(solution, "exact_pivots"), 5000U);
}

/// Who bids higher pays the other bid, and player 1 wins where they bid the same: each bid dominates another
/// one weakly. Without what that says of a node it took 363.
TEST(Branching, EndsNodesByWeakDominators) {
  constexpr long kBids = 40;
  const Solution auction =
      certified(by_positions(
                    kBids, [](long i, long j) { return i >= j ? 2 * (kBids - 2 - j) : 0; },
                    [](long i, long j) { return j > i ? 2 * (kBids - 2 - i) : 0; })
                    .game());
  ASSERT_EQ(auction.status, Status::complete);
  EXPECT_EQ(auction.components.size(), 1U);
  EXPECT_LT(counted(auction, "nodes"), 200U);
}

/// It came upon 1,373 parts of its 64 subsets, each by itself.
TEST(Branching, LeavesOutPartsOfSubsetsThatAreKnown) {
  constexpr long kStrategies = 60;
  const auto payoff = [](long mine, long other) {
    return prize(mine, other, kStrategies - 2) - 2 * std::min(mine, other);
  };
  const Solution solution =
      certified(by_positions(kStrategies, payoff, [&](long i, long j) { return payoff(j, i); }).game());
  ASSERT_EQ(solution.status, Status::complete);
  std::size_t subsets = 0;
  for (const Component& component : solution.components) subsets += component.subsets.size();
  EXPECT_EQ(subsets, kStrategies + 4U);
  EXPECT_GT(counted(solution, "handovers"), 0U);
  EXPECT_LT(counted(solution, "handovers"), 300U);
}

/// The child of P had always what is tight in both: of 1,201 leaves all but one were parts of the only
/// subset, though with the players exchanged just one was.
TEST(Branching, LeavesPartsOfASubsetToOneChild) {
  const Matrices game = testing::two_visits(8);
  const Matrices turned = {testing::transposed(game.b), testing::transposed(game.a)};
  for (const Matrices& each : {game, turned}) {
    const Solution solution = certified(each.game());
    ASSERT_EQ(solution.status, Status::complete);
    ASSERT_EQ(solution.components.size(), 1U);
    EXPECT_EQ(solution.components.front().subsets.size(), 1U);
    EXPECT_EQ(solution.components.front().index, 1);
    EXPECT_LT(counted(solution, "leaves"), 200U);
  }
}

/// Where it looked at the children of a branch only after 40 nodes, it took 571.
TEST(Branching, BranchesWellWhereLabelsLookAlike) {
  const Solution auction = certified(first_price_auction(30).game());
  ASSERT_EQ(auction.status, Status::complete);
  EXPECT_LT(counted(auction, "nodes"), 250U);
}

}  // namespace
}  // namespace nashsolve
