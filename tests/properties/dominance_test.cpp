// Dominated strategies, iterated elimination and degeneracy, against facts of the theory and against
// definitions tried by other code.
#include "dominance.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "degeneracy.hpp"
#include "dominance_work.hpp"
#include "nashsolve/solve.hpp"
#include "support/cases.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using testing::Matrices;
using testing::Matrix;
using testing::uniform;

const Matrices kPrisonersDilemma{{{2, 0}, {3, 1}}, {{2, 3}, {0, 1}}};

std::vector<Rational> probabilities(const DominatedStrategy& each) {
  return each.by.probabilities();
}

/// What the dominator gains at each cell; the definition itself.
std::vector<Rational> gains(const Game& game, const Restriction& among, const DominatedStrategy& each) {
  std::vector<Rational> result;
  const std::size_t other = 1 - each.player;
  for (const std::uint32_t column : among[other]) {
    Profile profile(2, each.by);
    profile[other] = MixedStrategy::pure(game.strategy_count(other), column);
    const StrategyPayoffs payoffs = strategy_payoffs(game, profile, each.player);
    result.push_back(expected_payoff(payoffs, each.by) - payoffs.at(each.strategy));
  }
  return result;
}

TEST(Dominance, PrisonersDilemmaIsSolvedByIt) {
  const Elimination result = eliminate(kPrisonersDilemma.game(), Dominance::strict);
  ASSERT_EQ(result.rounds.size(), 1U);
  ASSERT_EQ(result.rounds[0].size(), 2U);
  for (const DominatedStrategy& each : result.rounds[0]) {
    EXPECT_EQ(each.strategy, 0U);
    EXPECT_EQ(each.by, MixedStrategy::pure(2, 1));
  }
  EXPECT_EQ(result.remaining, (Restriction{{1}, {1}}));
}

TEST(Dominance, AMixtureDominatesWhereNoPureStrategyDoes) {
  // The middle row is worth 1 always; half the top and half the bottom are worth 3/2.
  const Game game = Matrices{{{3, 0}, {1, 1}, {0, 3}}, {{0, 0}, {0, 0}, {0, 0}}}.game();
  const DominanceReport report = find_dominated(game, all_strategies(game), Dominance::strict);
  ASSERT_EQ(report.dominated.size(), 1U);
  EXPECT_EQ(report.dominated[0].player, 0U);
  EXPECT_EQ(report.dominated[0].strategy, 1U);
  EXPECT_EQ(probabilities(report.dominated[0]), (std::vector<Rational>{Rational(1, 2), 0, Rational(1, 2)}));
}

TEST(Dominance, AFourByFourGameThatNeedsAMixtureOfThree) {
  // Row 4 is worth 3 everywhere but 10/3 is the value of the others' mixture: only thirds of all three will
  // do against the first three columns.
  const Game game =
      Matrices{{{10, 0, 0, 9}, {0, 10, 0, 9}, {0, 0, 10, 9}, {3, 3, 3, 8}}, Matrix(4, {0, 0, 0, 0})}.game();
  const DominanceReport report = find_dominated(game, all_strategies(game), Dominance::strict);
  ASSERT_EQ(report.dominated.size(), 1U);
  EXPECT_EQ(report.dominated[0].strategy, 3U);
  const std::vector<Rational> third(3, Rational(1, 3));
  std::vector<Rational> mixture = probabilities(report.dominated[0]);
  mixture.pop_back();
  EXPECT_EQ(mixture, third);
}

TEST(Dominance, WeakOnlyWhereSomeCellIsAsGood) {
  const Game game = Matrices{{{1, 2}, {1, 1}}, {{0, 0}, {0, 0}}}.game();
  EXPECT_TRUE(find_dominated(game, all_strategies(game), Dominance::strict).dominated.empty());
  const DominanceReport weak = find_dominated(game, all_strategies(game), Dominance::weak);
  ASSERT_EQ(weak.dominated.size(), 1U);
  EXPECT_EQ(weak.dominated[0].strategy, 1U);
}

TEST(Dominance, IdenticalStrategiesDoNotDominateEachOther) {
  const Game game = Matrices{Matrix(3, {1, 2}), Matrix(3, {0, 0})}.game();
  EXPECT_TRUE(find_dominated(game, all_strategies(game), Dominance::weak).dominated.empty());
}

