// The families of games: the bytes that a seed makes, and what each family promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "nashsolve/generate.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/write.hpp"

namespace nashsolve::testing {
namespace {

using Sizes = std::vector<std::size_t>;

Game game_of(const std::string& family, Sizes sizes, std::uint64_t seed = 1) {
  GameRequest request;
  request.sizes = std::move(sizes);
  request.seed = seed;
  return generate_game(family, request);
}

std::string line_of(const Game& game) {
  std::ostringstream stream;
  write_game(stream, game, Format::jsonl);
  return stream.str();
}

Rational payoff(const Game& game, std::size_t player, std::size_t row, std::size_t column) {
  return game.payoff(player, row * game.stride(0) + column);
}

std::size_t equilibrium_count(const Game& game) {
  const VerifiedSolution verified = solve(game);
  EXPECT_EQ(verified.solution().status, Status::complete);
  return verified.solution().equilibria.size();
}

// A change of a single byte here changes the games that people have cited by their seeds.
TEST(Families, MakeTheBytesTheyAlwaysMade) {
  struct Golden {
    const char* family;
    Sizes sizes;
    void (*set)(GameRequest&);
  };
  const auto nothing = [](GameRequest&) {};
  const std::vector<Golden> games = {
      {"random", {2, 3, 2}, nothing},
      {"zero-sum", {3, 2}, nothing},
      {"symmetric", {2, 2, 2}, nothing},
      {"covariant", {2, 3}, nothing},
      {"covariant", {2, 2, 2}, [](GameRequest& r) { r.correlation = Rational(-3, 10); }},
      {"coordination", {3, 3}, [](GameRequest& r) { r.range = 9; }},
      {"dispersion", {2, 2, 2}, nothing},
      {"minimum-effort", {3, 3}, nothing},
      {"travelers-dilemma", {3, 3}, nothing},
      {"blotto", {6, 3}, [](GameRequest& r) { r.range = 5; }},
      {"private-blotto", {3, 3}, [](GameRequest& r) { r.hills = 2; }},
      {"ranking", {2, 3}, nothing},
      {"sandholm-gilpin-conitzer", {7, 7}, nothing},
      {"tournament", {4, 6}, nothing},
      {"unit-vector", {3, 4}, nothing},
      {"dual-cyclic", {4, 4}, nothing},
      {"sparse", {3, 4}, [](GameRequest& r) { r.density = Rational(2, 5); }},
      {"duplicated", {4, 2}, nothing},
  };
  std::ifstream file(std::string(NASHSOLVE_SOURCE_DIR) + "/tests/golden/families.jsonl");
  std::set<std::string> families;
  for (const Golden& golden : games) {
    GameRequest request;
    request.sizes = golden.sizes;
    request.seed = 7;
    golden.set(request);
    std::string line;
    ASSERT_TRUE(std::getline(file, line)) << golden.family;
    EXPECT_EQ(line_of(generate_game(golden.family, request)), line + "\n");
    families.insert(golden.family);
  }
  for (const GameFamily& family : game_families()) EXPECT_TRUE(families.contains(std::string(family.name)));
}

TEST(Families, MakeTheirDefaultGamesAndCiteASource) {
  for (const GameFamily& family : game_families()) {
    const Game game = generate_game(family.name, {});
    ASSERT_EQ(game.player_count(), family.default_sizes.size());
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      EXPECT_EQ(game.strategy_count(i), family.default_sizes[i]) << family.name;
    }
    EXPECT_NE(game.description().find(family.source), std::string::npos);
    EXPECT_EQ(family.source.find_first_of("0123456789") == std::string_view::npos, false) << family.name;
  }
}

TEST(Families, OtherSeedsMakeOtherGames) {
  for (const char* const family : {"random", "zero-sum", "symmetric", "covariant", "private-blotto",
                                   "ranking", "unit-vector", "sparse", "duplicated"}) {
    const Game one = game_of(family, {}, 1);
    const Game two = game_of(family, {}, 2);
    EXPECT_NE(one.payoffs(1), two.payoffs(1)) << family;
    EXPECT_EQ(one, game_of(family, {}, 1)) << family;
  }
  EXPECT_NE(game_of("tournament", {6, 15}, 1).payoffs(0), game_of("tournament", {6, 15}, 2).payoffs(0));
}

TEST(Families, KeepTheirGamesInEveryFormat) {
  for (const GameFamily& family : game_families()) {
    const Game game = generate_game(family.name, {});
    for (const Format format : {Format::json, Format::jsonl, Format::csv, Format::nfg, Format::lrs}) {
      std::ostringstream text;
      write_game(text, game, format);
      EXPECT_EQ(read_game(text.str(), "game", {format, {}}).game, game) << text.str();
    }
  }
}

TEST(Random, DrawsEveryPayoffOfItsRange) {
  GameRequest request;
  request.sizes = {40, 40};
  request.range = 3;
  const Game game = generate_game("random", request);
  for (std::size_t player = 0; player < 2; ++player) {
    std::vector<int> counts(7);
    for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
      const auto value = to_int64(game.payoff(player, cell).get_num());
      ++counts.at(static_cast<std::size_t>(*value + 3));
    }
    // 1,600 draws: 229 expected of each value, standard deviation 14.
    EXPECT_GT(*std::ranges::min_element(counts), 150);
    EXPECT_LT(*std::ranges::max_element(counts), 310);
  }
}

