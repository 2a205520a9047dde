// A search that is stopped, however often and wherever, and goes on with its open parts gives what one search
// gives, whatever kernels, arithmetic and threads each of its slices uses.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

#include "bimatrix.hpp"
#include "continuation.hpp"
#include "listener.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify.hpp"
#include "open_cover.hpp"
#include "support/equal_solutions.hpp"
#include "support/inspections.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::expect_equal;
using testing::Matrices;
using testing::uniform;

/// Interrupts a search at its so-manieth branch.
class Interrupter final : public SearchListener {
 public:
  explicit Interrupter(std::uint64_t branches)
      : left_(std::make_shared<std::atomic<std::int64_t>>(branches)) {}

  [[nodiscard]] const std::atomic<bool>* flag() const { return flag_.get(); }

  void merged(StrategyId /*strategy*/, StrategyId /*other*/) override {}
  void branched(const LabelBranch& /*branch*/) override {
    if (--*left_ <= 0) *flag_ = true;
  }
  void excluded(const EmptyFace& /*face*/) override {}
  void implied(const VanishingRow& /*row*/) override {}
  void optimal(const OptimalStrategies& /*optimum*/) override {}
  void found(const FoundSubset& /*subset*/) override {}
  void ended(Ending /*ending*/) override {}
  [[nodiscard]] std::size_t position() const override { return 0; }
  void retract(std::size_t /*position*/) override {}
  [[nodiscard]] std::unique_ptr<SearchListener> part() const override {
    return std::make_unique<Interrupter>(*this);
  }
  void join(SearchListener& /*part*/) override {}

  Interrupter(const Interrupter& other) : left_(other.left_), flag_(other.flag_) {}
  Interrupter& operator=(const Interrupter&) = delete;
  ~Interrupter() override = default;

 private:
  std::shared_ptr<std::atomic<std::int64_t>> left_;
  std::shared_ptr<std::atomic<bool>> flag_ = std::make_shared<std::atomic<bool>>(false);
};

/// Slices of so many branches, each with another search, till there is nothing left. Returns how many.
int search_in_slices(const Game& game, std::uint64_t branches, unsigned threads, Solution& solution) {
  constexpr bimatrix::Search kSearches[] = {bimatrix::Search::certified, bimatrix::Search::exact,
                                            bimatrix::Search::certified_scalar};
  for (int slices = 0;; ++slices) {
    Interrupter interrupter(branches);
    SolveOptions options;
    options.threads = threads;
    options.listener = &interrupter;
    options.interrupt = interrupter.flag();
    const Solution earlier = solution;
    if (slices > 0) options.earlier = &earlier;
    solution = verify(game, bimatrix::solve(game, options, kSearches[slices % 3])).solution();
    EXPECT_EQ(solution.status == Status::complete, solution.open_parts.empty());
    if (solution.status == Status::complete) return slices;
    if (slices > 10000 || ::testing::Test::HasFailure()) {
      ADD_FAILURE() << "it does not end";
      return slices;
    }
  }
}

TEST(ContinuedSearch, GivesWhatOneSearchGivesOnRandomGames) {
  std::mt19937_64 random(1801);
  int slices = 0;
  for (int k = 0; k < 60 && !HasFailure(); ++k) {
    const auto rows = static_cast<std::size_t>(uniform(random, 3, 9));
    const auto columns = static_cast<std::size_t>(uniform(random, 3, 9));
    const Game game = testing::random_matrices(random, rows, columns, -50, 50).game();
    const Solution expected = bimatrix::solve(game, {}, bimatrix::Search::exact);
    Solution actual;
    slices += search_in_slices(game, static_cast<std::uint64_t>(uniform(random, 1, 2)), 1, actual);
    expect_equal(actual, expected);
  }
  // Each was stopped twice on average.
  EXPECT_GT(slices, 120);
}

TEST(ContinuedSearch, GivesWhatOneSearchGivesOnGamesFullOfTies) {
  std::mt19937_64 random(1802);
  int slices = 0;
  for (int k = 0; k < 120 && !HasFailure(); ++k) {
    const auto rows = static_cast<std::size_t>(uniform(random, 2, 6));
    const auto columns = static_cast<std::size_t>(uniform(random, 2, 6));
    const Game game = testing::random_matrices(random, rows, columns, 0, uniform(random, 1, 3)).game();
    const Solution expected = bimatrix::solve(game, {}, bimatrix::Search::exact);
    Solution actual;
    slices += search_in_slices(game, static_cast<std::uint64_t>(uniform(random, 1, 3)), 1, actual);
    expect_equal(actual, expected);
  }
  EXPECT_GT(slices, 200);
}