TEST(Dominance, EveryDominatorFoundIsOneAndIteratedRoundsAreSound) {
  std::mt19937_64 random(8);
  int mixed = 0;
  for (int k = 0; k < 500; ++k) {
    const Matrices matrices = testing::random_matrices(random, 4, 4, 0, k % 2 == 0 ? 3 : 20);
    const Game game = matrices.game();
    for (const Dominance kind : {Dominance::strict, Dominance::weak}) {
      Restriction among = all_strategies(game);
      const Elimination elimination = eliminate(game, kind);
      for (const auto& round : elimination.rounds) {
        ASSERT_FALSE(round.empty());
        for (const DominatedStrategy& each : round) {
          if (!each.by.is_pure()) ++mixed;
          const std::vector<Rational> gain = gains(game, among, each);
          const Rational least = *std::min_element(gain.begin(), gain.end());
          const Rational most = *std::max_element(gain.begin(), gain.end());
          EXPECT_TRUE(kind == Dominance::strict ? least > 0 : least >= 0 && most > 0);
        }
        for (const DominatedStrategy& each : round) std::erase(among[each.player], each.strategy);
      }
      EXPECT_EQ(among, elimination.remaining);
    }
  }
  EXPECT_GT(mixed, 30);
}

TEST(Dominance, SaysWhereItStopped) {
  const Game game = Matrices{{{3, 0}, {1, 1}, {0, 3}}, {{0, 0}, {0, 0}, {0, 0}}}.game();
  const MustStop at_once = [] { return true; };
  const DominanceReport report = find_dominated(game, all_strategies(game), Dominance::strict, at_once);
  EXPECT_TRUE(report.dominated.empty());
  EXPECT_EQ(report.thoroughness, Thoroughness::stopped);
  EXPECT_EQ(eliminate(game, Dominance::weak, at_once).thoroughness, Thoroughness::stopped);
  EXPECT_EQ(eliminate(game, Dominance::strict).thoroughness, Thoroughness::whole);
}

/// The middle row of the first game is dominated by a mixture only, the last of the second by a pure
/// strategy.
TEST(Dominance, SaysWhatItHadNoWorkLeftFor) {
  std::uint64_t left = 0;
  const Game mixed = Matrices{{{3, 0}, {1, 1}, {0, 3}}, {{0, 0}, {0, 0}, {0, 0}}}.game();
  const auto find = [&](const Game& game) {
    return find_dominated_within(game, all_strategies(game), Dominance::strict, never_stop, left);
  };
  EXPECT_TRUE(find(mixed).dominated.empty());
  EXPECT_EQ(find(mixed).thoroughness, Thoroughness::too_large);
  const Game pure = Matrices{{{3, 0}, {0, 3}, {-1, 2}}, {{0, 0}, {0, 0}, {0, 0}}}.game();
  EXPECT_EQ(find(pure).dominated.size(), 1U);
  EXPECT_EQ(find(pure).thoroughness, Thoroughness::whole);
  left = kMostDominanceWork;
  EXPECT_EQ(find(mixed).dominated.size(), 1U);
  EXPECT_EQ(find(mixed).thoroughness, Thoroughness::whole);
  EXPECT_LT(left, kMostDominanceWork);
}

/// Belief or mixture, doubles decide nothing: a strategy that is worth exactly as much as a mixture, a little
/// less, or a little more, far below what doubles can tell.
TEST(Dominance, IsDecidedExactlyWhereDoublesCannotTell) {
  const Rational tiny("1/1000000000000000000000000000000");
  for (const int sign : {-1, 0, 1}) {
    const Rational middle = Rational(3, 2) + sign * tiny;
    std::vector<Rational> own = {3, 0, middle, middle, 0, 3};
    std::vector<PayoffTable> tables = {PayoffTable::from(own), PayoffTable::from(std::vector<Rational>(6))};
    const Game game({{"A", {"T", "M", "B"}}, {"B", {"L", "R"}}}, std::move(tables));
    EXPECT_EQ(find_dominated(game, all_strategies(game), Dominance::strict).dominated.size(),
              sign < 0 ? 1U : 0U);
    EXPECT_EQ(find_dominated(game, all_strategies(game), Dominance::weak).dominated.size(),
              sign < 0 ? 1U : 0U);
  }
}

/// Pearce 1984: not strictly dominated exactly when a best response to some belief. The beliefs of a grid can
/// only show that it is one.
TEST(Dominance, PayoffsBeyondTheRangeOfDoublesAreJudgedAsSmallOnes) {
  std::mt19937_64 random(47);
  const Integer factor("1" + std::string(700, '0'));
  for (int round = 0; round < 20; ++round) {
    Matrices matrices = testing::random_matrices(random, 6, 6, 0, 20);
    const Elimination small = eliminate(matrices.game(), Dominance::strict);
    for (Matrix* matrix : {&matrices.a, &matrices.b}) {
      for (auto& row : *matrix) {
        for (Rational& payoff : row) payoff *= factor;
      }
    }
    const Elimination large = eliminate(matrices.game(), Dominance::strict);
    ASSERT_EQ(large.rounds.size(), small.rounds.size());
    for (std::size_t k = 0; k < small.rounds.size(); ++k) {
      ASSERT_EQ(large.rounds[k].size(), small.rounds[k].size());
      // The same mixtures: those of exact programs are other ones.
      for (std::size_t each = 0; each < small.rounds[k].size(); ++each) {
        EXPECT_EQ(probabilities(large.rounds[k][each]), probabilities(small.rounds[k][each]));
      }
    }
  }
}

