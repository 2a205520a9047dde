// Curves and areas of equilibria, against sets derived by hand; and that verify() refuses false ones.
// x, y, z: the probability of the first strategy of players 1, 2, 3.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using Cell = std::array<std::size_t, 3>;

Game game_of(const std::function<std::array<std::int64_t, 3>(const Cell&)>& payoffs) {
  std::vector<std::vector<std::int64_t>> tables(3);
  for (std::size_t cell = 0; cell < 8; ++cell) {
    const auto values = payoffs({cell / 4, cell / 2 % 2, cell % 2});
    for (std::size_t i = 0; i < 3; ++i) tables[i].push_back(values[i]);
  }
  return testing::game_from({2, 2, 2}, tables);
}

/// The first strategies gain 2yz - 1 and 2xz - 1; player 3 never cares.
Game curve_and_segments() {
  return game_of([](const Cell& s) {
    const std::int64_t first = s[1] == 0 && s[2] == 0 ? 1 : -1;
    const std::int64_t second = s[0] == 0 && s[2] == 0 ? 1 : -1;
    return std::array<std::int64_t, 3>{s[0] == 0 ? first : 0, s[1] == 0 ? second : 0, 0};
  });
}

/// Players 1 and 2 never care; the second strategy of player 3 gains 4xy - 1.
Game areas() {
  return game_of([](const Cell& s) {
    const std::int64_t gain = s[0] == 0 && s[1] == 0 ? 3 : -1;
    return std::array<std::int64_t, 3>{0, 0, s[2] == 1 ? gain : 0};
  });
}

/// Players 2, 3 and 4 each lose by the last strategy, wherever that may do something, or what they gain by it
/// changes with players 1, 2 and 4: where player 1 plays its first, it is never more than 0.
Game a_hub_of_three() {
  constexpr std::int64_t kHigh = (std::int64_t{1} << 40) + 15;
  constexpr std::int64_t kLow = (std::int64_t{1} << 38) + 7;
  const std::array<std::int64_t, 3> stakes{0, 1, 2};
  const std::array<std::int64_t, 3> fees{0, 1, 1};
  const testing::Shape shape{4, 2, 3, 3};
  std::vector<std::vector<std::int64_t>> tables(4);
  for (std::size_t cell = 0; cell < testing::cell_count(shape); ++cell) {
    const std::vector<std::size_t> s = testing::choices_in(cell, shape);
    const bool both = s[1] == 1 && s[3] == 1;
    const bool is_last = s[0] == 3;
    tables[0].push_back(is_last && (s[2] == 2 || (both && s[2] == 1)) ? -1 : 0);
    tables[1].push_back(s[1] == 1 && s[2] == 2 ? -1 : 0);
    tables[2].push_back(s[2] != 2 ? 0 : is_last ? -1 : stakes[s[0]] * ((both ? kHigh : 0) - kLow));
    tables[3].push_back(s[3] != 2 ? 0 : is_last ? -7 : -fees[s[0]]);
  }
  return testing::game_from(shape, tables);
}

/// At each vertex profile of the polytopes, what the condition's strategy pays more than its reference.
bool holds_at_all_corners(const Game& game, const CurvedSet& set, const PayoffCondition& condition) {
  std::vector<Profile> corners{{}};
  for (const std::vector<MixedStrategy>& own : set.polytopes) {
    std::vector<Profile> longer;
    for (const Profile& corner : corners) {
      for (const MixedStrategy& vertex : own) {
        longer.push_back(corner);
        longer.back().push_back(vertex);
      }
    }
    corners = std::move(longer);
  }
  return std::ranges::all_of(corners, [&](const Profile& corner) {
    const StrategyPayoffs payoffs = strategy_payoffs(game, corner, condition.player);
    const int sign = sgn(payoffs.at(condition.strategy) - payoffs.at(condition.reference));
    return condition.is_equation ? sign == 0 : sign <= 0;
  });
}

std::vector<Rational> first_probabilities(const Profile& profile) {
  std::vector<Rational> result;
  for (const MixedStrategy& own : profile) result.push_back(own.probability(0));
  return result;
}