TEST(ZeroSum, AndBlottoSumToZero) {
  for (const Game& game : {game_of("zero-sum", {7, 4}), game_of("blotto", {15, 10})}) {
    EXPECT_NE(game.payoffs(0), game.payoffs(1));
    EXPECT_EQ(game.payoffs(0).negated(), game.payoffs(1));
  }
}

TEST(Symmetric, PayoffsDependOnlyOnWhatOthersPlayNotWho) {
  const Game two = game_of("symmetric", {6, 6});
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) EXPECT_EQ(payoff(two, 0, i, j), payoff(two, 1, j, i));
  }
  const Game three = game_of("symmetric", {3, 3, 3});
  const auto at = [&](std::size_t player, std::size_t a, std::size_t b, std::size_t c) {
    return three.payoff(player, a * 9 + b * 3 + c);
  };
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      for (std::size_t c = 0; c < 3; ++c) {
        EXPECT_EQ(at(0, a, b, c), at(0, a, c, b));
        EXPECT_EQ(at(0, a, b, c), at(1, b, a, c));
        EXPECT_EQ(at(0, a, b, c), at(2, c, b, a));
      }
    }
  }
}

/// 100 times the correlation of the payoffs of players i and j over all cells, for payoffs of mean 0 and of
/// the variance that 100 terms of variance 110/3 have.
double measured_correlation(const Game& game, std::size_t i, std::size_t j) {
  double sum = 0;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    sum += nearest_double(game.payoff(i, cell) * game.payoff(j, cell));
  }
  return sum / static_cast<double>(game.cell_count()) / (100 * 110.0 / 3) * 100;
}

TEST(Covariant, PayoffsHaveTheVarianceAndCorrelationAskedFor) {
  for (const long hundredths : {-100L, -40L, 0L, 75L, 100L}) {
    GameRequest request;
    request.sizes = {60, 60};
    request.correlation = Rational(hundredths, 100);
    request.correlation->canonicalize();
    const Game game = generate_game("covariant", request);
    // The error of the mean of 3,600 products is 100/60, and at most 1.5 times that in the variance.
    EXPECT_NEAR(measured_correlation(game, 0, 1), static_cast<double>(hundredths), 10);
    EXPECT_NEAR(measured_correlation(game, 0, 0), 100, 10);
    if (hundredths == 100) {
      EXPECT_EQ(game.payoffs(0), game.payoffs(1));
    }
    if (hundredths == -100) {
      EXPECT_EQ(game.payoffs(0), game.payoffs(1).negated());
    }
  }
}

TEST(Covariant, EveryPairOfThreePlayersIsCorrelated) {
  GameRequest request;
  request.sizes = {16, 16, 16};
  request.correlation = Rational(-1, 2);
  const Game game = generate_game("covariant", request);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(measured_correlation(game, i, i), 100, 10);
    EXPECT_NEAR(measured_correlation(game, i, (i + 1) % 3), -50, 10);
  }
}

TEST(Coordination, HasAnEquilibriumForEverySetOfStrategies) {
  EXPECT_EQ(equilibrium_count(game_of("coordination", {4, 4})), 15U);
  GameRequest request;
  request.sizes = {5, 5};
  request.range = 1000;
  EXPECT_EQ(equilibrium_count(generate_game("coordination", request)), 31U);
}