TEST(ContinuedSearch, KnowsWhatHasToBeSlackInEitherPolytope) {
  const Game game = testing::two_visits(7).game();
  const Solution expected = bimatrix::solve(game, {}, bimatrix::Search::exact);
  for (const bimatrix::Search search : {bimatrix::Search::exact, bimatrix::Search::certified}) {
    bool is_slack_in_q = false;
    Solution actual;
    for (std::uint64_t branches = 80; branches == 80 || actual.status != Status::complete; ++branches) {
      ASSERT_LT(branches, 120U);
      Interrupter interrupter(branches);
      SolveOptions options;
      options.threads = 1;
      options.listener = &interrupter;
      options.interrupt = interrupter.flag();
      const Solution earlier = actual;
      if (branches > 80) options.earlier = &earlier;
      actual = verify(game, bimatrix::solve(game, options, search)).solution();
      is_slack_in_q = is_slack_in_q || std::ranges::any_of(actual.open_parts, [](const OpenPart& part) {
                        return !part.slack[1].empty();
                      });
    }
    EXPECT_TRUE(is_slack_in_q);
    expect_equal(actual, expected);
  }
}

TEST(ContinuedSearch, DividesItsPartsAmongThreads) {
  std::mt19937_64 random(1803);
  for (int k = 0; k < 3 && !HasFailure(); ++k) {
    const Game game = testing::random_matrices(random, 18, 18, -1000, 1000).game();
    const Solution expected = bimatrix::solve(game, {}, bimatrix::Search::certified);
    Solution actual;
    EXPECT_GT(search_in_slices(game, 8, 3, actual), 1);
    expect_equal(actual, expected);
  }
}

TEST(ContinuedSearch, KnowsWhatDominanceLeftOut) {
  // Below a 12x12 game a margin of strategies that are strictly dominated, between the others.
  std::mt19937_64 random(1804);
  const Matrices inner = testing::random_matrices(random, 12, 12, 0, 9);
  testing::Matrix a(18, std::vector<Rational>(18, Rational(-100)));
  testing::Matrix b = a;
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t j = 0; j < 12; ++j) {
      a[i + i / 2][j + j / 2] = inner.a[i][j];
      b[i + i / 2][j + j / 2] = inner.b[i][j];
    }
  }
  for (std::size_t k = 0; k < 18; ++k) {
    for (std::size_t j = 0; j < 18; ++j) {
      if (k % 3 == 2) a[k][j] = Rational(-200 - static_cast<long>(k));
      if (j % 3 == 2) b[k][j] = Rational(-200 - static_cast<long>(j));
    }
  }
  const Game game = bimatrix_game(a, b);
  const Solution expected = solve(game).solution();
  ASSERT_FALSE(expected.eliminated.empty());
  ASSERT_GT(expected.equilibria.size(), 2);
  SolveOptions options;
  options.limit = 1;
  Solution part = solve(game, options).solution();
  ASSERT_FALSE(part.open_parts.empty());
  for (const OpenPart& open : part.open_parts) {
    EXPECT_NE(std::find(open.tight[0].begin(), open.tight[0].end(), 2U), open.tight[0].end());
    EXPECT_NE(std::find(open.tight[1].begin(), open.tight[1].end(), 20U), open.tight[1].end());
  }
  SolveOptions rest;
  rest.earlier = &part;
  expect_equal(solve(game, rest).solution(), expected);
  // The parts mean the same in the whole game.
  rest.dominance = StrictDominance::never;
  expect_equal(solve(game, rest).solution(), expected);
}

TEST(ContinuedSearch, RefusesWhatIsNoEarlierSolutionOfTheGame) {
  std::mt19937_64 random(1805);
  const Game game = testing::random_matrices(random, 9, 9, -50, 50).game();
  SolveOptions limited;
  limited.limit = 2;
  const Solution part = solve(game, limited).solution();
  ASSERT_FALSE(part.open_parts.empty());
  const auto is_refused = [&](const Game& of, const Solution& earlier) {
    SolveOptions options;
    options.earlier = &earlier;
    EXPECT_THROW(static_cast<void>(solve(of, options)), std::invalid_argument);
  };
  is_refused(testing::random_matrices(random, 9, 9, -50, 50).game(), part);
  is_refused(testing::random_matrices(random, 9, 8, -50, 50).game(), part);
  is_refused(testing::random_game({3, 3, 3}, 1, 0, 9), part);
  Solution changed = part;
  changed.open_parts.front().slack[0].push_back(18);
  is_refused(game, changed);
  SolveOptions one;
  one.earlier = &part;
  one.find = Find::one;
  EXPECT_THROW(static_cast<void>(solve(game, one)), std::invalid_argument);
}

TEST(ContinuedSearch, GoesOnWhereFarMoreWasFoundThanThereIsTimeToTell) {
  // Whoever chooses the same gets one: each set of strategies is a support.
  constexpr std::size_t kSize = 11;
  testing::Matrix a(kSize, std::vector<Rational>(kSize));
  for (std::size_t k = 0; k < kSize; ++k) a[k][k] = 1;
  const Game game = bimatrix_game(a, a);
  const Solution expected = solve(game).solution();
  ASSERT_EQ(expected.equilibria.size(), (std::size_t{1} << kSize) - 1);
  Interrupter interrupter(2000);
  SolveOptions options;
  options.listener = &interrupter;
  options.interrupt = interrupter.flag();
  const Solution part = bimatrix::solve(game, options, bimatrix::Search::certified);
  EXPECT_EQ(part.status, Status::interrupted);
  SolveOptions rest;
  rest.earlier = &part;
  expect_equal(solve(game, rest).solution(), expected);
}

