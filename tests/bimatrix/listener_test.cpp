// Whoever listens to a search of two players can prove its answer again: each exclusion is checked here in
// exact arithmetic from the payoffs alone, and the tree that remains leaves nothing out.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"
#include "support/recording.hpp"
#include "support/tree_check.hpp"

namespace nashsolve {
namespace {

using bimatrix::Search;
using testing::Matrices;
using testing::Recording;
using testing::TreeCheck;

/// The checked exclusions of the search.
std::size_t checked(const Matrices& matrices, Search search, unsigned threads) {
  Recording recording;
  SolveOptions options;
  options.threads = threads;
  options.listener = &recording;
  const Game game = matrices.game();
  const Solution heard = bimatrix::solve(game, options, search);
  options.listener = nullptr;
  const Solution unheard = bimatrix::solve(game, options, search);
  EXPECT_EQ(testing::equilibrium_set(heard), testing::equilibrium_set(unheard));
  TreeCheck check(matrices);
  check.run(recording.told());
  std::size_t subsets = 0;
  for (const Component& component : heard.components) subsets += component.subsets.size();
  EXPECT_EQ(check.subsets(), subsets);
  return check.exclusions();
}

TEST(Listener, ProvesTheAnswersOfTheExactSearchAgain) {
  std::size_t exclusions = 0;
  for (int k = 0; k < 150 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    exclusions += checked(testing::various_matrices(k), Search::exact, 1);
  }
  EXPECT_GT(exclusions, 1000U);
}

TEST(Listener, ProvesTheAnswersOfTheCertifiedSearchAgain) {
  std::size_t exclusions = 0;
  for (int k = 0; k < 150 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    exclusions += checked(testing::various_matrices(k), Search::certified, 1 + static_cast<unsigned>(k) % 3);
  }
  EXPECT_GT(exclusions, 1000U);
}

TEST(Listener, HearsTheSameTreeFromAnyNumberOfThreads) {
  std::mt19937_64 random(7);
  const Matrices matrices = testing::random_matrices(random, 22, 22, -100, 100);
  std::vector<std::vector<testing::Told>> trees;
  for (const unsigned threads : {1U, 3U}) {
    Recording recording;
    SolveOptions options;
    options.threads = threads;
    options.listener = &recording;
    bimatrix::solve(matrices.game(), options, Search::certified);
    TreeCheck check(matrices);
    check.run(recording.told());
    EXPECT_GT(check.exclusions(), 1000U);
    trees.push_back(recording.told());
  }
  EXPECT_TRUE(trees[0] == trees[1]);
}

TEST(Listener, HearsTheOptimalStrategiesOfAGameOfConstantSum) {
  for (int k = 0; k < 40 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    std::mt19937_64 random(static_cast<std::uint64_t>(k));
    const long range = k % 2 == 0 ? 1 : 1000;
    Matrices matrices = testing::random_matrices(random, 7, 8, -range, range);
    for (std::size_t i = 0; i < matrices.rows(); ++i) {
      for (std::size_t j = 0; j < matrices.columns(); ++j) matrices.b[i][j] = k % 3 - matrices.a[i][j];
    }
    EXPECT_EQ(checked(matrices, Search::automatic, 1), 0U) << "it was searched";
  }
}

TEST(Listener, HearsWhatIsTightWhereverItIsOnTheOtherSide) {
  // Hours of smuggling against hours of control.
  constexpr long kHours = 9;
  Matrices matrices{testing::Matrix(kHours, std::vector<Rational>(kHours)),
                    testing::Matrix(kHours, std::vector<Rational>(kHours))};
  for (long i = 0; i < kHours; ++i) {
    for (long j = 0; j < kHours; ++j) {
      const auto row = static_cast<std::size_t>(i);
      const auto column = static_cast<std::size_t>(j);
      matrices.a[row][column] = i == j ? -kHours : i > 0 ? 1 : 0;
      matrices.b[row][column] = (i == j ? kHours : 0) - (j > 0 ? 1 : 0);
    }
  }
  Recording recording;
  SolveOptions options;
  options.listener = &recording;
  bimatrix::solve(matrices.game(), options, Search::certified);
  TreeCheck check(matrices);
  check.run(recording.told());
  EXPECT_EQ(check.subsets(), 1U);
  EXPECT_TRUE(std::any_of(recording.told().begin(), recording.told().end(), [](const testing::Told& told) {
    const auto* const branch = std::get_if<LabelBranch>(&told);
    return branch != nullptr && branch->both == 1;
  }));
}

// Its numbers would be those of a smaller game.
TEST(Listener, HearsNothingOfAGameOfTwoWithinALargerOne) {
  std::mt19937_64 random(3);
  const Matrices two = testing::random_matrices(random, 4, 4, -50, 50);
  std::vector<std::vector<Rational>> payoffs(3);
  for (std::size_t row = 0; row < two.rows(); ++row) {
    for (std::size_t column = 0; column < two.columns(); ++column) {
      payoffs[0].push_back(two.a[row][column]);
      payoffs[1].push_back(two.b[row][column]);
      payoffs[2].emplace_back(0);
    }
  }
  std::vector<PayoffTable> tables;
  for (const auto& own : payoffs) tables.push_back(PayoffTable::from(own));
  const std::vector<std::size_t> shape = {two.rows(), two.columns(), 1};
  Recording recording;
  SolveOptions options;
  options.listener = &recording;
  const Solution solution = solve_nplayer(Game(default_players(shape), std::move(tables)), options);
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_FALSE(solution.equilibria.empty());
  EXPECT_TRUE(recording.told().empty());
}

}  // namespace
}  // namespace nashsolve
