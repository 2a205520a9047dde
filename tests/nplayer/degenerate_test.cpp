// Games whose equilibria are not isolated: the verdict must be honest, and everything listed an equilibrium.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/equilibrium_set.hpp"
#include "support/game_files.hpp"
#include "support/random_games.hpp"
#include "support/verified.hpp"

namespace nashsolve {
namespace {

using testing::cell_count;
using testing::game_from;
using testing::random_game;
using testing::random_payoffs;
using testing::Shape;
using testing::verified;

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

// Seconds each; `python3 tests/nplayer/nplayer_sets.py NASHSOLVE 20` solves more of the kind.
TEST(Degenerate, OneIndifferentPlayerIsNeverCalledCompleteWithoutItsContinua) {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
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
  std::size_t indices_of_continua = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const Game game = random_game({3, 3}, seed, 0, 2);
    const Solution found = verified(game);
    if (found.status != Status::complete) continue;
    ++complete;
    const Solution expected = solve_bimatrix(game, {});
    EXPECT_EQ(testing::equilibrium_set(found), testing::equilibrium_set(expected)) << "seed " << seed;
    ASSERT_EQ(found.components.size(), expected.components.size()) << "seed " << seed;
    for (std::size_t c = 0; c < found.components.size(); ++c) {
      // Both lists have the same order.
      EXPECT_EQ(found.components[c].equilibria.size(), expected.components[c].equilibria.size());
      if (!found.components[c].index) continue;
      EXPECT_EQ(found.components[c].index, expected.components[c].index) << "seed " << seed;
      indices_of_continua += found.components[c].equilibria.size() > 1 ? 1U : 0U;
    }
    continua += std::any_of(expected.components.begin(), expected.components.end(),
                            [](const Component& c) { return c.equilibria.size() > 1; })
                    ? 1U
                    : 0U;
  }
  EXPECT_GE(complete, 100U);
  EXPECT_GE(continua, 30U);
  EXPECT_GE(indices_of_continua, 20U);
}

// Player 1's gain is (2 x2(1) - 1) x3(2), player 2's (1 - 2 x1(1)) x3(2), player 3's x2(1) (2 x1(1) - 1):
// each is a product of factors that depend on one player. So where all mix, x1(1) = x2(1) = 1/2, and x3 is
// free.
TEST(Degenerate, ConditionsThatFactorSplitASupport) {
  const Game game =
      game_from({2, 2, 2}, {{0, 1, 1, 0, 0, 0, 1, 1}, {1, 0, 1, 1, 0, 1, 0, 0}, {1, 0, 1, 1, 0, 1, 1, 1}});
  const Solution solution = verified(game);
  ASSERT_EQ(solution.status, Status::complete);
  const auto has = [&](const std::vector<std::size_t>& positions, std::size_t player, const Rational& p) {
    return std::any_of(positions.begin(), positions.end(), [&](std::size_t k) {
      return solution.equilibria[k].exact()[player].probability(0) == p;
    });
  };
  const Rational half = make_rational(1, 2);
  std::size_t segments = 0;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      const auto& vertices = subset.vertices;
      segments += vertices[0].size() == 1 && has(vertices[0], 0, half) && vertices[1].size() == 1 &&
                          has(vertices[1], 1, half) && has(vertices[2], 2, 0) && has(vertices[2], 2, 1)
                      ? 1U
                      : 0U;
    }
  }
  EXPECT_EQ(segments, 1U);
}

constexpr std::int64_t kGrid = 12;
using GridProfile = std::array<std::int64_t, 3>;  // of each player's first strategy, in twelfths

/// What the player's strategies are worth, times the grid's square.
std::array<std::int64_t, 2> worth_of(const std::vector<std::vector<std::int64_t>>& payoffs, std::size_t i,
                                     const GridProfile& first) {
  std::array<std::int64_t, 2> worth{};
  for (std::size_t cell = 0; cell < 8; ++cell) {
    const std::array<std::size_t, 3> s{cell / 4, cell / 2 % 2, cell % 2};
    std::int64_t weight = 1;
    for (std::size_t j = 0; j < 3; ++j) {
      if (j != i) weight *= s[j] == 0 ? first[j] : kGrid - first[j];
    }
    worth[s[i]] += weight * payoffs[i][cell];
  }
  return worth;
}

