#include "nashsolve/game.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "nashsolve/errors.hpp"
#include "nashsolve/profile.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {
namespace {

Rational q(long numerator, long denominator = 1) {
  return make_rational(numerator, denominator);
}

Game battle_of_the_sexes() {
  return bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}});
}

MixedStrategy mixed(std::vector<Rational> probabilities) {
  return MixedStrategy::from_probabilities(probabilities);
}

TEST(PayoffTable, KeepsRationalsExactlyOverTheLeastCommonDenominator) {
  const std::vector<Rational> payoffs = {q(1, 2), q(-2, 3), q(5), q(1, 6)};
  const PayoffTable table = PayoffTable::from(payoffs);
  EXPECT_EQ(table.denominator(), 6);
  for (std::size_t cell = 0; cell < payoffs.size(); ++cell) EXPECT_EQ(table.at(cell), payoffs[cell]);
  EXPECT_TRUE(std::holds_alternative<std::vector<std::int64_t>>(table.numerators()));
}

TEST(PayoffTable, GrowsBeyondMachineIntegersWhereverTheLargeOneStands) {
  const Rational huge = Rational(Integer("123456789012345678901234567890"));
  for (std::size_t position = 0; position < 3; ++position) {
    std::vector<Rational> payoffs = {q(1, 7), q(-3), q(2, 5)};
    payoffs[position] = huge;
    const PayoffTable table = PayoffTable::from(payoffs);
    for (std::size_t cell = 0; cell < payoffs.size(); ++cell) EXPECT_EQ(table.at(cell), payoffs[cell]);
  }
  const std::vector<Rational> tiny_and_big = {q(1, 1L << 62), q(1L << 62), q(3)};
  const PayoffTable table = PayoffTable::from(tiny_and_big);
  for (std::size_t cell = 0; cell < 3; ++cell) EXPECT_EQ(table.at(cell), tiny_and_big[cell]);
}

TEST(PayoffTable, EqualPayoffsAreEqualTables) {
  EXPECT_EQ(PayoffTable(std::vector<std::int64_t>{2, 4}, 6), PayoffTable(std::vector<Integer>{1, 2}, 3));
}

TEST(Game, NumbersCellsWithTheLastPlayerFastest) {
  const std::size_t counts[] = {2, 3, 4};
  const std::vector<std::int64_t> zeros(24);
  const Game game(default_players(counts), {{zeros, 1}, {zeros, 1}, {zeros, 1}});
  EXPECT_EQ(game.stride(0), 12U);
  EXPECT_EQ(game.stride(1), 4U);
  EXPECT_EQ(game.stride(2), 1U);
  EXPECT_EQ(game.players()[1].strategies, (std::vector<std::string>{"1", "2", "3"}));
}

TEST(Game, RefusesTablesThatDoNotFit) {
  const std::size_t counts[] = {2, 2};
  const PayoffTable three(std::vector<std::int64_t>(3), 1);
  EXPECT_THROW(Game(default_players(counts), {three, three}), std::invalid_argument);
}

TEST(Game, CostsArePayoffsWithTheSignChangedAndShownAsTheyWere) {
  const Game costs = as_costs(battle_of_the_sexes());
  EXPECT_EQ(costs.objective(), Objective::minimize);
  EXPECT_EQ(costs.payoff(0, 0), -2);
  EXPECT_EQ(costs.shown(costs.payoff(0, 0)), 2);
  EXPECT_EQ(as_costs(costs), battle_of_the_sexes());
  EXPECT_NE(costs, battle_of_the_sexes());
}

TEST(PayoffTable, NegatesTheSmallestMachineInteger) {
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const PayoffTable table(std::vector<std::int64_t>{least, 3}, 2);
  EXPECT_EQ(table.negated().at(0), Rational(-to_integer(least)) / 2);
  EXPECT_EQ(table.negated().at(1), q(-3, 2));
  EXPECT_EQ(table.negated().negated(), table);
}

TEST(PayoffTable, LargeFractionsAreWhatTheyWere) {
  // Denominators of 40 digits without a common factor: the common one has all of them.
  Integer large = 1;
  for (int k = 0; k < 40; ++k) large *= 10;
  std::vector<Rational> payoffs;
  for (int k = 0; k < 12; ++k) payoffs.push_back(make_rational(large - 3 * k, large + 2 * k + 1));
  payoffs.push_back(-make_rational(7, large + 1));
  const PayoffTable table = PayoffTable::from(payoffs);
  std::vector<Integer> twice;
  for (std::size_t cell = 0; cell < payoffs.size(); ++cell) {
    EXPECT_EQ(table.at(cell), payoffs[cell]);
    EXPECT_EQ(make_rational(table.numerator(cell), table.denominator()), payoffs[cell]);
    EXPECT_EQ(table.negated().at(cell), -payoffs[cell]);
    twice.push_back(2 * table.numerator(cell));
  }
  // In lowest terms, however it was made.
  EXPECT_EQ(PayoffTable(std::move(twice), 2 * table.denominator()), table);
  EXPECT_EQ(table.negated().negated(), table);
}

