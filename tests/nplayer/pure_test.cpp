// Pure equilibria by one pass over the tensor, against the definition and against known counts.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::game_from;
using testing::random_game;

std::vector<std::size_t> by_definition(const Game& game) {
  std::vector<std::size_t> cells;
  const PureProfiles profiles(game);
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    bool stable = true;
    for (const PlayerCheck& check : check_profile(game, profiles.at(cell))) stable &= sgn(check.regret) == 0;
    if (stable) cells.push_back(cell);
  }
  return cells;
}

TEST(PureEquilibria, AgreeWithTheBestResponseCheckAtEveryCell) {
  std::size_t found = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    for (const std::vector<std::size_t>& shape :
         {std::vector<std::size_t>{2, 3}, {3, 2, 4}, {2, 2, 2, 2}, {1, 3, 1, 2}, {5}}) {
      const Game game = random_game(shape, seed, 0, 4);
      const std::vector<std::size_t> cells = pure_equilibria(game);
      EXPECT_EQ(cells, by_definition(game));
      found += cells.size();
    }
  }
  EXPECT_GT(found, 200U);
}

TEST(PureEquilibria, AllCellsOfAConstantGame) {
  EXPECT_EQ(pure_equilibria(random_game({3, 2, 4}, 0, 7, 7)).size(), 24U);
}

TEST(PureEquilibria, OfATwentyPlayerCoordinationGame) {
  const std::vector<std::size_t> shape(20, 2);
  std::size_t cells = std::size_t{1} << 20U;
  std::vector<std::int64_t> payoffs(cells, 0);
  payoffs.front() = 1;
  payoffs.back() = 1;
  std::vector<PayoffTable> tables(20, PayoffTable(payoffs, Integer(1)));
  const Game game(default_players(shape), std::move(tables));
  const std::vector<std::size_t> found = pure_equilibria(game);
  // Everybody on one side pays 1; two and more dissenters on both sides leave nobody able to reach that.
  EXPECT_EQ(found.front(), 0U);
  EXPECT_EQ(found.back(), cells - 1);
  EXPECT_EQ(found.size(), cells - 40);
}

TEST(PureEquilibria, WhatIsNotCheckedBeforeAnInterruptionIsLeftOut) {
  const Game game = random_game({20, 3, 20}, 0, 7, 7);
  SolveOptions options;
  options.find = Find::pure;
  const Solution all = solve_nplayer(game, options);
  ASSERT_EQ(all.equilibria.size(), 1200U);
  int asked = 0;
  const VerifiedSolution cut = verify(game, all, 1, [&asked] { return ++asked > 3; });
  EXPECT_EQ(cut.solution().status, Status::interrupted);
  EXPECT_EQ(cut.solution().equilibria.size(), cut.checks().size());
  EXPECT_EQ(cut.solution().components.size(), cut.checks().size());
  EXPECT_GE(cut.checks().size(), 1U);
  EXPECT_LT(cut.checks().size(), 1200U);
  for (std::size_t k = 0; k < cut.checks().size(); ++k) {
    EXPECT_EQ(cut.solution().equilibria[k].exact(), all.equilibria[k].exact());
    for (const PlayerCheck& check : cut.checks()[k]) EXPECT_EQ(sgn(check.regret), 0);
  }
  const VerifiedSolution whole = verify(game, all);
  EXPECT_EQ(whole.solution().status, Status::complete);
  EXPECT_EQ(whole.checks().size(), 1200U);
}

// That they cost no time to print does not mean that there is time to list and verify them.
TEST(PureEquilibria, NoMoreThanThereIsTimeToVerify) {
  const Game game = random_game({30, 30, 30}, 0, 7, 7);
  SolveOptions options;
  options.find = Find::pure;
  options.prints = 0;
  options.time_limit = std::chrono::duration<double>(0.001);
  EXPECT_LT(solve_nplayer(game, options).equilibria.size(), 20000U);
}

// A search that ends before it began can be gone on with all the same.
TEST(PureEquilibria, OfASearchThatNeverBegan) {
  const Game game = random_game({7, 7, 7}, 3, 0, 2);
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(0);
  const Solution cut = verify(game, solve_nplayer(game, options)).solution();
  EXPECT_EQ(cut.status, Status::time_limit);
  EXPECT_GE(cut.equilibria.size(), 1U);
  EXPECT_LE(cut.equilibria.size(), pure_equilibria(game).size());
  const auto nodes = std::ranges::find(cut.counts, "nodes", &std::pair<std::string, std::uint64_t>::first);
  ASSERT_NE(nodes, cut.counts.end());
  EXPECT_EQ(nodes->second, 0U);
  ASSERT_EQ(cut.open_parts.size(), 1U);
  EXPECT_TRUE(cut.open_parts[0].tight[0].empty());
  EXPECT_TRUE(cut.open_parts[0].slack[0].empty());
}

// Everybody is indifferent, so every cell is one, and a mixed one would take milliseconds.
TEST(PureEquilibria, ThatAreManyAreToldAsQuicklyAsPureOnesAre) {
  const std::vector<std::size_t> counts(14, 2);
  std::vector<std::vector<std::int64_t>> payoffs(counts.size());
  for (unsigned cell = 0; cell < 1U << counts.size(); ++cell) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      payoffs[i].push_back(std::popcount(cell & ~(1U << (counts.size() - 1 - i))) % 3);
    }
  }
  const Game game = game_from(counts, payoffs);
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(0);
  const Solution cut = verify(game, solve_nplayer(game, options)).solution();
  EXPECT_EQ(cut.status, Status::time_limit);
  EXPECT_GT(cut.equilibria.size(), 20U);
  EXPECT_LE(cut.equilibria.size(), 1U << counts.size());
}

}  // namespace
}  // namespace nashsolve