// With x and y inside, yz = xz = 1/2: the curve x = y = 1/(2z), z from 1/2 to 1. With x = y = 1 it takes
// 2z >= 1, a segment that ends where the curve does. x = y = 0 for all z is another. With x = 1 and y < 1
// player 2 gains from x = 1 unless 2z = 1, and then player 1 asks for y >= 1; x = 0 < y gives player 2 -1.
TEST(CurvedSets, ACurveThatASegmentMeets) {
  const Game game = curve_and_segments();
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  ASSERT_EQ(solution.components.size(), 2U);
  std::vector<NashSubset> curves;
  std::size_t segments = 0;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (subset.curved) {
        curves.push_back(subset);
        EXPECT_EQ(component.subsets.size(), 2U);
        EXPECT_EQ(component.is_isolated(), false);
        std::vector<std::vector<Rational>> listed;
        for (const std::size_t k : component.equilibria) {
          listed.push_back(first_probabilities(solution.equilibria[k].exact()));
        }
        const Rational half = make_rational(1, 2);
        for (const std::vector<Rational>& end :
             {std::vector<Rational>{1, 1, half}, std::vector<Rational>{half, half, 1}}) {
          EXPECT_NE(std::find(listed.begin(), listed.end(), end), listed.end());
        }
        EXPECT_EQ(listed.size(), 3U);  // and the segment's other end
      } else {
        ++segments;
      }
    }
  }
  EXPECT_EQ(segments, 2U);
  ASSERT_EQ(curves.size(), 1U);
  const CurvedSet& curve = *curves[0].curved;
  EXPECT_EQ(curve.dimension, 1U);
  const std::vector<Rational> inside = first_probabilities(curve.inside);
  EXPECT_EQ(inside[0], inside[1]);
  EXPECT_EQ(inside[0] * inside[2] * 2, 1);
  EXPECT_TRUE(
      std::all_of(inside.begin(), inside.end(), [](const Rational& p) { return sgn(p) > 0 && p < 1; }));
}

// z = 1 where 4xy <= 1, z = 0 where 4xy >= 1, and any z between on the curve of both.
TEST(CurvedSets, TwoAreasAndTheSurfaceBetweenThem) {
  const Game game = areas();
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  ASSERT_EQ(solution.components.size(), 1U);
  EXPECT_EQ(solution.components[0].index, 1);
  ASSERT_EQ(solution.components[0].subsets.size(), 3U);
  std::size_t equations = 0;
  for (const NashSubset& subset : solution.components[0].subsets) {
    ASSERT_TRUE(subset.curved);
    EXPECT_EQ(subset.curved->dimension, 2U);
    ASSERT_EQ(subset.curved->conditions.size(), 1U);
    const bool is_equation = subset.curved->conditions[0].is_equation;
    equations += is_equation ? 1U : 0U;
    EXPECT_EQ(subset.curved->polytopes[2].size(), is_equation ? 2U : 1U);
  }
  EXPECT_EQ(equations, 1U);
}

TEST(CurvedSets, AFalseOneIsRefused) {
  const Game game = areas();
  const Solution right = solve_nplayer(game, {});
  const auto refused = [&](const std::function<void(CurvedSet&)>& falsify) {
    for (std::size_t k = 0; k < right.components[0].subsets.size(); ++k) {
      Solution wrong = right;
      falsify(*wrong.components[0].subsets[k].curved);
      EXPECT_THROW(verify(game, std::move(wrong)), InternalError) << k;
    }
  };
  refused([](CurvedSet& set) { set.conditions.clear(); });
  refused([](CurvedSet& set) { set.conditions[0].player = 0; });
  refused([](CurvedSet& set) {
    for (MixedStrategy& own : set.inside) own = MixedStrategy::pure(2, 0);
    set.inside[2] = MixedStrategy::pure(2, set.polytopes[2][0].support()[0] == 0 ? 0 : 1);
    set.polytopes[0] = {MixedStrategy::pure(2, 1)};
  });
  refused([](CurvedSet& set) {
    set.polytopes[2] = {MixedStrategy::pure(2, 0), MixedStrategy::pure(2, 1)};
    set.conditions[0].is_equation = false;
  });
}