TEST(Dominance, BestResponsesToSomeBeliefAreNeverCalledDominated) {
  std::mt19937_64 random(9);
  for (int k = 0; k < 200; ++k) {
    const Game game = testing::random_matrices(random, 4, 3, 0, 9).game();
    const DominanceReport report = find_dominated(game, all_strategies(game), Dominance::strict);
    for (long a = 0; a <= 12; ++a) {
      for (long b = 0; a + b <= 12; ++b) {
        const std::vector<Integer> weights = {a, b, 12 - a - b};
        const Profile profile(2, MixedStrategy::from_weights(weights));
        for (const std::uint32_t best : best_responses(strategy_payoffs(game, profile, 0))) {
          for (const DominatedStrategy& each : report.dominated) {
            EXPECT_FALSE(each.player == 0 && each.strategy == best);
          }
        }
      }
    }
  }
}

TEST(Dominance, EliminatingStrictlyDominatedStrategiesKeepsTheAnswer) {
  std::mt19937_64 random(10);
  int reduced_games = 0;
  for (int k = 0; k < 1000; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const auto rows = static_cast<std::size_t>(uniform(random, 1, 5));
    const auto columns = static_cast<std::size_t>(uniform(random, 1, 5));
    const Game game = testing::random_matrices(random, rows, columns, 0, k % 3 == 0 ? 2 : 30).game();
    const Elimination elimination = eliminate(game, Dominance::strict);
    if (!elimination.rounds.empty()) ++reduced_games;
    const Game reduced = restrict_to(game, elimination.remaining);
    const testing::EquilibriumSet small = testing::equilibrium_set(solve(reduced).solution());
    testing::EquilibriumSet padded;
    padded.components = small.components;
    const auto pad = [&](const testing::Strategy& strategy, std::size_t player) {
      testing::Strategy result(game.strategy_count(player));
      for (std::size_t s = 0; s < strategy.size(); ++s)
        result[elimination.remaining[player][s]] = strategy[s];
      return result;
    };
    for (const auto& profile : small.extreme) padded.extreme.insert({pad(profile[0], 0), pad(profile[1], 1)});
    for (const auto& subset : small.subsets) {
      std::vector<std::set<testing::Strategy>> vertices(2);
      for (std::size_t player = 0; player < 2; ++player) {
        for (const auto& vertex : subset[player]) vertices[player].insert(pad(vertex, player));
      }
      padded.subsets.insert(vertices);
    }
    EXPECT_EQ(testing::equilibrium_set(solve(game).solution()), padded);
  }
  EXPECT_GT(reduced_games, 500);
}

TEST(Dominance, OfMixedStrategies) {
  // Neither of the first two rows is dominated, but their even mixture is, by the third.
  const Game game = Matrices{{{4, 0}, {0, 4}, {3, 3}}, {{0, 0}, {0, 0}, {0, 0}}}.game();
  const std::vector<std::uint32_t> all = {0, 1, 2};
  EXPECT_EQ(is_weakly_dominated(game, 0, MixedStrategy::pure(3, 0), all), false);
  EXPECT_EQ(is_weakly_dominated(game, 0, MixedStrategy::pure(3, 1), all), false);
  const std::vector<Integer> half = {1, 1, 0};
  EXPECT_EQ(is_weakly_dominated(game, 0, MixedStrategy::from_weights(half), all), true);
  const std::vector<Integer> with_third = {1, 0, 1};
  EXPECT_EQ(is_weakly_dominated(game, 0, MixedStrategy::from_weights(with_third), all), false);
  // Against the first column the first row is the only best response, and against the even mixture of both
  // columns the third.
  EXPECT_EQ(is_weakly_dominated(game, 0, MixedStrategy::pure(3, 0), {0}), false);
  EXPECT_EQ(is_weakly_dominated(game, 0, MixedStrategy::pure(3, 2), {2}), false);
  EXPECT_EQ(is_weakly_dominated(game, 0, MixedStrategy::from_weights(half), all, [] { return true; }),
            std::nullopt);
}