/// By the definition, from the payoffs, in integers.
bool is_equilibrium(const std::vector<std::vector<std::int64_t>>& payoffs, const GridProfile& first) {
  for (std::size_t i = 0; i < 3; ++i) {
    const std::array<std::int64_t, 2> worth = worth_of(payoffs, i, first);
    if (first[i] > 0 && worth[0] < worth[1]) return false;
    if (first[i] < kGrid && worth[1] < worth[0]) return false;
  }
  return true;
}

/// Two strategies a player: a polytope of mixes is an interval. Irrational ones hold no profile of the grid.
bool holds(const std::vector<std::vector<std::int64_t>>& payoffs, const Solution& solution,
           const NashSubset& subset, const GridProfile& first) {
  for (std::size_t i = 0; i < 3; ++i) {
    std::vector<MixedStrategy> vertices;
    if (subset.curved) vertices = subset.curved->polytopes[i];
    for (std::size_t v = 0; v < (subset.curved ? 0 : subset.vertices[i].size()); ++v) {
      const Equilibrium& named = solution.equilibria[subset.vertices[i][v]];
      if (!named.is_exact()) return false;
      vertices.push_back(named.exact()[i]);
    }
    Rational least = 1;
    Rational most = 0;
    for (const MixedStrategy& vertex : vertices) {
      least = std::min(least, vertex.probability(0));
      most = std::max(most, vertex.probability(0));
    }
    const Rational p = make_rational(first[i], kGrid);
    if (p < least || p > most) return false;
  }
  if (!subset.curved) return true;
  const auto& conditions = subset.curved->conditions;
  return std::all_of(conditions.begin(), conditions.end(), [&](const PayoffCondition& each) {
    const std::array<std::int64_t, 2> worth = worth_of(payoffs, each.player, first);
    const std::int64_t gain = worth[each.strategy] - worth[each.reference];
    return each.is_equation ? gain == 0 : gain <= 0;
  });
}

/// Other code says which profiles of a grid are equilibria: exactly those in the sets of a complete result.
/// Sets that share one are connected.
void expect_the_equilibria_of_a_grid(const std::vector<std::vector<std::int64_t>>& payoffs,
                                     const Solution& solution) {
  for (std::int64_t cell = 0; cell < std::int64_t{13} * 13 * 13; ++cell) {
    const GridProfile first{cell / 169, cell / 13 % 13, cell % 13};
    std::set<std::size_t> components;
    for (std::size_t c = 0; c < solution.components.size(); ++c) {
      for (const NashSubset& subset : solution.components[c].subsets) {
        if (holds(payoffs, solution, subset, first)) components.insert(c);
      }
    }
    ASSERT_EQ(components.size(), is_equilibrium(payoffs, first) ? 1U : 0U)
        << first[0] << ' ' << first[1] << ' ' << first[2];
  }
}

TEST(Degenerate, CompleteResultsHoldExactlyTheEquilibriaOfAGrid) {
  std::size_t curves = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    auto payoffs = random_payoffs({2, 2, 2}, seed, 0, seed % 3 == 0 ? 2 : 1);
    // Two players who do not care what they do themselves, at times.
    if (seed % 4 == 0) payoffs[0] = random_payoffs({2, 2, 2}, seed, 1, 1)[0];
    if (seed % 4 == 0) payoffs[1] = payoffs[0];
    const Solution solution = verified(game_from({2, 2, 2}, payoffs));
    ASSERT_EQ(solution.status, Status::complete);
    for (const Component& component : solution.components) curves += component.has_curves() ? 1U : 0U;
    expect_the_equilibria_of_a_grid(payoffs, solution);
  }
  EXPECT_GT(curves, 50U);
}

// Supports with conditions such as x2(1) (x3(1) - x3(2)) = 0, and pieces that meet inside of each other.
TEST(Degenerate, GamesWhoseConditionsFactorAreDecided) {
  for (const char* name : {"factor", "dim_wrong", "iso", "bin_1_273"}) {
    SCOPED_TRACE(name);
    const Game game = testing::game_in(std::string("faults/") + name + ".json");
    std::vector<std::vector<std::int64_t>> payoffs(3);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t cell = 0; cell < 8; ++cell) {
        payoffs[i].push_back(static_cast<std::int64_t>(nearest_double(game.payoff(i, cell))));
      }
    }
    const Solution solution = verified(game);
    EXPECT_EQ(solution.status, Status::complete);
    expect_the_equilibria_of_a_grid(payoffs, solution);
  }
}