// Two components take the same values of a probability as far as they are known: no value between them is
// one that the polytope has.
TEST(CurvedSets, AGapThatIsNone) {
  const Game game = testing::game_from({2, 2, 2, 2}, {{0, 1, 3, 0, 1, 2, 1, 0, 0, 0, 0, 2, 3, 1, 2, 0},
                                                      {1, 0, 3, 2, 1, 1, 3, 2, 2, 0, 0, 3, 3, 2, 0, 1},
                                                      {0, 3, 0, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 3, 0, 3},
                                                      {0, 2, 2, 3, 0, 0, 3, 1, 2, 3, 1, 3, 3, 1, 3, 2}});
  EXPECT_EQ(verify(game, solve_nplayer(game, {})).solution().status, Status::complete);
}

// Player 1's last strategy is never better than the others, and where all of its conditions say so, nothing
// of them is left to tell.
TEST(CurvedSets, NoConditionIsToldThatHoldsEverywhere) {
  const Game game = a_hub_of_three();
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  std::size_t curved = 0;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (!subset.curved) continue;
      ++curved;
      for (const PayoffCondition& condition : subset.curved->conditions) {
        EXPECT_FALSE(holds_at_all_corners(game, *subset.curved, condition));
      }
      for (const MixedStrategy& own : subset.curved->inside) {
        for (const Rational& p : own.probabilities()) EXPECT_LT(bit_length(p.get_den()), 60U);
      }
    }
  }
  EXPECT_GT(curved, 0U);
}

/// The strategies that the polytope of a set has in use.
std::vector<std::size_t> used_in(const std::vector<MixedStrategy>& vertices) {
  std::vector<std::size_t> used;
  for (const MixedStrategy& vertex : vertices) {
    for (const std::uint32_t s : vertex.support()) {
      if (std::ranges::count(used, s) == 0) used.push_back(s);
    }
  }
  std::ranges::sort(used);
  return used;
}

/// The curved sets in which the player uses just these strategies.
std::vector<CurvedSet> sets_with(const Solution& solution, std::size_t player,
                                 const std::vector<std::size_t>& used) {
  std::vector<CurvedSet> sets;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (subset.curved && used_in(subset.curved->polytopes[player]) == used) sets.push_back(*subset.curved);
    }
  }
  return sets;
}

// Where w2 = 0 and the second gains 0, z = 1 / (3 w3 - w1) is 1/3 at least, and the third z (w1 - 2 w3) <= 0:
// what holds there lies in the set of all w. Where w3 = 0 and the third gains 0, z = (w2 - w1) / 2, and the
// second gains less.
TEST(CurvedSets, NoneLiesInAnother) {
  const Game game = testing::one_who_cares();
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_EQ(sets_with(solution, 0, {0, 1}).size(), 1U);
  EXPECT_EQ(sets_with(solution, 0, {0, 2}).size(), 1U);
}

// Player 3 alone cares. Where its second and third strategy are worth the same, (1 - x) (y1 - y2) = x, so
// that x <= 1/2; its first is worth (1 - 2x) y2 more. So where it is worth no more, y2 = 0: with x = 1/2 it
// follows from y1 - y2 = 1. With y2 = 0 the first is worth as much, so that all lies in the set of all three.
TEST(CurvedSets, NoneIsToldWithAStrategyThatNoPointUses) {
  const Game game =
      testing::game_from({2, 3, 3}, {std::vector<std::int64_t>(18),
                                     std::vector<std::int64_t>(18),
                                     {0, -1, 0, 0, 0, 1, 0, -1, 0, 0, 1, 0, 1, -1, 0, 0, 0, 0}});
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_TRUE(sets_with(solution, 2, {1, 2}).empty());
  const std::vector<CurvedSet> sets = sets_with(solution, 2, {0, 1, 2});
  ASSERT_EQ(sets.size(), 1U);
  EXPECT_EQ(used_in(sets.front().polytopes[1]), (std::vector<std::size_t>{0, 2}));
}

}  // namespace
}  // namespace nashsolve
