// Trees of games that people write down: what makes them small, and that their answers are those of a plain
// search.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "nashsolve/solve.hpp"
#include "payoff_ties.hpp"
#include "polytope.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using bimatrix::best_response_polytopes;
using bimatrix::has_payoff_ties;
using testing::equilibrium_set;
using testing::Matrices;
using testing::Matrix;
using testing::random_matrices;
using testing::transposed;

template <class Payoff>
Game symmetric(std::size_t count, const Payoff& payoff) {
  Matrix a(count, std::vector<Rational>(count));
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) a[i][j] = payoff(static_cast<long>(i), static_cast<long>(j));
  }
  return bimatrix_game(a, transposed(a));
}

/// Prices, of which the lower one has four customers beside one who is loyal (Varian 1980).
Game loyal_customers(std::size_t prices) {
  return symmetric(prices, [](long i, long j) { return i * (i < j ? 5 : i == j ? 3 : 1); });
}

/// Who fires first hits the more surely the later it is.
Game duel(long times) {
  return symmetric(static_cast<std::size_t>(times), [times](long i, long j) {
    return i < j ? i + 1 : i == j ? (i + 1) * (times - i - 1) / times : times - j - 1;
  });
}

/// One offers to buy at a price, and the other, who knows which of two qualities it is, sells or keeps: a
/// plan says so for each price and quality (Akerlof 1970).
Game lemons(const std::vector<long>& prices) {
  const long worth[] = {2, 4};
  const std::size_t plans = std::size_t{1} << (2 * prices.size());
  Matrix buyer(prices.size(), std::vector<Rational>(plans));
  Matrix seller = buyer;
  for (std::size_t i = 0; i < prices.size(); ++i) {
    for (std::size_t plan = 0; plan < plans; ++plan) {
      for (std::size_t k = 0; k < 2; ++k) {
        const bool sells = (plan >> (2 * i + k)) % 2 != 0;
        if (sells) buyer[i][plan] += 3 * worth[k] - 2 * prices[i];
        seller[i][plan] += sells ? prices[i] : worth[k];
      }
    }
  }
  return bimatrix_game(buyer, seller);
}

bool any_ties(const Game& game) {
  const bimatrix::Polytopes polytopes = best_response_polytopes(game);
  return has_payoff_ties(polytopes[0]) || has_payoff_ties(polytopes[1]);
}

TEST(PayoffTies, RulesHaveThemAndDrawsOfManyNumbersDoNot) {
  EXPECT_TRUE(any_ties(loyal_customers(20)));
  EXPECT_TRUE(any_ties(duel(20)));
  std::mt19937_64 random(51);
  for (int round = 0; round < 20; ++round) {
    EXPECT_FALSE(any_ties(random_matrices(random, 24, 24, -1000, 1000).game()));
    EXPECT_TRUE(any_ties(random_matrices(random, 24, 24, 0, 1).game()));
  }
}

// Neither is what it pays in units of another size, or with a bonus against one strategy of the opponent.
TEST(PayoffTies, AreNoMatterOfUnits) {
  std::mt19937_64 random(52);
  for (const long range : {3L, 6L, 9L, 12L, 15L}) {
    Matrices matrices = random_matrices(random, 20, 20, 0, range);
    const bool ties = any_ties(matrices.game());
    for (std::size_t j = 0; j < 20; ++j) {
      const long bonus = testing::uniform(random, -50, 50);
      for (std::size_t i = 0; i < 20; ++i) {
        matrices.a[i][j] = matrices.a[i][j] * 7 + bonus;
        matrices.b[j][i] = matrices.b[j][i] * 3 - bonus;
      }
    }
    EXPECT_EQ(any_ties(matrices.game()), ties);
  }
}

std::uint64_t count_of(const Solution& solution, const std::string& name) {
  const auto found = std::find_if(solution.counts.begin(), solution.counts.end(),
                                  [&](const auto& each) { return each.first == name; });
  return found == solution.counts.end() ? 0 : found->second;
}

// Without a look at the children of branches it has 26,667 nodes.
TEST(TextbookTrees, LoyalCustomersTakeFewNodes) {
  const Solution solution = solve(loyal_customers(64), {}).solution();
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size(), 5U);
  EXPECT_LT(count_of(solution, "nodes"), 1000U);
}

// Some probabilities are below what doubles tell from 0; the exact search alone takes 158,611 nodes and more.
TEST(TextbookTrees, OfADuelLittleIsLeftToTheExactSearch) {
  const Solution solution = solve(duel(52), {}).solution();
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size(), 7U);
  EXPECT_LT(count_of(solution, "exact_nodes"), 10000U);
}

// The certified search has not ended after a hundred times as long.
TEST(TextbookTrees, PlansThatDifferWhereThePlayDoesNotComeTakeFewNodes) {
  SolveOptions options;
  options.vertices = 10;
  const Solution solution = solve(lemons({1, 2, 3, 4, 5}), options).solution();
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 1U);
  EXPECT_LT(count_of(solution, "exact_nodes"), 10000U);
}

TEST(TextbookTrees, HaveTheEquilibriaOfAPlainSearch) {
  SolveOptions plain;
  plain.search = Search::plain;
  for (const long count : {7L, 10L, 13L}) {
    for (const Game& game : {loyal_customers(static_cast<std::size_t>(count)), duel(count)}) {
      EXPECT_EQ(equilibrium_set(solve(game, {}).solution()), equilibrium_set(solve(game, plain).solution()));
    }
  }
}

}  // namespace
}  // namespace nashsolve
