// Payoffs of any size, mixed as badly as can be: the relaxation's basis inverse then holds nothing but
// rounding errors, infinities and NaN, and must neither index past its arrays nor prove anything by them.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "refine.hpp"
#include "support/game_files.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::cell_count;
using testing::game_in;
using testing::Shape;

Rational number(const std::string& text) {
  return std::get<Rational>(parse_number(text));
}

/// Where machine numbers end, and far beyond.
const std::vector<Rational>& hostile_numbers() {
  static const std::vector<Rational> numbers = [] {
    std::vector<Rational> result;
    for (const char* text :
         {"2147483648", "4294967295", "9007199254740993", "9223372036854775807", "18446744073709551616",
          "170141183460469231731687303715884105727", "1e30", "1e300", "1e-300", "1"}) {
      for (const int off : {-1, 0, 1}) {
        result.push_back(number(text) + off);
        result.push_back(-result.back());
      }
    }
    return result;
  }();
  return numbers;
}

Game hostile_game(const Shape& shape, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const std::vector<Rational>& all = hostile_numbers();
  // A few numbers a game: repeated ones make ties beside the huge differences.
  std::vector<Rational> few;
  for (std::size_t k = 0; k < 3 + seed % 5; ++k) few.push_back(all[random() % all.size()]);
  std::vector<PayoffTable> tables;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    std::vector<Rational> payoffs;
    for (std::size_t cell = 0; cell < cell_count(shape); ++cell)
      payoffs.push_back(few[random() % few.size()]);
    tables.push_back(PayoffTable::from(payoffs));
  }
  return {default_players(shape), std::move(tables)};
}

// A basic variable that entered the basis again, its entry being a rounding error, was renumbered in one of
// its two rows only; the other row then indexed past the arrays.
TEST(HugeNumbers, LeaveTheBasisOfTheRelaxationConsistent) {
  for (const char* name : {"heap_overflow_3x3x2", "crash_release_3p"}) {
    SCOPED_TRACE(name);
    const Game game = game_in(std::string("faults/") + name + ".json");
    const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
    EXPECT_FALSE(verified.solution().equilibria.empty());
  }
}

TEST(HugeNumbers, AreSolvedAndVerified) {
  std::size_t complete = 0;
  std::size_t games = 0;
  SolveOptions options;
  options.threads = 1;
  for (const Shape& shape :
       {Shape{2, 2, 2}, Shape{3, 2, 2}, Shape{3, 3, 2}, Shape{2, 2, 2, 2}, Shape{2, 3, 3}}) {
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
      SCOPED_TRACE(::testing::Message() << shape.size() << " players, seed " << seed);
      const Game game = hostile_game(shape, seed);
      complete += verify(game, solve_nplayer(game, options)).solution().status == Status::complete ? 1U : 0U;
      ++games;
    }
  }
  // Most of these games are degenerate; 27 of the 120 are decided.
  EXPECT_GE(5 * complete, games);
}

// The probabilities are quotients of 70-digit payoffs: reached by refining to the height that a solution of
// the equations can have.
TEST(LongRationalRoots, AreFoundExactly) {
  const Game game = game_in("faults/cyc_70.json");
  const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
  ASSERT_EQ(verified.solution().equilibria.size(), 1U);
  ASSERT_TRUE(verified.solution().equilibria[0].is_exact());
  for (const PlayerCheck& check : verified.checks()[0]) EXPECT_EQ(check.payoff, 0);
}

// A dominated strategy worth -10^14 makes the Jacobian singular in floating point, not exactly.
TEST(SinglePoints, AreRegularByTheExactJacobian) {
  const Game game = game_in("faults/death_cyc_14.json");
  const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
  ASSERT_EQ(verified.solution().equilibria.size(), 1U);
  EXPECT_EQ(verified.solution().equilibria[0].regular, true);
  EXPECT_EQ(verified.solution().equilibria[0].index, 1);
}

// A probability of about 10^-40: an interval of five decimals would reach below 0.
TEST(Refinement, IsNeverCoarserThanWhatWasProved) {
  const Game game = game_in("faults/smallp_40.json");
  const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
  std::size_t enclosed = 0;
  for (const Equilibrium& equilibrium : verified.solution().equilibria) {
    if (equilibrium.is_exact()) continue;
    ++enclosed;
    const auto& before = std::get<EnclosedProfile>(equilibrium.profile);
    for (const unsigned decimals : {1U, 5U, 60U}) {
      const EnclosedProfile after = refine_enclosure(game, before, decimals);
      for (std::size_t i = 0; i < game.player_count(); ++i) {
        for (std::size_t s = 0; s < game.strategy_count(i); ++s) {
          EXPECT_LE(before.probabilities[i][s].lower, after.probabilities[i][s].lower);
          EXPECT_LE(after.probabilities[i][s].lower, after.probabilities[i][s].upper);
          EXPECT_LE(after.probabilities[i][s].upper, before.probabilities[i][s].upper);
        }
      }
    }
  }
  EXPECT_GT(enclosed, 0U);
}

// Not as wide as those of payoffs near 1, which would reach beyond 0.
TEST(EnclosedPayoffs, OfTinyNumbersAreAsManyDigitsLong) {
  const Rational unit = number("1e-300");
  std::size_t enclosed = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto payoffs = testing::random_payoffs({2, 2, 2}, seed, -9, 9);
    std::vector<PayoffTable> small;
    for (const auto& own : payoffs) {
      std::vector<Rational> scaled;
      for (const std::int64_t payoff : own) scaled.push_back(unit * payoff);
      small.push_back(PayoffTable::from(scaled));
    }
    const VerifiedSolution plain = [&] {
      const Game game = testing::game_from({2, 2, 2}, payoffs);
      return verify(game, solve_nplayer(game, {}));
    }();
    const Game game(default_players(Shape{2, 2, 2}), std::move(small));
    const VerifiedSolution tiny = verify(game, solve_nplayer(game, {}));
    ASSERT_EQ(tiny.checks().size(), plain.checks().size()) << "seed " << seed;
    for (std::size_t k = 0; k < tiny.checks().size(); ++k) {
      for (std::size_t i = 0; i < 3; ++i) {
        const PlayerCheck& check = tiny.checks()[k][i];
        if (!check.payoff_enclosure) continue;
        ++enclosed;
        const Enclosure& known = *plain.checks()[k][i].payoff_enclosure;
        EXPECT_LE(check.payoff_enclosure->lower, unit * known.upper);
        EXPECT_LE(unit * known.lower, check.payoff_enclosure->upper);
        EXPECT_LT(check.payoff_enclosure->upper - check.payoff_enclosure->lower, unit * number("1e-50"));
        for (const Enclosure& each : check.strategy_payoff_enclosures) {
          EXPECT_LT(each.upper - each.lower, unit * number("1e-50"));
        }
      }
    }
  }
  EXPECT_GT(enclosed, 0U);
}

TEST(UndecidedCells, HoldProbabilities) {
  const Game game = game_in("faults/border_irr.json");
  const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
  for (const UndecidedRegion& region : verified.solution().undecided) {
    for (const auto& cell : region.cells) {
      for (const auto& own : cell) {
        for (const Enclosure& bounds : own) {
          EXPECT_LE(0, bounds.lower);
          EXPECT_LE(bounds.lower, bounds.upper);
          EXPECT_LE(bounds.upper, 1);
        }
      }
    }
  }
}

}  // namespace
}  // namespace nashsolve
