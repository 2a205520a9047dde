// The certified search gives exactly what the exact search gives, whatever the payoffs, the kernels and the
// number of threads.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bimatrix.hpp"
#include "certified_search.hpp"
#include "continuation.hpp"
#include "list_subsets.hpp"
#include "nashsolve/verify.hpp"
#include "support/equilibrium_set.hpp"
#include "support/inspections.hpp"
#include "support/matrices.hpp"
#include "support/textbook_games.hpp"

namespace nashsolve {
namespace {

using bimatrix::Search;
using testing::by_positions;
using testing::centipede;
using testing::EquilibriumSet;
using testing::first_price_auction;
using testing::inspection;
using testing::Matrices;
using testing::Matrix;
using testing::Payoff;
using testing::prize;
using testing::uniform;

Solution solved(const Game& game, Search search, unsigned threads = 1) {
  SolveOptions options;
  options.threads = threads;
  return verify(game, bimatrix::solve(game, options, search)).solution();
}

/// The two searches come by the indices in different ways.
void expect_same_indices(const Solution& actual, const Solution& expected) {
  ASSERT_EQ(actual.equilibria.size(), expected.equilibria.size());
  for (std::size_t k = 0; k < expected.equilibria.size(); ++k) {
    EXPECT_EQ(actual.equilibria[k].exact(), expected.equilibria[k].exact());
    EXPECT_EQ(actual.equilibria[k].index, expected.equilibria[k].index);
    EXPECT_EQ(actual.equilibria[k].regular, expected.equilibria[k].regular);
  }
  for (std::size_t k = 0; k < expected.components.size(); ++k) {
    EXPECT_EQ(actual.components.at(k).index, expected.components[k].index);
  }
}

void expect_same(const Game& game) {
  const Solution exact = solved(game, Search::exact);
  const EquilibriumSet expected = testing::equilibrium_set(exact);
  EXPECT_FALSE(expected.extreme.empty());
  for (const Search search : {Search::certified, Search::certified_scalar}) {
    const Solution certified = solved(game, search);
    EXPECT_EQ(testing::equilibrium_set(certified), expected);
    expect_same_indices(certified, exact);
  }
}

std::size_t size_between(std::mt19937_64& random, long low, long high) {
  return static_cast<std::size_t>(uniform(random, low, high));
}

/// 400 seeded games of a kind.
void compare(std::uint64_t seed, const std::function<Matrices(std::mt19937_64&)>& make) {
  std::mt19937_64 random(seed);
  for (int k = 0; k < 400 && !::testing::Test::HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    expect_same(make(random).game());
  }
}

TEST(CertifiedSearch, AgreesOnRandomGames) {
  compare(1, [](std::mt19937_64& random) {
    const std::size_t size = size_between(random, 2, 9);
    return testing::random_matrices(random, size, size, -100, 100);
  });
}

TEST(CertifiedSearch, AgreesOnGamesFullOfTies) {
  compare(2, [](std::mt19937_64& random) {
    return testing::random_matrices(random, size_between(random, 2, 6), size_between(random, 2, 6), 0,
                                    uniform(random, 1, 3));
  });
}

/// S * {0, 1, 2} + {-1, 0, 1} with S up to 10^15: ties that doubles can hardly tell from near ties.
TEST(CertifiedSearch, AgreesOnNearTies) {
  compare(3, [](std::mt19937_64& random) {
    Matrices game =
        testing::random_matrices(random, size_between(random, 2, 6), size_between(random, 2, 6), 0, 2);
    Integer scale = 10;
    for (long power = uniform(random, 1, 14); power > 0; --power) scale *= 10;
    for (Matrix* matrix : {&game.a, &game.b}) {
      for (auto& row : *matrix) {
        for (Rational& payoff : row) payoff = payoff * scale + uniform(random, -1, 1);
      }
    }
    return game;
  });
}

TEST(CertifiedSearch, AgreesOnBadlyScaledAndHugePayoffs) {
  compare(4, [](std::mt19937_64& random) {
    Matrices game =
        testing::random_matrices(random, size_between(random, 2, 7), size_between(random, 2, 7), -1000, 1000);
    const bool is_huge = uniform(random, 0, 1) == 1;
    for (Matrix* matrix : {&game.a, &game.b}) {
      for (auto& row : *matrix) {
        Integer scale = 1;
        for (long power = uniform(random, 0, 9); power > 0; --power) scale *= 10;
        for (Rational& payoff : row) {
          payoff *= scale;
          if (is_huge) payoff = payoff * Integer("1000000000000000000000") + uniform(random, -5, 5);
        }
      }
    }
    return game;
  });
}

TEST(CertifiedSearch, AgreesOnLongAndThinGames) {
  compare(5, [](std::mt19937_64& random) {
    const bool is_tied = uniform(random, 0, 3) == 0;
    return testing::random_matrices(random, size_between(random, 2, 4), size_between(random, 5, 24), -1000,
                                    is_tied ? -990 : 1000);
  });
}

TEST(CertifiedSearch, DecidesByCertificatesNotByHandingOver) {
  std::mt19937_64 random(6);
  const Game game = testing::random_matrices(random, 16, 16, -100, 100).game();
  const Solution solution = solved(game, Search::certified);
  std::uint64_t certificates = 0;
  std::uint64_t exact_nodes = 0;
  for (const auto& [name, value] : solution.counts) {
    if (name == "certificates") certificates = value;
    if (name == "exact_nodes") exact_nodes = value;
  }
  EXPECT_GT(certificates, 100U);
  EXPECT_LT(exact_nodes, 20U);
}

TEST(CertifiedSearch, ClosesFacesOfGamesFullOfTies) {
  // The lower price takes the whole market, the same price half of it: two equilibria, whatever the size.
  constexpr std::size_t kPrices = 30;
  testing::Matrix a(kPrices, std::vector<Rational>(kPrices));
  for (std::size_t i = 0; i < kPrices; ++i) {
    for (std::size_t j = i; j < kPrices; ++j)
      a[i][j] = static_cast<long>((i == j ? 1 : 2) * i * (kPrices - i));
  }
  const Solution solution = solved(testing::Matrices{a, testing::transposed(a)}.game(), Search::certified);
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.equilibria.size(), 2U);
  std::uint64_t nodes = 0;
  for (const auto& [name, value] : solution.counts) {
    if (name == "nodes" || name == "exact_nodes") nodes += value;
  }
  EXPECT_LT(nodes, 50U);
}

TEST(CertifiedSearch, AgreesOnGamesThatPeopleWriteDown) {
  for (long n = 3; n < 10; ++n) {
    SCOPED_TRACE(std::to_string(n) + " strategies");
    expect_same(first_price_auction(n).game());
    const std::vector<std::pair<Payoff, Payoff>> games = {
        {[n](long i, long j) { return prize(i, j, n - 2 - j); },
         [n](long i, long j) { return prize(j, i, n - 4 - i); }},
        {[n](long i, long j) { return prize(i, j, n - 2) - 2 * std::min(i, j); },
         [n](long i, long j) { return prize(j, i, n - 2) - 2 * std::min(i, j); }},
        {[](long i, long j) { return 2 * std::min(i, j) - i; },
         [](long i, long j) { return 2 * std::min(i, j) - j; }},
        {[n](long i, long j) { return i >= j ? n - 1 - i : 0; },
         [](long i, long j) { return i >= j ? i : 0; }},
        {[n](long i, long j) { return prize(i, j, n - 2) - 2 * i; },
         [n](long i, long j) { return prize(j, i, n - 2) - 2 * j; }},
        {[](long i, long j) { return i == 0   ? 3
                                     : i == j ? 2 + i
                                              : 0; },
         [n](long i, long j) { return i != 0 && i == j ? n - i : 0; }},
    };
    for (const auto& [first, second] : games) expect_same(by_positions(n, first, second).game());
  }
}

/// From 24 labels on dominators choose branches.
TEST(CertifiedSearch, AgreesWhereDominatorsChooseBranches) {
  for (const long n : {12L, 14L}) {
    SCOPED_TRACE(std::to_string(n) + " strategies");
    expect_same(centipede(n).game());
    expect_same(by_positions(
                    n, [n](long i, long j) { return prize(i, j, n - 2) - 2 * std::min(i, j); },
                    [n](long i, long j) { return prize(j, i, n - 2) - 2 * std::min(i, j); })
                    .game());
    expect_same(by_positions(
                    n, [n](long i, long j) { return prize(i, j, n - 2 - j); },
                    [n](long i, long j) { return prize(j, i, n - 4 - i); })
                    .game());
  }
  std::mt19937_64 random(14);
  for (int k = 0; k < 20; ++k) {
    const Matrices game = by_positions(
        13, [&](long, long) { return uniform(random, 0, 1); },
        [&](long, long) { return uniform(random, 0, 1); });
    expect_same(game.game());
  }
}

TEST(CertifiedSearch, AgreesOnGamesOfInspection) {
  std::mt19937_64 random(15);
  for (int k = 0; k < 60; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    expect_same(inspection(random, uniform(random, 5, 10), uniform(random, 1, 3)).game());
  }
}

TEST(CertifiedSearch, AgreesWherePartsOfASubsetAreLeftToOneChild) {
  expect_same(testing::two_visits(5).game());
}

TEST(CertifiedSearch, DoesTheSameOnAnyNumberOfThreads) {
  std::mt19937_64 random(7);
  // The last is large enough for tasks that leave others.
  for (const std::size_t size : {14U, 22U, 26U}) {
    const Game game = testing::random_matrices(random, size, size, -100, 100).game();
    const Solution one = solved(game, Search::certified, 1);
    ASSERT_EQ(one.counts.front().first, "nodes");
    if (size == 26) {
      EXPECT_GT(one.counts.front().second, 4000U);
    }
    for (const unsigned threads : {2U, 7U}) {
      const Solution several = solved(game, Search::certified, threads);
      EXPECT_EQ(several.counts, one.counts);
      ASSERT_EQ(several.equilibria.size(), one.equilibria.size());
      for (std::size_t k = 0; k < one.equilibria.size(); ++k) {
        EXPECT_EQ(several.equilibria[k].exact(), one.equilibria[k].exact());
      }
    }
  }
}

TEST(CertifiedSearch, HasNoLimitOnLabels) {
  std::mt19937_64 random(8);
  const Game game = testing::random_matrices(random, 3, 150, -100000, 100000).game();
  const Game wide = testing::random_matrices(random, 140, 2, -100000, 100000).game();
  expect_same(game);
  expect_same(wide);
}

class CertifiedSearchCases : public ::testing::TestWithParam<const char*> {};

TEST_P(CertifiedSearchCases, AgreesWithTheExactSearch) {
  std::ifstream file(std::string(NASHSOLVE_SOURCE_DIR) + "/tests/cases/bimatrix/" + GetParam() + ".jsonl");
  ASSERT_TRUE(file);
  std::size_t games = 0;
  for (std::string line; std::getline(file, line); ++games) {
    const nlohmann::json record = nlohmann::json::parse(line);
    SCOPED_TRACE(record.at("name").get<std::string>());
    const auto matrix = [&](const char* key) {
      Matrix result;
      for (const auto& row : record.at(key)) {
        result.emplace_back();
        for (const auto& value : row) {
          result.back().push_back(
              std::get<Rational>(parse_number(value.is_string() ? value.get<std::string>() : value.dump())));
        }
      }
      return result;
    };
    expect_same(bimatrix_game(matrix("A"), matrix("B")));
  }
  EXPECT_GT(games, 8U);
}

INSTANTIATE_TEST_SUITE_P(Families, CertifiedSearchCases,
                         ::testing::Values("covariant", "degenerate", "duplicated", "random", "ranking",
                                           "reported", "structured", "symmetric", "tournament", "unit-vector",
                                           "zero-sum"));

/// A payoff of a few digits, in one of four magnitudes.
long of_magnitudes(std::mt19937_64& random) {
  constexpr std::array<long, 5> kUnits = {1, 1, 1'000, 1'000'000, 1'000'000'000};
  return uniform(random, 1, 3) * kUnits.at(random() % kUnits.size());
}

/// An estimate of the nodes decides in exact arithmetic where doubles do not suffice, as the search does.
TEST(CertifiedSearch, IsTheSameWhereSomebodyIsToldHowFarItIs) {
  std::mt19937_64 random(3);
  std::uint64_t estimated = 0;
  for (int round = 0; round < 12 && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("game " + std::to_string(round));
    Matrices matrices{Matrix(12, std::vector<Rational>(12)), Matrix(12, std::vector<Rational>(12))};
    for (Matrix* matrix : {&matrices.a, &matrices.b}) {
      for (auto& row : *matrix) {
        for (Rational& payoff : row) payoff = of_magnitudes(random);
      }
    }
    const Game game = matrices.game();
    SearchProgress progress;
    SolveOptions options;
    options.threads = 1;
    options.progress = &progress;
    const Solution told = verify(game, bimatrix::solve(game, options, Search::certified)).solution();
    expect_same_indices(told, solved(game, Search::certified));
    if (progress.estimated_nodes > 0) ++estimated;
  }
  EXPECT_GT(estimated, 3U);
}

TEST(StopWatch, LeavesMoreTimeWhereEquilibriaUseMoreStrategies) {
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(1000);
  constexpr std::size_t kStrategies = 64;
  constexpr std::uint64_t kFound = 5'000'000;
  StopWatch few(options);
  few.leave_time_to_tell(kStrategies);
  few.note_to_tell(kFound, kFound * 4);
  EXPECT_FALSE(few.must_tell());
  StopWatch many(options);
  many.leave_time_to_tell(kStrategies);
  many.note_to_tell(kFound, kFound * kStrategies);
  EXPECT_TRUE(many.must_tell());
}

TEST(ListOfSubsets, WalksNoFaceOnceItIsStopped) {
  // Whatever player 1 does: faces of three dimensions.
  const Game game = bimatrix_game(testing::Matrix(4, std::vector<Rational>{1, 0, 0, 1}),
                                  testing::Matrix(4, std::vector<Rational>{0, 1, 1, 0}));
  const bimatrix::Polytopes polytopes = bimatrix::best_response_polytopes(game);
  const auto pivots_of_list = [&](bool is_stopped) {
    StopWatch searched{SolveOptions()};
    bimatrix::SearchRun search(searched, nullptr);
    bimatrix::CertifiedSearch(polytopes, bimatrix::vector_kernels(), search)
        .run({bimatrix::whole_tree(polytopes)}, 1);
    EXPECT_FALSE(search.found().empty());
    const std::atomic<bool> interrupt = is_stopped;
    SolveOptions options;
    options.interrupt = &interrupt;
    StopWatch watch(options);
    bimatrix::SearchRun run(watch, nullptr);
    EXPECT_FALSE(
        bimatrix::list_subsets(polytopes, bimatrix::merge_none(game), search.found(), std::nullopt, 1e-5, run)
            .subsets.empty());
    return run.counts().exact_pivots;
  };
  EXPECT_GT(pivots_of_list(false), 0U);
  EXPECT_EQ(pivots_of_list(true), 0U);
}

}  // namespace
}  // namespace nashsolve
