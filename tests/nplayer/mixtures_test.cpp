// Strategies that pay everybody what a mix of other strategies pays: the equilibria are those of the game
// without them, each with every way to play it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "reduction.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using nplayer::Reduction;
using testing::cell_count;
using testing::game_from;
using testing::random_payoffs;
using testing::Shape;

/// Weights in twelfths of player 3's first strategies, for each further one.
using Weights = std::vector<std::vector<std::int64_t>>;

struct Pair {
  Game without;
  Game with;
};

Pair games(Shape shape, std::uint64_t seed, std::int64_t most, const Weights& added) {
  auto payoffs = random_payoffs(shape, seed, -most, most);
  const std::size_t before = shape[2];
  Shape longer = shape;
  longer[2] += added.size();
  std::vector<std::vector<std::int64_t>> more(3, std::vector<std::int64_t>(cell_count(longer)));
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::int64_t& value : payoffs[i]) value *= 12;
    for (std::size_t row = 0; row < shape[0] * shape[1]; ++row) {
      const std::int64_t* own = &payoffs[i][row * before];
      for (std::size_t s = 0; s < longer[2]; ++s) {
        std::int64_t& value = more[i][row * longer[2] + s];
        if (s < before) {
          value = own[s];
          continue;
        }
        for (std::size_t k = 0; k < before; ++k) value += added[s - before][k] * (own[k] / 12);
      }
    }
  }
  return {game_from(shape, payoffs), game_from(longer, more)};
}

std::vector<std::vector<Enclosure>> box_of(const Equilibrium& equilibrium) {
  if (!equilibrium.is_exact()) return std::get<EnclosedProfile>(equilibrium.profile).probabilities;
  std::vector<std::vector<Enclosure>> box;
  for (const MixedStrategy& own : equilibrium.exact()) {
    auto& bounds = box.emplace_back();
    for (const Rational& p : own.probabilities()) bounds.push_back({p, p});
  }
  return box;
}

/// Whether the one may be the other with its added strategies replaced by their mixes.
bool may_stand_for(const Equilibrium& with, const Equilibrium& without, const Weights& added) {
  auto box = box_of(with);
  const auto other = box_of(without);
  const std::size_t before = other[2].size();
  for (std::size_t m = 0; m < added.size(); ++m) {
    for (std::size_t s = 0; s < before; ++s) {
      box[2][s].lower += make_rational(added[m][s], 12) * box[2][before + m].lower;
      box[2][s].upper += make_rational(added[m][s], 12) * box[2][before + m].upper;
    }
  }
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t s = 0; s < other[i].size(); ++s) {
      if (box[i][s].upper < other[i][s].lower || other[i][s].upper < box[i][s].lower) return false;
    }
  }
  return true;
}

std::size_t used(const std::vector<Enclosure>& own) {
  return static_cast<std::size_t>(
      std::count_if(own.begin(), own.end(), [](const Enclosure& p) { return sgn(p.upper) != 0; }));
}

// Each of the vertices stands for one of the isolated equilibria of the game without, and uses as many
// strategies. With one mixture of both strategies there are two vertices where both are used.
TEST(Mixtures, ARegularEquilibriumBecomesAllWaysToPlayIt) {
  std::size_t irrational = 0;
  for (std::uint64_t seed = 0; seed < 90; ++seed) {
    SCOPED_TRACE(seed);
    const Weights added{{3, 9}};
    const Pair pair = games({2, 2, 2}, seed, 4000, added);
    const Solution without = solve(pair.without).solution();
    SolveOptions options;
    options.digits = seed % 2 == 0 ? 40 : 3;
    const Solution with = solve(pair.with, options).solution();
    ASSERT_EQ(without.status, Status::complete);
    ASSERT_EQ(with.status, Status::complete);
    ASSERT_EQ(with.components.size(), without.components.size());
    std::set<std::size_t> stood_for;
    for (const Component& component : with.components) {
      const auto whole =
          std::find_if(without.equilibria.begin(), without.equilibria.end(), [&](const Equilibrium& each) {
            return std::all_of(component.equilibria.begin(), component.equilibria.end(),
                               [&](std::size_t k) { return may_stand_for(with.equilibria[k], each, added); });
          });
      ASSERT_NE(whole, without.equilibria.end());
      EXPECT_TRUE(stood_for.insert(whole->component).second);
      EXPECT_EQ(component.index, without.components[whole->component].index);
      EXPECT_EQ(component.equilibria.size(), used(box_of(*whole)[2]));
      if (component.equilibria.size() == 2 && !whole->is_exact()) ++irrational;
    }
  }
  EXPECT_GE(irrational, 20U);
}

