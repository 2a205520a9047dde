// The search for three and more players against theorems and against the two-player solver.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::cell_count;
using testing::choices_in;
using testing::game_from;
using testing::random_game;
using testing::random_payoffs;
using testing::Shape;

/// Exact profiles as fractions, others as 15 digits: equal for equal equilibria.
std::multiset<std::string> texts_of(const Solution& solution) {
  std::multiset<std::string> texts;
  for (const Equilibrium& equilibrium : solution.equilibria) {
    std::string text;
    if (equilibrium.is_exact()) {
      for (const MixedStrategy& strategy : equilibrium.exact()) {
        for (const Rational& p : strategy.probabilities()) text += to_string(p) + " ";
      }
    } else {
      for (const auto& own : std::get<EnclosedProfile>(equilibrium.profile).probabilities) {
        for (const Enclosure& p : own) text += to_decimal(p.lower, 15) + " ";
      }
    }
    texts.insert(std::move(text));
  }
  return texts;
}

// The equilibria of a game whose equilibria are all regular have indices that sum to 1, and so there is an
// odd number of them (Wilson 1971; Govindan and Wilson 1997).
class IndexSum : public ::testing::TestWithParam<Shape> {};

TEST_P(IndexSum, IsOneOverAllEquilibria) {
  constexpr std::uint64_t kGames = 34;
  std::size_t regular_games = 0;
  for (std::uint64_t seed = 0; seed < kGames; ++seed) {
    const Game game = random_game(GetParam(), seed, -100, 100);
    const Solution solution = verify(game, solve_nplayer(game, {})).solution();
    if (solution.status != Status::complete) continue;
    int sum = 0;
    bool regular = true;
    for (const Equilibrium& equilibrium : solution.equilibria) {
      regular = regular && equilibrium.regular.value_or(false) && equilibrium.index.has_value();
      sum += equilibrium.index.value_or(0);
    }
    if (!regular) continue;
    ++regular_games;
    EXPECT_EQ(sum, 1) << "seed " << seed;
    EXPECT_EQ(solution.equilibria.size() % 2, 1U) << "seed " << seed;
  }
  EXPECT_GE(regular_games, kGames - 8);
}

INSTANTIATE_TEST_SUITE_P(Shapes, IndexSum,
                         ::testing::Values(Shape{2, 2, 2}, Shape{2, 2, 3}, Shape{2, 3, 4}, Shape{3, 3, 3},
                                           Shape{4, 4, 4}, Shape{2, 2, 2, 2, 2}, Shape{2, 2, 2, 2, 2, 2},
                                           Shape{2, 2, 2, 2, 2, 2, 2}, Shape{3, 3, 3, 3}),
                         [](const auto& instance) {
                           std::string name;
                           for (const std::size_t count : instance.param) name += std::to_string(count);
                           return "Shape" + name;
                         });

TEST(NplayerSearch, AgreesWithTheTwoPlayerSolver) {
  std::size_t isolated_games = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Shape shape{2 + seed % 4, 2 + seed / 4 % 4};
    const Game game = random_game(shape, seed, -50, 50);
    const Solution expected = solve_bimatrix(game, {});
    bool isolated = true;
    for (const Component& component : expected.components)
      isolated = isolated && component.is_isolated().value_or(false);
    if (!isolated) continue;
    ++isolated_games;
    const Solution found = solve_nplayer(game, {});
    EXPECT_EQ(found.status, Status::complete) << "seed " << seed;
    EXPECT_EQ(texts_of(found), texts_of(expected)) << "seed " << seed;
  }
  EXPECT_GE(isolated_games, 180U);
}

/// Every probability, negated and in order: smaller is earlier in a list.
std::vector<Rational> place_of(const Equilibrium& equilibrium) {
  std::vector<Rational> place;
  if (equilibrium.is_exact()) {
    for (const MixedStrategy& strategy : equilibrium.exact()) {
      for (const Rational& p : strategy.probabilities()) place.push_back(-p);
    }
  } else {
    for (const auto& own : std::get<EnclosedProfile>(equilibrium.profile).probabilities) {
      for (const Enclosure& p : own) place.push_back(-p.lower);
    }
  }
  return place;
}

/// The smallest number of strategies that an equilibrium of the component uses.
std::ptrdiff_t strategies_used(const Solution& solution, const Component& component) {
  std::ptrdiff_t least = PTRDIFF_MAX;
  for (const std::size_t position : component.equilibria) {
    const std::vector<Rational> place = place_of(solution.equilibria[position]);
    least = std::min(
        least, std::count_if(place.begin(), place.end(), [](const Rational& p) { return sgn(p) != 0; }));
  }
  return least;
}