TEST(Dispersion, GivesAPointForEachPlayerElsewhere) {
  const Game game = game_of("dispersion", {3, 3, 3, 3});
  const std::size_t cell = 0 * 27 + 1 * 9 + 1 * 3 + 2;
  EXPECT_EQ(game.payoff(0, cell), 3);
  EXPECT_EQ(game.payoff(1, cell), 2);
  EXPECT_EQ(game.payoff(2, cell), 2);
  EXPECT_EQ(game.payoff(3, cell), 3);
}

TEST(MinimumEffort, EveryCommonEffortAndNoOtherPureProfileIsAnEquilibrium) {
  SolveOptions options;
  options.find = Find::pure;
  const VerifiedSolution verified = solve(game_of("minimum-effort", {5, 5}), options);
  ASSERT_EQ(verified.solution().equilibria.size(), 5U);
  for (const Equilibrium& equilibrium : verified.solution().equilibria) {
    EXPECT_EQ(equilibrium.exact()[0].probabilities(), equilibrium.exact()[1].probabilities());
  }
}

TEST(TravelersDilemma, HasOnlyTheSmallestClaimsAsEquilibrium) {
  const Game game = game_of("travelers-dilemma", {12, 12});
  EXPECT_EQ(game.players()[0].strategies.front(), "2");
  EXPECT_EQ(game.players()[1].strategies.back(), "13");
  const VerifiedSolution verified = solve(game);
  ASSERT_EQ(verified.solution().equilibria.size(), 1U);
  for (const PlayerCheck& check : verified.checks().front()) EXPECT_EQ(check.payoff, 2);
}

TEST(Blotto, StrategiesAreAllDivisionsOfTheTroops) {
  const Game game = game_of("blotto", {15, 6});
  EXPECT_EQ(game.players()[0].strategies.front(), "4-0-0");
  EXPECT_EQ(game.players()[0].strategies.back(), "0-0-4");
  const std::vector<std::string> expected = {"2-0-0", "1-1-0", "1-0-1", "0-2-0", "0-1-1", "0-0-2"};
  EXPECT_EQ(game.players()[1].strategies, expected);
  // 4-0-0 against 0-1-1 wins a hill and loses two.
  EXPECT_EQ(payoff(game, 0, 0, 4), -1);
}

TEST(PrivateBlotto, AllHillsAreSharedOutAmongThePlayers) {
  GameRequest request;
  request.sizes = {10, 10};
  request.seed = 3;
  const Game game = generate_game("private-blotto", request);
  // Against the same division every hill is shared: half of twice all values.
  const Rational row_total = payoff(game, 0, 0, 0);
  const Rational column_total = payoff(game, 1, 0, 0);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(payoff(game, 0, i, i), row_total);
    EXPECT_EQ(payoff(game, 1, i, i), column_total);
    for (std::size_t j = 0; j < 10; ++j) {
      EXPECT_EQ(payoff(game, 0, i, j) + payoff(game, 0, j, i), 2 * row_total);
    }
  }
}

TEST(Ranking, SomebodyWinsThePrizeAndMoreEffortCostsMore) {
  const Game game = game_of("ranking", {6, 9}, 5);
  constexpr long kPrize = 900;
  // Against the same effort a player's payoffs are the prize, half of it or nothing, less his cost.
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 9; ++j) {
      const Rational step = payoff(game, 0, i, j) - payoff(game, 0, i, 0);
      EXPECT_TRUE(step == 0 || step == -kPrize || step == -kPrize / 2) << step;
      const Rational total = payoff(game, 0, i, j) + payoff(game, 1, i, j);
      EXPECT_LE(total, kPrize - 2);
      // Both costs grow by 1 to 100 with each effort.
      if (i > 0) {
        const Rational growth = payoff(game, 0, i - 1, j) + payoff(game, 1, i - 1, j) - total;
        EXPECT_TRUE(growth >= 1 && growth <= 100) << growth;
      }
    }
  }
}

