// One equilibrium of games beyond enumeration, and more digits of irrational ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "logit_path.hpp"
#include "nashsolve/errors.hpp"
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

/// Why the box is refused; nothing where it is not.
std::string refusal(const Game& game, const EnclosedProfile& box) {
  Solution solution;
  solution.status = Status::limit;
  solution.equilibria.push_back({box, 0, std::nullopt, std::nullopt});
  try {
    verify(game, std::move(solution));
  } catch (const InternalError& error) {
    return error.what();
  }
  return {};
}

/// With one more strategy for player 1, which pays that player more than any other, and nobody else anything.
Game with_a_better_strategy(const Game& game, const Shape& shape, std::uint64_t seed) {
  auto payoffs = testing::random_payoffs(shape, seed, -100, 100);
  for (std::size_t i = 0; i < payoffs.size(); ++i) {
    payoffs[i].resize(payoffs[i].size() + game.stride(0), i == 0 ? 101 : 0);
  }
  return testing::game_from({shape[0] + 1, shape[1], shape[2]}, std::move(payoffs));
}

// A box that was moved away from the equilibrium, or widened over a probability of 0, is refused, and so is
// one whose probabilities need not add up to 1, or that leaves out what pays more.
TEST(Refinement, TheCheckRefusesBoxesWithoutAProof) {
  const Shape shape = {3, 3, 3};
  std::size_t tried = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Game game = random_game(shape, seed, -100, 100);
    for (const Equilibrium& equilibrium : solve_nplayer(game, {}).equilibria) {
      if (equilibrium.is_exact()) continue;
      ++tried;
      const auto& box = std::get<EnclosedProfile>(equilibrium.profile);
      EXPECT_EQ(refusal(game, box), "");
      const auto falsified = [&box](const std::function<void(Enclosure&, Enclosure&)>& falsify) {
        EnclosedProfile result = box;
        for (auto& own : result.probabilities) {
          std::vector<Enclosure*> used;
          for (Enclosure& p : own) {
            if (sgn(p.upper) != 0) used.push_back(&p);
          }
          if (used.size() < 2) continue;
          falsify(*used[0], *used[1]);
          break;
        }
        return result;
      };
      const auto expect_refused = [&](const std::string& why, const Game& of, const EnclosedProfile& wrong) {
        EXPECT_NE(refusal(of, wrong).find(why), std::string::npos) << refusal(of, wrong);
      };
      const Rational shift = 4 * widest(box);
      expect_refused("not proved to be the only solution in its box", game,
                     falsified([&shift](Enclosure& first, Enclosure& second) {
                       first = {first.lower - shift, first.upper - shift};
                       second = {second.lower + shift, second.upper + shift};
                     }));
      expect_refused("may be 0 or less", game,
                     falsified([](Enclosure& first, Enclosure& /*second*/) { first.lower = 0; }));
      expect_refused("need not sum to 1", game,
                     falsified([](Enclosure& first, Enclosure& /*second*/) { first.lower = first.upper; }));
      EnclosedProfile unaware = box;
      unaware.probabilities[0].push_back({0, 0});
      expect_refused("might gain by 4", with_a_better_strategy(game, shape, seed), unaware);
    }
  }
  EXPECT_GE(tried, 3U);
}

}  // namespace
}  // namespace nashsolve