// Several mixtures, one of them twice, one of three strategies.
TEST(Mixtures, ManyOfThemHaveTheComponentsOfTheGameWithoutThem) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    const Weights added{{6, 6, 0}, {3, 3, 6}, {6, 6, 0}, {0, 1, 11}};
    const Pair pair = games({2, 3, 3}, seed, seed % 2 == 0 ? 30 : 3, added);
    const Solution without = verify(pair.without, solve_nplayer(pair.without, {})).solution();
    const Solution with = verify(pair.with, solve_nplayer(pair.with, {})).solution();
    ASSERT_EQ(with.status, without.status);
    if (without.status != Status::complete) continue;
    ASSERT_EQ(with.components.size(), without.components.size());
    for (const Equilibrium& each : with.equilibria) {
      if (!each.is_exact()) continue;
      Profile profile = each.exact();
      std::vector<Rational> mixed = profile[2].probabilities();
      for (std::size_t m = 0; m < added.size(); ++m) {
        for (std::size_t s = 0; s < 3; ++s) mixed[s] += make_rational(added[m][s], 12) * mixed[3 + m];
      }
      mixed.resize(3);
      profile[2] = MixedStrategy::from_probabilities(mixed);
      for (const auto& check : check_profile(pair.without, profile)) EXPECT_EQ(check.regret, 0);
    }
  }
}

// The last strategy is the first one again: where it is played in its place, another one comes first, whose
// bounds have to hold what the others leave.
TEST(Mixtures, ADuplicateInThePlaceOfTheFirstStrategy) {
  std::size_t irrational = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    SCOPED_TRACE(seed);
    const Weights added{{12, 0, 0}};
    const Pair pair = games({3, 3, 3}, seed, 9, added);
    const Solution without = solve(pair.without).solution();
    const Solution with = solve(pair.with).solution();
    ASSERT_EQ(with.status, without.status);
    ASSERT_EQ(with.components.size(), without.components.size());
    std::size_t expected = 0;
    for (const Equilibrium& each : without.equilibria) {
      const auto own = box_of(each)[2];
      const bool has_first = sgn(own[0].upper) != 0;
      expected += has_first ? 2 : 1;
      if (has_first && used(own) == 3 && !each.is_exact()) ++irrational;
    }
    EXPECT_EQ(with.equilibria.size(), expected);
  }
  EXPECT_GE(irrational, 3U);
}

// x3 = (1/2, 1/2) by hand: matching pennies of players 1 and 3, and of 2 and 3. The third strategy is worth
// 1/4 of the first and 3/4 of the second, so it can be played with 2/3 at most, and then the second is not.
TEST(Mixtures, ManyStrategiesAmongFewChoicesOfTheOthersAreNotCompared) {
  // 200 points in 27 dimensions: their linear programs take minutes, and no limit is asked.
  const Shape shape = {3, 3, 200};
  const Reduction reduction = nplayer::reduce(game_from(shape, random_payoffs(shape, 1, -100, 100)));
  EXPECT_TRUE(reduction.mixtures[2].empty());
  EXPECT_EQ(reduction.classes[2].size(), 200U);
}

// 500 points in 27 dimensions: not even a pivot of each linear program is worth while, so the payoffs, which
// are asked about column by column, are looked at once.
TEST(Mixtures, AreNotLookedForInVainOrAfterTheLimit) {
  const Shape shape = {500, 3, 3};
  const Game game = game_from(shape, random_payoffs(shape, 1, -100, 100));
  int asked = 0;
  const Reduction reduction = nplayer::reduce(game, [&asked] {
    ++asked;
    return false;
  });
  EXPECT_TRUE(reduction.mixtures[0].empty());
  EXPECT_GE(asked, 20);
  EXPECT_LE(asked, 40);
  asked = 0;
  const Reduction stopped = nplayer::reduce(game, [&asked] { return ++asked > 3; });
  EXPECT_LE(asked, 15);
  EXPECT_EQ(stopped.classes[0].size(), 500U);
}

TEST(Mixtures, TheVerticesOfAFibre) {
  const Game game = game_from({2, 1, 3}, {{4, -4, -2, -4, 4, 2}, {0, 0, 0, 0, 0, 0}, {-4, 4, 2, 4, -4, -2}});
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  ASSERT_EQ(solution.equilibria.size(), 2U);
  const auto third = [&](std::size_t k) { return solution.equilibria[k].exact()[2].probabilities(); };
  EXPECT_EQ(third(0), (std::vector<Rational>{make_rational(1, 2), make_rational(1, 2), 0}));
  EXPECT_EQ(third(1), (std::vector<Rational>{make_rational(1, 3), 0, make_rational(2, 3)}));
}

TEST(Mixtures, VerticesOfDifferentEquilibriaAreRefused) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Pair pair = games({2, 2, 2}, seed, 40, {{3, 9}});
    const Solution right = solve_nplayer(pair.with, {});
    std::vector<std::size_t> irrational;  // components
    for (std::size_t c = 0; c < right.components.size(); ++c) {
      const Component& each = right.components[c];
      if (each.equilibria.size() == 2 && !right.equilibria[each.equilibria[0]].is_exact()) {
        irrational.push_back(c);
      }
    }
    if (irrational.size() < 2) continue;
    Solution wrong = right;
    auto& vertices = wrong.components[irrational[0]].subsets[0].vertices;
    vertices[2][1] = right.components[irrational[1]].subsets[0].vertices[2][1];
    EXPECT_THROW(verify(pair.with, std::move(wrong)), InternalError);
    wrong = right;
    wrong.components[irrational[0]].subsets[0].vertices[0].push_back(
        right.components[irrational[1]].subsets[0].vertices[0][0]);
    EXPECT_THROW(verify(pair.with, std::move(wrong)), InternalError);
    return;
  }
  FAIL() << "no game with two irrational equilibria";
}

}  // namespace
}  // namespace nashsolve