TEST(SandholmGilpinConitzer, HasOneEquilibriumOnHalfOfTheStrategies) {
  for (const std::size_t size : {3U, 7U, 11U}) {
    const VerifiedSolution verified = solve(game_of("sandholm-gilpin-conitzer", {size, size}));
    ASSERT_EQ(verified.solution().equilibria.size(), 1U) << size;
    const std::size_t used = (size - 1) / 2;
    for (std::size_t player = 0; player < 2; ++player) {
      const auto strategy = verified.solution().equilibria.front().exact()[player].probabilities();
      for (std::size_t s = 0; s < size; ++s) {
        EXPECT_EQ(strategy[s], s < used ? make_rational(1, to_integer(static_cast<std::int64_t>(used))) : 0);
      }
    }
  }
}

TEST(Tournament, ANodeBeatsASetOrIsInIt) {
  const Game game = game_of("tournament", {6, 20}, 4);
  // Against single nodes the tournament itself shows: of two nodes one beats the other.
  const Game single = game_of("tournament", {6, 6}, 4);
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) {
      EXPECT_EQ(payoff(single, 0, i, j) + payoff(single, 0, j, i), i == j ? 0 : 1);
      EXPECT_EQ(payoff(single, 1, i, j), i == j ? 1 : 0);
    }
  }
  std::size_t column = 0;
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = a + 1; b < 6; ++b) {
      for (std::size_t c = b + 1; c < 6; ++c, ++column) {
        for (std::size_t i = 0; i < 6; ++i) {
          const bool is_member = i == a || i == b || i == c;
          const Rational product =
              payoff(single, 0, i, a) * payoff(single, 0, i, b) * payoff(single, 0, i, c);
          EXPECT_EQ(payoff(game, 1, i, column), is_member ? 1 : 0);
          EXPECT_EQ(payoff(game, 0, i, column), product);
        }
      }
    }
  }
}

TEST(UnitVector, EveryColumnHoldsASingleOne) {
  const Game game = game_of("unit-vector", {5, 40});
  std::set<std::size_t> rows;
  for (std::size_t j = 0; j < 40; ++j) {
    Rational sum = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      sum += payoff(game, 0, i, j);
      if (payoff(game, 0, i, j) == 1) rows.insert(i);
    }
    EXPECT_EQ(sum, 1);
  }
  EXPECT_EQ(rows.size(), 5U);
}

// von Stengel 1999: 75 equilibria of a 6 x 6 game; the counts for 2, 4 and 8 follow from his labels by Gale's
// evenness condition.
TEST(DualCyclic, HasAsManyEquilibriaAsVonStengelProved) {
  EXPECT_EQ(equilibrium_count(game_of("dual-cyclic", {2, 2})), 3U);
  EXPECT_EQ(equilibrium_count(game_of("dual-cyclic", {4, 4})), 15U);
  EXPECT_EQ(equilibrium_count(game_of("dual-cyclic", {6, 6})), 75U);
  EXPECT_EQ(equilibrium_count(game_of("dual-cyclic", {8, 8})), 383U);
}

TEST(Sparse, HasTheDensityAskedFor) {
  GameRequest request;
  request.sizes = {50, 50};
  for (const long quarters : {0L, 1L, 3L, 4L}) {
    request.density = Rational(quarters, 4);
    request.density->canonicalize();
    const Game game = generate_game("sparse", request);
    Rational sum = 0;
    for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
      EXPECT_TRUE(game.payoff(0, cell) == 0 || game.payoff(0, cell) == 1);
      sum += game.payoff(0, cell);
    }
    // 2,500 draws: standard deviation at most 22.
    EXPECT_NEAR(nearest_double(sum), 2500.0 * static_cast<double>(quarters) / 4,
                quarters % 4 == 0 ? 0.0 : 110.0);
  }
}

TEST(Duplicated, EveryStrategyStandsTwice) {
  const Game game = game_of("duplicated", {6, 4, 2});
  const auto at = [&](std::size_t player, std::size_t a, std::size_t b, std::size_t c) {
    return game.payoff(player, a * 8 + b * 2 + c);
  };
  for (std::size_t player = 0; player < 3; ++player) {
    std::set<Rational> values;
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t b = 0; b < 2; ++b) {
        values.insert(at(player, a, b, 0));
        for (const std::size_t copy : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U}) {
          EXPECT_EQ(at(player, a, b, 0), at(player, a + 3 * (copy & 1U), b + (copy & 2U), copy / 4));
        }
      }
    }
    EXPECT_GT(values.size(), 1U);
  }
}

}  // namespace
}  // namespace nashsolve::testing
