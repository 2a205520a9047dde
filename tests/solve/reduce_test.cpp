// What is left out before a search: that every elimination is one by the definition, that nothing is
// overlooked, and that the answer stays the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "nashsolve/solve.hpp"
#include "strict_dominance.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::Matrices;
using testing::Matrix;
using testing::uniform;

constexpr std::uint64_t kPlenty = 1'000'000'000;

Elimination eliminated(const Game& game) {
  return reduce::eliminate_strictly(
      game, [] { return false; }, kPlenty);
}

/// The definition: against everything that the others have left, `by` is worth more.
void expect_dominated(const Game& game, const Restriction& among, const DominatedStrategy& each) {
  std::vector<std::size_t> choice(among.size(), 0);
  for (;;) {
    Profile profile;
    for (std::size_t i = 0; i < among.size(); ++i) {
      profile.push_back(MixedStrategy::pure(game.strategy_count(i), among[i][choice[i]]));
    }
    const StrategyPayoffs payoffs = strategy_payoffs(game, profile, each.player);
    ASSERT_GT(expected_payoff(payoffs, each.by), payoffs.at(each.strategy));
    std::size_t i = 0;
    while (i < among.size() && (i == each.player || ++choice[i] == among[i].size())) choice[i++] = 0;
    if (i == among.size()) return;
  }
}

/// A small game of two or three players with few or many different payoffs.
Game small_game(std::mt19937_64& random, int number) {
  testing::Shape shape;
  if (number % 3 == 2) {
    for (int i = 0; i < 3; ++i) shape.push_back(static_cast<std::size_t>(uniform(random, 2, 3)));
  } else {
    for (int i = 0; i < 2; ++i) shape.push_back(static_cast<std::size_t>(uniform(random, 3, 8)));
  }
  return testing::random_game(shape, random(), 0, number % 2 == 0 ? uniform(random, 1, 4) : 30);
}

TEST(StrictDominance, EliminatesByTheDefinitionAndAsMuchAsTheExactMethod) {
  std::mt19937_64 random(31);
  int mixed = 0;
  for (int k = 0; k < 1500; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Game game = small_game(random, k);
    const Elimination found = eliminated(game);
    EXPECT_EQ(found.thoroughness, Thoroughness::whole);
    Restriction among = all_strategies(game);
    for (const auto& round : found.rounds) {
      ASSERT_FALSE(round.empty());
      for (const DominatedStrategy& each : round) {
        expect_dominated(game, among, each);
        if (!each.by.is_pure()) ++mixed;
      }
      for (const DominatedStrategy& each : round)
        ASSERT_EQ(std::erase(among[each.player], each.strategy), 1U);
    }
    EXPECT_EQ(among, found.remaining);
    EXPECT_EQ(found.remaining, eliminate(game, Dominance::strict).remaining);
  }
  EXPECT_GT(mixed, 100);
}

struct Answer {
  testing::EquilibriumSet exact;
  std::size_t enclosed = 0;
  /// How many components have each index.
  std::map<std::optional<int>, int> indices;
  Status status = Status::undecided;

  bool operator==(const Answer&) const = default;
};

Answer answer_to(const Game& game, StrictDominance dominance) {
  SolveOptions options;
  options.dominance = dominance;
  options.threads = 1;
  const VerifiedSolution verified = solve(game, options);
  Solution solution = verified.solution();
  Answer answer;
  answer.status = solution.status;
  for (const Component& component : solution.components) ++answer.indices[component.index];
  const std::size_t all = solution.equilibria.size();
  const bool is_exact = std::all_of(solution.equilibria.begin(), solution.equilibria.end(),
                                    [](const Equilibrium& each) { return each.is_exact(); });
  if (!is_exact) {
    // Subsets name positions; without them the exact equilibria can be compared by themselves.
    for (Component& component : solution.components) component.subsets.clear();
    std::erase_if(solution.equilibria, [](const Equilibrium& each) { return !each.is_exact(); });
  }
  answer.enclosed = all - solution.equilibria.size();
  answer.exact = testing::equilibrium_set(solution);
  return answer;
}

TEST(StrictDominance, KeepsEquilibriaSubsetsComponentsAndIndices) {
  std::mt19937_64 random(32);
  int reduced = 0;
  for (int k = 0; k < 3000; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Game game = small_game(random, k);
    if (!eliminated(game).rounds.empty()) ++reduced;
    const Answer with = answer_to(game, StrictDominance::always);
    const Answer without = answer_to(game, StrictDominance::never);
    EXPECT_TRUE(with == without) << with.exact << without.exact;
  }
  EXPECT_GT(reduced, 1000);
}