TEST(Dominance, OfThreePlayers) {
  const std::size_t counts[] = {2, 2, 2};
  const std::vector<Rational> first = {0, 0, 0, 0, 1, 1, 1, 1};
  const std::vector<Rational> second = {0, 1, 0, 0, 0, 0, 0, 1};
  const Game game(default_players(counts),
                  {PayoffTable::from(first), PayoffTable::from(second), PayoffTable::from(second)});
  const DominanceReport report = find_dominated(game, all_strategies(game), Dominance::strict);
  ASSERT_EQ(report.dominated.size(), 1U);
  EXPECT_EQ(report.dominated[0].player, 0U);
  EXPECT_EQ(report.dominated[0].strategy, 0U);
  const Game rest = restrict_to(game, eliminate(game, Dominance::strict).remaining);
  EXPECT_EQ(rest.payoff(1, 3), 1);
  EXPECT_EQ(rest.players()[0].strategies, (std::vector<std::string>{"2"}));
}

/// The definition on all supports of 3x3 games: a strategy on I with best responses J, |J| > |I|, is a
/// solution of linear equations; here only |I| = 1 and |I| = 2 can matter.
bool is_degenerate_by_definition(const Matrix& payoffs) {
  const std::size_t own = payoffs.size();
  const std::size_t other = payoffs.front().size();
  const auto surplus = [&](const std::vector<Rational>& mixture) {
    std::vector<Rational> worth(other);
    std::size_t used = 0;
    for (std::size_t i = 0; i < own; ++i) {
      if (mixture[i] > 0) ++used;
      for (std::size_t j = 0; j < other; ++j) worth[j] += mixture[i] * payoffs[i][j];
    }
    const Rational best = *std::max_element(worth.begin(), worth.end());
    return static_cast<std::size_t>(std::count(worth.begin(), worth.end(), best)) > used;
  };
  for (std::size_t i = 0; i < own; ++i) {
    std::vector<Rational> pure(own);
    pure[i] = 1;
    if (surplus(pure)) return true;
    for (std::size_t k = i + 1; k < own; ++k) {
      for (std::size_t j = 0; j < other; ++j) {
        for (std::size_t l = j + 1; l < other; ++l) {
          const Rational slope_i = payoffs[i][j] - payoffs[i][l];
          const Rational slope_k = payoffs[k][j] - payoffs[k][l];
          if (slope_i == slope_k) continue;
          const Rational weight = slope_k / (slope_k - slope_i);
          if (sgn(weight) <= 0 || weight >= 1) continue;
          std::vector<Rational> mixture(own);
          mixture[i] = weight;
          mixture[k] = 1 - weight;
          if (surplus(mixture)) return true;
        }
      }
    }
  }
  return false;
}

TEST(Degeneracy, AgreesWithTheDefinitionAndShowsAWitness) {
  std::mt19937_64 random(12);
  int degenerate = 0;
  int regular = 0;
  for (int k = 0; k < 500; ++k) {
    const Matrices matrices = testing::random_matrices(random, 3, 3, 0, 3 + k % 12);
    const Game game = matrices.game();
    const Degeneracy found = find_degeneracy(game, never_stop);
    ASSERT_TRUE(found.is_degenerate.has_value());
    EXPECT_EQ(found.is_degenerate, is_degenerate_by_definition(matrices.b) ||
                                       is_degenerate_by_definition(testing::transposed(matrices.a)));
    EXPECT_EQ(found.witness.has_value(), *found.is_degenerate);
    *found.is_degenerate ? ++degenerate : ++regular;
    if (!found.witness) continue;
    const Profile profile(2, found.witness->strategy);
    const auto responses = best_responses(strategy_payoffs(game, profile, 1 - found.witness->player));
    EXPECT_EQ(responses, found.witness->best_responses);
    EXPECT_GT(responses.size(), found.witness->strategy.support().size());
  }
  EXPECT_GT(degenerate, 50);
  EXPECT_GT(regular, 50);
}

TEST(Degeneracy, IsLeftOpenWhereThereAreTooManyVertices) {
  std::mt19937_64 random(13);
  const Game game = testing::random_matrices(random, 8, 8, -1000, 1000).game();
  EXPECT_FALSE(find_degeneracy(game, never_stop, 10).is_degenerate.has_value());
  EXPECT_EQ(find_degeneracy(game, never_stop).is_degenerate, false);
}

TEST(Degeneracy, IsLeftOpenWhereThereIsNoTimeToSetUp) {
  std::mt19937_64 random(5);
  const Game game = testing::random_matrices(random, 1, 1, 0, 9).game();
  EXPECT_FALSE(find_degeneracy(game, [] { return true; }).is_degenerate.has_value());
}

}  // namespace
}  // namespace nashsolve