TEST(ContinuedSearch, LeavesOpenWhatThereIsNoTimeToComputeAnew) {
  constexpr std::size_t kSize = 9;
  testing::Matrix a(kSize, std::vector<Rational>(kSize));
  for (std::size_t k = 0; k < kSize; ++k) a[k][k] = Rational(static_cast<long>(k) + 1);
  const Game game = bimatrix_game(a, a);
  const Solution expected = solve(game).solution();
  Interrupter interrupter(300);
  SolveOptions options;
  options.listener = &interrupter;
  options.interrupt = interrupter.flag();
  const Solution part = bimatrix::solve(game, options, bimatrix::Search::certified);
  ASSERT_EQ(part.status, Status::interrupted);
  ASSERT_GT(part.equilibria.size(), 1U);
  const std::atomic<bool> is_over = true;
  SolveOptions at_once;
  at_once.interrupt = &is_over;
  at_once.earlier = &part;
  // solve() would give back what it was given.
  const Solution stopped = bimatrix::solve(game, at_once, bimatrix::Search::certified);
  EXPECT_EQ(stopped.status, Status::interrupted);
  EXPECT_EQ(stopped.open_parts.size(), part.open_parts.size() + part.equilibria.size());
  SolveOptions rest;
  rest.earlier = &stopped;
  expect_equal(solve(game, rest).solution(), expected);
}

/// A point with these labels tight in P and all others in Q.
bimatrix::NashFaces subset_of(std::size_t labels, std::uint64_t tight) {
  bimatrix::NashFaces subset;
  for (std::size_t side = 0; side < 2; ++side) {
    subset.faces[side].tight = bimatrix::LabelSet(labels);
    for (std::size_t label = 0; label < labels; ++label) {
      if ((tight >> label & 1U) != side) subset.faces[side].tight.insert(static_cast<bimatrix::Label>(label));
    }
  }
  return subset;
}

TEST(ContinuedSearch, LeavesOpenWhatIsNotToldOnceAndLittleElse) {
  // A tree of depth four above the subsets of twelve labels; of its 16 nodes three are open, the others were
  // searched from the first to the last, and what was found first is told.
  constexpr std::size_t kLabels = 12;
  std::mt19937_64 random(1807);
  for (const std::uint64_t most : {1U, 8U, 40U, 100'000U}) {
    std::vector<bimatrix::OpenNode> open;
    std::vector<bimatrix::NashFaces> found;
    for (std::uint64_t top = 0; top < 16; ++top) {
      const bimatrix::NashFaces first = subset_of(kLabels, top);
      if (top % 5 == 4) {
        bimatrix::OpenNode node = bimatrix::node_of(first);
        for (bimatrix::Label label = 4; label < kLabels; ++label) {
          node.tight[1].erase(label);
          node.slack[0].erase(label);
        }
        open.push_back(node);
        continue;
      }
      for (std::uint64_t rest = 0; rest < 256; ++rest) {
        if (random() % 3 != 0) found.push_back(subset_of(kLabels, top + 16 * rest));
      }
    }
    std::vector<const bimatrix::NashFaces*> told;
    std::vector<const bimatrix::NashFaces*> left_out;
    for (std::size_t k = 0; k < found.size(); ++k) {
      (k < 700 ? told : left_out).push_back(&found[k]);
    }
    const bimatrix::LabelSet none(kLabels);
    const auto nodes = bimatrix::open_cover({{{none, none}, {none, none}}}, open, left_out, told, most);
    if (most > left_out.size()) {
      EXPECT_EQ(nodes.size(), open.size() + left_out.size());
    } else if (most == 40) {
      // More than that keep clear of the open nodes.
      EXPECT_LT(nodes.size(), left_out.size() / 8);
    }
    const auto holding = [&](const bimatrix::NashFaces& subset) {
      return std::ranges::count_if(nodes, [&](const auto& node) { return node.holds(subset); });
    };
    for (const bimatrix::NashFaces* const subset : left_out) EXPECT_EQ(holding(*subset), 1);
    for (std::uint64_t tight = 0; tight < 1U << kLabels; ++tight) {
      EXPECT_LE(holding(subset_of(kLabels, tight)), 1);
    }
    const auto again = std::ranges::count_if(told, [&](const auto* subset) { return holding(*subset) > 0; });
    // One node may not tell them all apart.
    if (most >= 40) {
      EXPECT_LT(again, 35);
    }
  }
}

TEST(ContinuedSearch, LeavesNothingOpenWhereItIsComplete) {
  std::mt19937_64 random(1806);
  const Game game = testing::random_matrices(random, 9, 9, -50, 50).game();
  const Solution whole = solve(game).solution();
  EXPECT_TRUE(whole.open_parts.empty());
  SolveOptions options;
  options.earlier = &whole;
  expect_equal(solve(game, options).solution(), whole);
}

}  // namespace
}  // namespace nashsolve