TEST(StrictDominance, FollowsALongChainOfMixedDominators) {
  // Alone against the others' last strategy left, the middle of three rows is worth less than the mean of its
  // neighbours; each column dies with the row that it is best against.
  constexpr std::size_t kSize = 12;
  Matrix a(kSize, std::vector<Rational>(kSize));
  Matrix b(kSize, std::vector<Rational>(kSize));
  for (std::size_t i = 0; i < kSize; ++i) {
    for (std::size_t j = 0; j < kSize; ++j) {
      a[i][j] = i == j ? 1 : 0;
      b[i][j] = i == j ? 1 : 0;
    }
  }
  // Row 0 is worth a little less than the uniform mixture of all others, but is best against column 0; ...
  for (std::size_t j = 0; j < kSize; ++j) a[0][j] = Rational(1, 2 * static_cast<long>(kSize));
  a[0][0] = -1;
  const Elimination found = eliminated(Matrices{a, b}.game());
  // ... so it goes by a mixture, and column 0, which is best against it alone, by a mixture of what is left.
  ASSERT_GE(found.rounds.size(), 1U);
  EXPECT_FALSE(found.rounds[0][0].by.is_pure());
  EXPECT_EQ(found.rounds[0][0].strategy, 0U);
}

TEST(StrictDominance, SolvesTheTravellersDilemmaByItself) {
  for (const std::size_t size : {2U, 30U, 60U, 100U}) {
    Matrix a(size, std::vector<Rational>(size));
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        const auto least = static_cast<long>(std::min(i, j));
        a[i][j] = i == j ? least : i < j ? least + 2 : least - 2;
      }
    }
    const Game game = Matrices{a, testing::transposed(a)}.game();
    const Elimination found = eliminated(game);
    EXPECT_EQ(found.remaining, (Restriction{{0}, {0}}));
    // The first round has the dominators of the longest chains.
    Restriction all(2);
    for (std::uint32_t k = 0; k < size; ++k) {
      all[0].push_back(k);
      all[1].push_back(k);
    }
    for (const DominatedStrategy& each : found.rounds.front()) expect_dominated(game, all, each);
  }
}

TEST(StrictDominance, TellsLargePayoffsApart) {
  const std::int64_t large = std::int64_t{1} << 60U;
  const Game game = testing::game_from({2, 2}, {{large, large, large + 1, large + 1}, {0, 1, 1, 0}});
  EXPECT_EQ(eliminated(game).remaining, (Restriction{{1}, {0}}));
  // The middle row is worth half a unit less than the mean of the others.
  const Game mixed = testing::game_from(
      {3, 2}, {{large + 3, large, large + 1, large + 1, large, large + 3}, {0, 0, 0, 0, 0, 0}});
  EXPECT_EQ(eliminated(mixed).remaining[0], (std::vector<std::uint32_t>{0, 2}));
}

TEST(StrictDominance, KeepsWhatIsOnlyWeaklyDominated) {
  const Game game = Matrices{{{1, 2}, {1, 1}}, {{0, 0}, {0, 0}}}.game();
  EXPECT_TRUE(eliminated(game).rounds.empty());
}

TEST(StrictDominance, LooksAtNoPairOfBestResponses) {
  // Each plan is one to the first choice, so none is compared with the 299 others.
  constexpr std::size_t kPlans = 300;
  std::vector<std::int64_t> first(2 * kPlans, 0);
  for (std::size_t plan = 0; plan < kPlans; ++plan) first[2 * plan + 1] = static_cast<std::int64_t>(plan);
  const Game game = testing::game_from({kPlans, 2}, {first, std::vector<std::int64_t>(2 * kPlans, 0)});
  std::size_t asked = 0;
  const Elimination found = reduce::eliminate_strictly(
      game, [&asked] { return ++asked == 0; }, kPlenty);
  EXPECT_TRUE(found.rounds.empty());
  EXPECT_EQ(asked, 0U);
}

/// How often it is asked whether to stop, player 2 not caring.
std::size_t questions_where_nothing_is_dominated(const testing::Shape& shape,
                                                 const std::vector<std::int64_t>& first) {
  const Game game = testing::game_from(shape, {first, std::vector<std::int64_t>(first.size(), 0)});
  std::size_t asked = 0;
  const Elimination found = reduce::eliminate_strictly(
      game, [&asked] { return ++asked == 0; }, 0);
  EXPECT_TRUE(found.rounds.empty());
  return asked;
}

TEST(StrictDominance, ComparesPairsOnlyWhereFewAreWorthMore) {
  // At each of 16 choices another sixteenth of the plans is worth most, so a plan has at most 100 of 1,600
  // above it at one of them, and the other 1,500 need no pair. At the last choice these 100 are worth less.
  constexpr std::size_t kPlans = 1600;
  constexpr std::size_t kPart = 100;
  constexpr std::size_t kChoices = kPlans / kPart + 1;
  std::vector<std::int64_t> first;
  for (std::size_t plan = 0; plan < kPlans; ++plan) {
    for (std::size_t choice = 0; choice + 1 < kChoices; ++choice)
      first.push_back(static_cast<std::int64_t>((plan + choice * kPart) % kPlans));
    first.push_back(-static_cast<std::int64_t>(plan % kPart));
  }
  const std::size_t asked = questions_where_nothing_is_dominated({kPlans, kChoices}, first);
  // All pairs are more than 600 times as many as are looked at between two questions.
  EXPECT_LT(asked, 200U);
}