void expect_stated_order(const Solution& solution) {
  std::size_t next = 0;
  for (std::size_t c = 0; c < solution.components.size(); ++c) {
    const Component& component = solution.components[c];
    for (std::size_t k = 0; k < component.equilibria.size(); ++k) {
      const std::size_t position = component.equilibria[k];
      EXPECT_EQ(position, next++);
      EXPECT_EQ(solution.equilibria[position].component, c);
      if (k == 0) continue;
      EXPECT_LT(place_of(solution.equilibria[position - 1]), place_of(solution.equilibria[position]));
    }
    if (c == 0) continue;
    const Component& before = solution.components[c - 1];
    const auto used = strategies_used(solution, component);
    const auto used_before = strategies_used(solution, before);
    EXPECT_LE(used_before, used);
    if (used != used_before) continue;
    EXPECT_LT(place_of(solution.equilibria[before.equilibria[0]]),
              place_of(solution.equilibria[component.equilibria[0]]));
  }
  EXPECT_EQ(next, solution.equilibria.size());
}

TEST(NplayerSearch, ListsComponentsAndEquilibriaInTheStatedOrder) {
  std::size_t components = 0;
  std::size_t continua = 0;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    for (const bool is_degenerate : {false, true}) {
      const std::int64_t most = is_degenerate ? 1 : 50;
      const Game two = random_game({3, 4}, seed, 0, most);
      for (const Solution& solution :
           {solve_nplayer(random_game({3, 2, 3}, seed, 0, most), {}),
            solve_nplayer(random_game({2, 2, 2, 2}, seed, 0, most), {}), solve_bimatrix(two, {})}) {
        SCOPED_TRACE(seed);
        expect_stated_order(solution);
        components += solution.components.size();
        for (const Component& component : solution.components) {
          continua += component.equilibria.size() > 1 ? 1U : 0U;
        }
      }
    }
  }
  EXPECT_GE(components, 400U);
  EXPECT_GE(continua, 30U);
}

TEST(NplayerSearch, DoesNotDependOnTheNumberOfThreads) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const Game game = random_game({3, 4, 3}, seed, -100, 100);
    SolveOptions one;
    one.threads = 1;
    SolveOptions many;
    many.threads = 5;
    const Solution first = solve_nplayer(game, one);
    const Solution second = solve_nplayer(game, many);
    EXPECT_EQ(first.counts, second.counts);
    ASSERT_EQ(first.equilibria.size(), second.equilibria.size());
    EXPECT_EQ(texts_of(first), texts_of(second));
    for (const std::uint64_t limit : {1U, 2U, 4U}) {
      one.limit = limit;
      many.limit = limit;
      EXPECT_EQ(texts_of(solve_nplayer(game, one)), texts_of(solve_nplayer(game, many)));
    }
  }
}

TEST(NplayerSearch, IsNotMovedByPayoffScalesAndOpponentTerms) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Shape shape{3, 2, 3};
    auto payoffs = random_payoffs(shape, seed, -20, 20);
    const std::multiset<std::string> before = texts_of(solve_nplayer(game_from(shape, payoffs), {}));
    for (std::int64_t& value : payoffs[0]) value = 7 * value + 1000000007;
    // A bonus for player 3 that depends on players 1 and 2 only.
    for (std::size_t cell = 0; cell < payoffs[2].size(); ++cell) {
      payoffs[2][cell] += static_cast<std::int64_t>((cell / 3) * (cell / 3) * 40);
    }
    EXPECT_EQ(texts_of(solve_nplayer(game_from(shape, payoffs), {})), before);
  }
}

/// Selten (1978) with two entrants, who see what was done before, in its reduced strategic form: strategies
/// are choices after out, after a fight and after an accommodation; the monopolist's third one is for the one
/// of the last two that its answer to the first entrant leads to, and its own answer to that one stands
/// second.
Game chain_store() {
  const Shape shape{2, 8, 8};
  std::vector<std::vector<std::int64_t>> payoffs(3, std::vector<std::int64_t>(cell_count(shape)));
  for (std::size_t cell = 0; cell < payoffs[0].size(); ++cell) {
    const std::vector<std::size_t> s = choices_in(cell, shape);
    const auto play = [&](std::size_t entrant, bool enters, bool fights) {
      payoffs[entrant][cell] = !enters ? 1 : fights ? 0 : 2;
      payoffs[2][cell] += !enters ? 5 : fights ? 0 : 2;
    };
    const bool fights_first = (s[2] & 2U) == 0;
    play(0, s[0] == 1, fights_first);
    if (s[0] == 0) {
      play(1, (s[1] & 4U) != 0, (s[2] & 4U) == 0);
    } else {
      play(1, (s[1] & (fights_first ? 2U : 1U)) != 0, (s[2] & 1U) == 0);
    }
  }
  return game_from(shape, std::move(payoffs));
}

