// One equilibrium of games beyond enumeration, and more digits of irrational ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "logit_path.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "refine.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::random_game;
using testing::Shape;

TEST(OneEquilibrium, IsFoundAndVerifiedWhereThereIsNoPureOne) {
  SolveOptions options;
  options.find = Find::one;
  std::size_t mixed = 0;
  for (const Shape& shape :
       {Shape{3, 3, 3}, Shape{7, 7, 7}, Shape{4, 4, 4, 4}, Shape{2, 2, 2, 2, 2, 2, 2, 2}}) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
      const Game game = random_game(shape, seed, -100, 100);
      const Solution solution = verify(game, solve_nplayer(game, options)).solution();
      EXPECT_EQ(solution.status, Status::limit);
      ASSERT_EQ(solution.equilibria.size(), 1U);
      mixed += pure_equilibria(game).empty() ? 1U : 0U;
    }
  }
  EXPECT_GE(mixed, 4U);
}

// The three payoffs of a cell add up to nearly nothing, so that few equilibria are on small supports.
TEST(OneEquilibrium, IsAtTheEndOfALogitPathWherePayoffsConflict) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    const Shape shape = {6, 6, 6};
    auto payoffs = testing::random_payoffs(shape, seed, -1000, 1000);
    for (std::size_t cell = 0; cell < payoffs[2].size(); ++cell) {
      payoffs[2][cell] = payoffs[2][cell] / 10 - payoffs[0][cell] - payoffs[1][cell];
    }
    const Game game = testing::game_from(shape, std::move(payoffs));
    const nplayer::PayoffTensors tensors = nplayer::payoff_tensors(game);
    std::optional<nplayer::FoundEquilibrium> found;
    for (std::uint64_t prior = 0; prior < 8 && !found; ++prior) {
      found = nplayer::follow_logit_path(tensors, prior, [] { return false; });
    }
    ASSERT_TRUE(found);
    ASSERT_TRUE(found->enclosed);
    Solution solution;
    solution.status = Status::limit;
    solution.equilibria.push_back(
        {nplayer::enclosed_profile(*found, tensors.counts), 0, std::nullopt, std::nullopt});
    EXPECT_NO_THROW(verify(game, std::move(solution)));
  }
}

TEST(OneEquilibrium, ALogitPathStopsAtTheStepThatAsks) {
  const Game game = random_game({6, 6, 6}, 3, -1000, 1000);
  int asked = 0;
  EXPECT_FALSE(
      nplayer::follow_logit_path(nplayer::payoff_tensors(game), 0, [&asked] { return ++asked > 2; }));
  EXPECT_EQ(asked, 3);
}

TEST(TimeLimit, OfNoTimeAtAllStillGivesAnEquilibriumOfThreePlayers) {
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(1e-9);
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Game game = random_game({3, 4, 4}, seed, -100, 100);
    const Solution found = verify(game, solve_nplayer(game, options)).solution();
    EXPECT_EQ(found.status, Status::time_limit);
    EXPECT_GE(found.equilibria.size(), 1U);
  }
}

Rational widest(const EnclosedProfile& profile) {
  Rational widest = 0;
  for (const auto& own : profile.probabilities) {
    for (const Enclosure& p : own) widest = std::max<Rational>(widest, p.upper - p.lower);
  }
  return widest;
}

TEST(Refinement, GivesAsManyDigitsAsAskedForOfTheSameEquilibrium) {
  std::size_t enclosed = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Game game = random_game({3, 3, 3}, seed, -100, 100);
    for (const Equilibrium& equilibrium : solve_nplayer(game, {}).equilibria) {
      if (equilibrium.is_exact()) continue;
      ++enclosed;
      const auto& before = std::get<EnclosedProfile>(equilibrium.profile);
      for (const unsigned decimals : {20U, 100U, 1000U}) {
        const EnclosedProfile after = refine_enclosure(game, before, decimals);
        Rational unit = 1;
        for (unsigned k = 0; k < decimals; ++k) unit /= 10;
        EXPECT_LT(widest(after), unit);
        Solution solution;
        solution.status = Status::limit;
        solution.equilibria.push_back({after, 0, std::nullopt, std::nullopt});
        EXPECT_NO_THROW(verify(game, std::move(solution)));
      }
    }
  }
  EXPECT_GE(enclosed, 3U);
}

// A box that was moved away from the equilibrium, or widened over a probability of 0, is refused.
TEST(Refinement, TheCheckRefusesBoxesWithoutAProof) {
  std::size_t tried = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Game game = random_game({3, 3, 3}, seed, -100, 100);
    for (const Equilibrium& equilibrium : solve_nplayer(game, {}).equilibria) {
      if (equilibrium.is_exact()) continue;
      ++tried;
      Solution moved;
      moved.status = Status::limit;
      EnclosedProfile box = std::get<EnclosedProfile>(equilibrium.profile);
      const Rational shift = 4 * widest(box);
      for (auto& own : box.probabilities) {
        std::vector<Enclosure*> used;
        for (Enclosure& p : own) {
          if (sgn(p.upper) != 0) used.push_back(&p);
        }
        if (used.size() < 2) continue;
        for (Rational* bound : {&used[0]->lower, &used[0]->upper}) *bound -= shift;
        for (Rational* bound : {&used[1]->lower, &used[1]->upper}) *bound += shift;
        break;
      }
      moved.equilibria.push_back({box, 0, std::nullopt, std::nullopt});
      EXPECT_ANY_THROW(verify(game, std::move(moved)));
    }
  }
  EXPECT_GE(tried, 3U);
}

}  // namespace
}  // namespace nashsolve