// A player who plays the same two-strategy game against each of two others, who do not meet: strategy 1 and
// strategy 4 together are worth what 2 and 3 are. Battle of the Sexes has three equilibria, so there are nine
// combinations; where both mix, the four strategies have one degree of freedom left.
TEST(Degenerate, StrategiesThatDependOnEachOtherLeaveASegment) {
  const Solution pennies = verified(testing::game_in("faults/two_pennies_2x4x2.json"));
  EXPECT_EQ(pennies.status, Status::complete);
  ASSERT_EQ(pennies.components.size(), 1U);
  EXPECT_EQ(pennies.components[0].equilibria.size(), 2U);
  const Solution sexes = verified(testing::game_in("faults/two_bos_2x4x2.json"));
  EXPECT_EQ(sexes.status, Status::complete);
  ASSERT_EQ(sexes.components.size(), 9U);
  std::size_t points = 0;
  std::size_t segments = 0;
  for (const Component& component : sexes.components) {
    points += component.equilibria.size() == 1 ? 1U : 0U;
    segments += component.equilibria.size() == 2 ? 1U : 0U;
  }
  EXPECT_EQ(points, 8U);
  EXPECT_EQ(segments, 1U);
}

// A player without influence among three leaves a game of two whose subsets have thousands of vertices: time
// is up while they are taken over.
TEST(Degenerate, SubsetsOfTwoPlayersAmongThreeAreTakenOverUntilTheLimit) {
  const Game game = testing::game_in("faults/cuthang.json");
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(0.5);
  const VerifiedSolution found = verify(game, solve_nplayer(game, options));
  EXPECT_EQ(found.solution().status, Status::time_limit);
  EXPECT_FALSE(found.solution().equilibria.empty());
}

// Each strategy is there once, however many equilibria have it: they are compared and checked by it.
TEST(Degenerate, EquilibriaShareTheirStrategies) {
  const std::vector<std::int64_t> zero(12, 0);
  const Solution solution = verified(game_from({2, 2, 3}, {zero, zero, zero}));
  ASSERT_EQ(solution.equilibria.size(), 12);
  for (std::size_t player = 0; player < 3; ++player) {
    std::set<const void*> strategies;
    for (const Equilibrium& each : solution.equilibria) strategies.insert(each.exact()[player].identity());
    EXPECT_EQ(strategies.size(), player < 2 ? 2 : 3);
  }
}

// Player 1 is indifferent where the other four, who always are, all play alike with probability 1/4: two
// surfaces, and each player's probability depends on those of all others. Of the first strategy alone, which
// pays no less there and beyond, they are the border.
TEST(Degenerate, TheCellsOfAnUndecidedSupportContainItsEquilibria) {
  const std::vector<std::int64_t> zero(32, 0);
  std::vector<std::int64_t> first(32, 1);
  for (unsigned cell = 0; cell < 16; ++cell) first[cell] = std::popcount(cell) % 4 == 0 ? 4 : 0;
  const Solution solution = verified(game_from({2, 2, 2, 2, 2}, {first, zero, zero, zero, zero}));
  ASSERT_EQ(solution.status, Status::undecided);
  const std::vector<std::vector<std::uint32_t>> first_alone{{0}, {0, 1}, {0, 1}, {0, 1}, {0, 1}};
  const auto region = std::find_if(solution.undecided.begin(), solution.undecided.end(),
                                   [&](const UndecidedRegion& each) { return each.supports == first_alone; });
  ASSERT_NE(region, solution.undecided.end());
  const Rational quarter = make_rational(1, 4);
  for (const int k : {1, 2, 3, 4, 5, 11, 12, 13, 14, 15}) {
    const Rational p = make_rational(k, 16);
    const Rational rest = 1 - p;
    const Rational all_first = p * p * p;
    const Rational all_second = rest * rest * rest;
    const Rational q = (quarter - all_second) / (all_first - all_second);
    const std::vector<std::vector<Rational>> profile = {{1}, {q, 1 - q}, {p, rest}, {p, rest}, {p, rest}};
    const bool is_covered = std::any_of(region->cells.begin(), region->cells.end(), [&](const auto& cell) {
      for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t s = 0; s < profile[i].size(); ++s) {
          if (profile[i][s] < cell[i][s].lower || profile[i][s] > cell[i][s].upper) return false;
        }
      }
      return true;
    });
    EXPECT_TRUE(is_covered) << k << "/16";
  }
}

}  // namespace
}  // namespace nashsolve