/// Players 2 and 4 never care. Parts of a face are strips of player 4's triangle that overlap in every
/// probability and every difference of two: halving player 2's segment alone never told them apart.
TEST(NplayerSearch, OfTwoWhoNeverCareEndsWhereNoDirectionTellsStripsApart) {
  const Game game = game_from(
      {2, 2, 2, 3}, {{1, 1, 0, 1, 0, 1, 0, -1, 0, 0, 1, -1, 1, 1, -1, -1, 1, -1, -1, 1, 0, 0, 0, -1},
                     {-1, 0, 0, -1, 0, 1, -1, 0, 0, -1, 0, 1, 0, 0, -1, 1, 0, 1, 0, 0, -1, 1, 0, 1},
                     {-1, 1, 0, 0, -1, 0, 1, 0, 0, 0, 1, 1, 0, 0, -1, -1, 1, 1, -1, 0, 0, 0, 0, -1},
                     {0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, -1, -1, -1, -1, -1, -1}});
  const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
  const Solution& solution = verified.solution();
  EXPECT_EQ(solution.status, Status::complete);
  // Counted by the regions of players 2 and 4 in which the others' 2x2 game is of one kind.
  ASSERT_EQ(solution.components.size(), 1U);
  EXPECT_EQ(solution.components[0].index, 1);
}

/// All its supports are linear, so that no cell of them is looked at for solutions that are not there.
TEST(NplayerSearch, OfTheChainStoreEndsByLinearAlgebra) {
  const Game game = chain_store();
  const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
  const Solution& solution = verified.solution();
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(solution.components.size(), 4U);
  // Each entrant stays out where enough fights are expected, and else enters and is accommodated.
  std::set<std::string> payoffs;
  for (const ProfileCheck& check : verified.checks()) {
    std::string own;
    for (const PlayerCheck& player : check) own += to_string(player.payoff) + " ";
    payoffs.insert(own);
  }
  EXPECT_EQ(payoffs, (std::set<std::string>{"1 1 10 ", "1 2 7 ", "2 1 7 ", "2 2 4 "}));
  const auto cells =
      std::ranges::find(solution.counts, "cells", &std::pair<std::string, std::uint64_t>::first);
  ASSERT_NE(cells, solution.counts.end());
  EXPECT_LT(cells->second, 1000U);
}

TEST(NplayerSearch, StopsAtALimitAndAtATimeLimit) {
  const Game game = random_game({4, 4, 4}, 1, -100, 100);
  ASSERT_GT(solve_nplayer(game, {}).equilibria.size(), 2U);
  SolveOptions options;
  options.limit = 2;
  const Solution limited = solve_nplayer(game, options);
  EXPECT_EQ(limited.status, Status::limit);
  EXPECT_EQ(limited.equilibria.size(), 2U);
  options.limit.reset();
  options.time_limit = std::chrono::duration<double>(0);
  const Game large = random_game({6, 6, 6}, 1, -100, 100);
  const Solution cut = verify(large, solve_nplayer(large, options)).solution();
  EXPECT_EQ(cut.status, Status::time_limit);
  EXPECT_FALSE(pure_equilibria(large).empty());
  EXPECT_EQ(cut.equilibria.size(), pure_equilibria(large).size());
  std::atomic<bool> interrupt{true};
  options.time_limit.reset();
  options.interrupt = &interrupt;
  EXPECT_EQ(solve_nplayer(game, options).status, Status::interrupted);
}

TEST(NplayerSearch, EndsWhileThereIsTimeToTellWhatIsKnown) {
  const Game game = random_game({4, 4, 4}, 1, -100, 100);
  const std::size_t pure = pure_equilibria(game).size();
  ASSERT_GT(pure, 0U);
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(1000);
  const Solution whole = solve_nplayer(game, options);
  EXPECT_EQ(whole.status, Status::complete);
  ASSERT_GT(whole.equilibria.size(), pure);
  // Which would take days to print.
  options.prints = 4'000'000'000U;
  const Solution cut = verify(game, solve_nplayer(game, options)).solution();
  EXPECT_EQ(cut.status, Status::time_limit);
  EXPECT_EQ(cut.equilibria.size(), pure);
}