TEST(PayoffTable, FindsTheNumeratorsOfLargeFractionsUntilItHasToStop) {
  Integer large = 1;
  for (int k = 0; k < 40; ++k) large *= 10;
  std::vector<Rational> payoffs;
  for (int k = 0; k < 12; ++k) payoffs.push_back(make_rational(large - 3 * k, large + 2 * k + 1));
  const PayoffTable table = PayoffTable::from(payoffs);
  // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): copies share what is found.
  const PayoffTable copy = table;
  int asked = 0;
  EXPECT_FALSE(table.find_numerators([&] { return ++asked == 5; }));
  EXPECT_EQ(asked, 5);
  EXPECT_FALSE(copy.find_numerators([] { return true; }));
  EXPECT_TRUE(table.find_numerators([] { return false; }));
  // Once found, they are there, in each copy.
  EXPECT_TRUE(copy.find_numerators([] { return true; }));
  EXPECT_EQ(make_rational(copy.numerator(11), copy.denominator()), payoffs[11]);
}

TEST(PayoffTable, ChoosesCells) {
  const std::size_t cells[] = {3, 0, 3};
  const PayoffTable small(std::vector<std::int64_t>{4, 1, 3, 6}, 8);
  EXPECT_EQ(small.chosen(cells), PayoffTable(std::vector<std::int64_t>{3, 2, 3}, 4));
  const Rational huge = Rational(Integer("123456789012345678901234567890")) / 7;
  const std::vector<Rational> payoffs = {q(1, 3), huge, -huge, q(5, 9)};
  const std::vector<Rational> chosen = {q(5, 9), q(1, 3), q(5, 9)};
  EXPECT_EQ(PayoffTable::from(payoffs).chosen(cells), PayoffTable::from(chosen));
}

TEST(MixedStrategy, IsInLowestTermsAndOrderedByProbability) {
  const std::vector<Integer> weights = {4, 0, 2};
  const MixedStrategy strategy = MixedStrategy::from_weights(weights);
  EXPECT_EQ(strategy.denominator(), 3);
  EXPECT_EQ(strategy.probability(0), q(2, 3));
  EXPECT_EQ(strategy.probability(1), 0);
  EXPECT_EQ(strategy, mixed({q(2, 3), q(0), q(1, 3)}));
  EXPECT_GT(mixed({q(1), q(0)}), mixed({q(2, 3), q(1, 3)}));
  EXPECT_LT(mixed({q(0), q(1)}), mixed({q(2, 3), q(1, 3)}));
  EXPECT_GT(mixed({q(1, 2), q(1, 2), q(0)}), mixed({q(1, 2), q(1, 3), q(1, 6)}));
  EXPECT_THROW(mixed({q(1, 2), q(1, 3)}), std::invalid_argument);
  EXPECT_THROW(mixed({q(3, 2), q(-1, 2)}), std::invalid_argument);
}

TEST(Evaluation, BattleOfTheSexesMixedEquilibrium) {
  const Game game = battle_of_the_sexes();
  const Profile profile = {mixed({q(2, 3), q(1, 3)}), mixed({q(1, 3), q(2, 3)})};
  const auto checks = check_profile(game, profile);
  for (const PlayerCheck& check : checks) {
    EXPECT_EQ(check.payoff, q(2, 3));
    EXPECT_EQ(check.regret, 0);
    EXPECT_EQ(check.best_responses, (std::vector<std::uint32_t>{0, 1}));
  }
}