TEST(StrictDominance, AsksWhetherToStopAlongPairsThatTakeManyChoices) {
  // A plan is worth more than those after it but at the last choice: 1,560 pairs, a half of which are looked
  // at 40,000 times.
  constexpr std::size_t kPlans = 40;
  constexpr std::size_t kChoices = 20'000;
  std::vector<std::int64_t> first;
  for (std::int64_t plan = 0; plan < static_cast<std::int64_t>(kPlans); ++plan) {
    first.insert(first.end(), kChoices - 1, -plan);
    first.push_back(plan);
  }
  const std::size_t asked = questions_where_nothing_is_dominated({kPlans, kChoices}, first);
  EXPECT_GT(asked, 25U);
}

/// The rounds in which pure strategies dominate, by the definition.
std::vector<std::vector<DominatedStrategy>> rounds_of_pure(const Matrices& matrices) {
  const auto& [a, b] = matrices;
  std::array<std::vector<std::size_t>, 2> left = {std::vector<std::size_t>(a.size()),
                                                  std::vector<std::size_t>(a.front().size())};
  for (std::vector<std::size_t>& each : left) std::iota(each.begin(), each.end(), 0);
  const auto worth = [&](std::size_t player, std::size_t own, std::size_t other) {
    return player == 0 ? a[own][other] : b[other][own];
  };
  std::vector<std::vector<DominatedStrategy>> rounds;
  for (;;) {
    std::vector<DominatedStrategy> round;
    for (std::size_t player = 0; player < 2; ++player) {
      for (const std::size_t own : left[player]) {
        const auto by = std::find_if(left[player].begin(), left[player].end(), [&](std::size_t each) {
          return std::all_of(left[1 - player].begin(), left[1 - player].end(), [&](std::size_t other) {
            return worth(player, each, other) > worth(player, own, other);
          });
        });
        if (by == left[player].end()) continue;
        const std::size_t count = player == 0 ? a.size() : a.front().size();
        round.push_back({player, static_cast<std::uint32_t>(own),
                         MixedStrategy::pure(count, static_cast<std::uint32_t>(*by))});
      }
    }
    if (round.empty()) return rounds;
    for (const DominatedStrategy& each : round) std::erase(left[each.player], each.strategy);
    rounds.push_back(std::move(round));
  }
}

TEST(StrictDominance, FindsAmongManyWhatPureOnesDominateRoundByRound) {
  std::mt19937_64 random(34);
  std::size_t rounds = 0;
  for (const auto& [m, n] : std::vector<std::pair<int, int>>{{70, 9}, {12, 100}, {64, 64}, {90, 40}}) {
    for (int noise = 0; noise < 4; ++noise) {
      SCOPED_TRACE(std::to_string(m) + "x" + std::to_string(n) + ", " + std::to_string(noise));
      Matrix a;
      Matrix b;
      // Each wants to be at a part of where the other is.
      for (int i = 0; i < m; ++i) {
        a.emplace_back();
        b.emplace_back();
        for (int j = 0; j < n; ++j) {
          a.back().emplace_back(-std::abs(3 * i - 2 * j * m / n) + uniform(random, 0, noise));
          b.back().emplace_back(-std::abs(3 * j - 2 * i * n / m) + uniform(random, 0, noise));
        }
      }
      const Matrices matrices{a, b};
      const Elimination found = reduce::eliminate_strictly(
          matrices.game(), [] { return false; }, 0);
      const auto expected = rounds_of_pure(matrices);
      ASSERT_EQ(found.rounds.size(), expected.size());
      for (std::size_t k = 0; k < expected.size(); ++k) {
        ASSERT_EQ(found.rounds[k].size(), expected[k].size());
        for (std::size_t each = 0; each < expected[k].size(); ++each) {
          EXPECT_EQ(found.rounds[k][each].player, expected[k][each].player);
          EXPECT_EQ(found.rounds[k][each].strategy, expected[k][each].strategy);
          EXPECT_EQ(found.rounds[k][each].by, expected[k][each].by);
        }
      }
      rounds += expected.size();
    }
  }
  EXPECT_GT(rounds, 50U);
}

TEST(StrictDominance, StopsWhereItIsTold) {
  std::mt19937_64 random(33);
  const Game game = testing::random_matrices(random, 6, 6, 0, 30).game();
  const Elimination stopped = reduce::eliminate_strictly(
      game, [] { return true; }, kPlenty);
  EXPECT_LE(stopped.rounds.size(), 1U);
  Restriction among = all_strategies(game);
  for (const auto& round : stopped.rounds) {
    for (const DominatedStrategy& each : round) expect_dominated(game, among, each);
  }
}

}  // namespace
}  // namespace nashsolve