// Both equilibria in which everybody uses everything lie where the equations nearly depend on one another:
// cells have to be small in all 12 dimensions before they separate them.
TEST(NplayerSearch, SeparatesIllConditionedEquilibria) {
  const std::vector<std::vector<std::int64_t>> payoffs = {
      {-53, -37, -17, -19, 68,  66,  -44, 33,  18,  35,  32,  33,  78, 12,  -11, -67, 58,  74, -44, -97,
       -84, 45,  61,  43,  100, -83, -95, 24,  -91, -42, -26, 82,  16, -78, 63,  85,  33,  10, -7,  85,
       7,   -93, 20,  19,  -28, -76, 6,   -41, -80, 62,  4,   -13, 73, 70,  83,  -56, 47,  87, 29,  5,
       71,  -88, 61,  99,  22,  -98, -54, -62, -97, 67,  42,  94,  48, 59,  -54, -41, -95, 60, 90,  -2,
       53,  -52, -69, -23, 96,  6,   -29, -27, 5,   4,   17,  7,   0,  55,  -49, -44, 100, 72, 52,  91,
       -95, -3,  0,   42,  -13, -83, -26, -7,  -82, -89, 63,  89,  13, -38, 64,  39,  11,  95, 28,  78},
      {92,  -27, 92,  5,   46,  -97, 12,  -29, 73,  -48, 83,  21,  -99, -88, -95, -83, 41, 85,  -48, -91,
       66,  -63, 79,  94,  19,  -7,  49,  -51, 54,  -28, -1,  -75, 17,  -45, 53,  100, 91, 50,  89,  -48,
       -1,  -11, 26,  38,  24,  -93, 0,   64,  -3,  -47, 8,   -5,  59,  -26, -29, -5,  31, 43,  -7,  2,
       -72, 80,  32,  -85, 30,  92,  66,  46,  -53, 76,  -61, 75,  -47, 95,  -52, 94,  81, 27,  -29, 64,
       8,   -24, -29, -38, 66,  4,   83,  -28, -98, 51,  -16, -95, 83,  -98, 31,  13,  37, 10,  0,   -38,
       -42, 22,  -8,  75,  -46, 95,  -83, 60,  -1,  48,  47,  28,  70,  0,   28,  -14, 93, -44, -94, -99},
      {46,  19,  64,  -80, 28,  -13,  -58, -51, -64, 36,  -11, 81,  -27, 32,  -90, -40, 97,  15,  -29, -18,
       51,  35,  43,  62,  62,  48,   80,  13,  11,  -45, 62,  5,   19,  96,  -89, -37, -92, 29,  34,  26,
       -52, -42, 90,  -92, -69, -4,   -58, 2,   -84, -98, 57,  52,  -56, 88,  -92, 21,  14,  -15, 81,  23,
       -70, -27, 35,  -84, 33,  -100, -88, 86,  -6,  -50, -82, 74,  16,  77,  -72, 61,  -95, -71, -71, -99,
       52,  69,  57,  -6,  50,  37,   -19, 19,  46,  -2,  -48, -61, -63, -75, 91,  85,  85,  -67, -42, 54,
       10,  7,   -23, 63,  -98, 41,   -76, 5,   -64, 30,  54,  93,  88,  -32, 59,  61,  44,  -92, -82, 91}};
  const Game game = game_from({5, 6, 4}, payoffs);
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  int sum = 0;
  std::multiset<int> completely_mixed;
  std::vector<std::string> found;
  for (const Equilibrium& equilibrium : solution.equilibria) {
    ASSERT_TRUE(equilibrium.index.has_value());
    sum += *equilibrium.index;
    if (equilibrium.is_exact()) continue;
    const auto& probabilities = std::get<EnclosedProfile>(equilibrium.profile).probabilities;
    const bool uses_everything = std::all_of(probabilities.begin(), probabilities.end(), [](const auto& own) {
      return std::all_of(own.begin(), own.end(), [](const Enclosure& p) { return sgn(p.lower) > 0; });
    });
    if (!uses_everything) continue;
    completely_mixed.insert(*equilibrium.index);
    found.push_back(to_decimal(probabilities[0][0].lower, 12));
  }
  EXPECT_EQ(sum, 1);
  EXPECT_EQ(completely_mixed, (std::multiset<int>{-1, 1}));
  EXPECT_EQ(found, (std::vector<std::string>{"0.112796438753", "0.076406604276"}));
}

}  // namespace
}  // namespace nashsolve