TEST(Evaluation, RegretIsTheExactGainOfTheBestDeviation) {
  const Game game = battle_of_the_sexes();
  const Profile profile = {mixed({q(1, 2), q(1, 2)}), mixed({q(1, 2), q(1, 2)})};
  const auto checks = check_profile(game, profile);
  EXPECT_EQ(checks[0].payoff, q(3, 4));
  EXPECT_EQ(checks[0].regret, q(1, 4));
  EXPECT_EQ(checks[0].best_responses, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(checks[1].best_responses, (std::vector<std::uint32_t>{1}));
}

TEST(Evaluation, ThreePlayersAgainstAHandComputation) {
  // u_i = (i + 1) * (4 a + 2 b + c) + 1/2 for strategies a, b, c in {0, 1}.
  const std::size_t counts[] = {2, 2, 2};
  std::vector<PayoffTable> tables;
  for (long player = 0; player < 3; ++player) {
    std::vector<Rational> payoffs;
    for (long cell = 0; cell < 8; ++cell) payoffs.push_back(q((player + 1) * cell) + q(1, 2));
    tables.push_back(PayoffTable::from(payoffs));
  }
  const Game game(default_players(counts), tables);
  const Profile profile = {mixed({q(1, 3), q(2, 3)}), mixed({q(1, 4), q(3, 4)}), mixed({q(2, 5), q(3, 5)})};
  const Rational mean = q(4) * q(2, 3) + q(2) * q(3, 4) + q(3, 5);
  for (long player = 0; player < 3; ++player) {
    EXPECT_EQ(expected_payoff(game, profile, static_cast<std::size_t>(player)),
              q(player + 1) * mean + q(1, 2));
  }
  EXPECT_EQ(strategy_payoffs(game, profile, 1).at(1), q(2) * (q(8, 3) + q(2) + q(3, 5)) + q(1, 2));
}

Solution solution_of(std::vector<Profile> profiles) {
  Solution solution;
  solution.status = Status::complete;
  for (Profile& profile : profiles) {
    const std::size_t k = solution.equilibria.size();
    solution.equilibria.push_back({std::move(profile), k, {}, {}});
    solution.components.push_back({{k}, {{{{k}, {k}}}}, {}});
  }
  return solution;
}

TEST(Verify, AcceptsEquilibriaAndReportsTheirPayoffs) {
  const Game game = battle_of_the_sexes();
  const auto verified = verify(game, solution_of({{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)},
                                                  {mixed({q(2, 3), q(1, 3)}), mixed({q(1, 3), q(2, 3)})}}));
  ASSERT_EQ(verified.checks().size(), 2U);
  EXPECT_EQ(verified.checks()[0][0].payoff, 2);
  EXPECT_EQ(verified.checks()[1][1].payoff, q(2, 3));
}

TEST(Verify, RefusesAProfileThatIsNoEquilibrium) {
  const Game game = battle_of_the_sexes();
  EXPECT_THROW(verify(game, solution_of({{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 1)}})),
               InternalError);
  EXPECT_THROW(
      verify(game,
             solution_of({{mixed({q(2, 3), q(1, 3)}), mixed({q(333333, 1000000), q(666667, 1000000)})}})),
      InternalError);
}

TEST(Verify, FindsTheOneBadProfileOfManyOnAnyNumberOfThreads) {
  constexpr std::size_t kSize = 300;
  std::vector<Rational> identity(kSize * kSize);
  for (std::size_t k = 0; k < kSize; ++k) identity[k * kSize + k] = 1;
  const std::vector<std::string> names = [] {
    std::vector<std::string> result;
    for (std::size_t k = 0; k < kSize; ++k) result.push_back(std::to_string(k));
    return result;
  }();
  const Game game({{"A", names}, {"B", names}}, {PayoffTable::from(identity), PayoffTable::from(identity)});
  for (const unsigned threads : {1U, 3U}) {
    std::vector<Profile> pure;
    for (std::size_t k = 0; k < kSize; ++k) {
      pure.push_back({MixedStrategy::pure(kSize, k), MixedStrategy::pure(kSize, k)});
    }
    EXPECT_EQ(verify(game, solution_of(pure), threads).checks()[kSize - 1][1].payoff, 1);
    pure[250][1] = MixedStrategy::pure(kSize, 7);
    EXPECT_THROW(verify(game, solution_of(pure), threads), InternalError);
  }
}

TEST(Verify, RefusesAnEmptyCompleteListAndRepetitions) {
  const Game game = battle_of_the_sexes();
  EXPECT_THROW(verify(game, solution_of({})), InternalError);
  const Profile opera = {MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)};
  EXPECT_THROW(verify(game, solution_of({opera, opera})), InternalError);
}

TEST(Verify, RefusesANashSubsetWithABadVertexPair) {
  const Game game = battle_of_the_sexes();
  Solution solution = solution_of({{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)},
                                   {MixedStrategy::pure(2, 1), MixedStrategy::pure(2, 1)}});
  solution.components = {{{0, 1}, {{{{0, 1}, {0, 1}}}}, {}}};
  EXPECT_THROW(verify(game, solution), InternalError);
}

TEST(Verify, RefusesAStatusThatContradictsTheUndecidedRegions) {
  const Game game = battle_of_the_sexes();
  Solution solution = solution_of({{MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 0)}});
  solution.status = Status::undecided;
  EXPECT_THROW(verify(game, solution), InternalError);
}

}  // namespace
}  // namespace nashsolve
