// Indices of components that are closed under best replies, against complexes drawn by hand, and against
// games in which others find them.
#include "closed_components.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "component_indices.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "reduction.hpp"
#include "stop.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::cell_count;
using testing::choices_in;
using testing::count_of;
using testing::game_from;
using testing::Shape;

/// Each gets what `payoff` says of the choices and the own one.
template <class Payoff>
Game game_of(const Shape& shape, const Payoff& payoff) {
  std::vector<std::vector<std::int64_t>> payoffs(shape.size());
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    const std::vector<std::size_t> choices = choices_in(cell, shape);
    for (std::size_t i = 0; i < shape.size(); ++i) payoffs[i].push_back(payoff(choices, choices[i]));
  }
  return game_from(shape, std::move(payoffs));
}

/// The solution without the indices of components, but for those that are told here.
Solution closed_alone(const Game& game, Solution solution) {
  for (Component& each : solution.components) each.index.reset();
  StopWatch watch({});
  nplayer::find_indices_of_closed_components(game, watch, solution);
  return solution;
}

// Three want one of four places alone. All have one in 24 profiles, in each of which each may go to the free
// place: 36 segments, and the index is 24 - 36. Where two share a pair of places evenly and the third mixes
// the other one, each of the two may go there: three times six points and six segments, a circle each, which
// has a point with no index near it. Others are isolated.
TEST(ClosedComponents, OfPlacesIsTheCharacteristicOfAGraph) {
  const Game game =
      game_of({4, 4, 4}, [](const auto& all, std::size_t own) { return count_of(all, own) == 1 ? 1 : 0; });
  const Solution solution = verify(game, solve_nplayer(game, {})).solution();
  ASSERT_EQ(solution.status, Status::complete);
  std::multiset<int> indices;
  for (const Component& each : solution.components) {
    if (each.is_continuum()) indices.insert(each.index.value_or(99));
  }
  EXPECT_EQ(indices, (std::multiset<int>{-12, 0, 0, 0}));
  const Solution closed = closed_alone(game, solution);
  EXPECT_EQ(std::ranges::count_if(closed.components, [](const auto& each) { return each.index.has_value(); }),
            1);
}

// All get 1 unless all choose alike: the complex of the faces that hold no such profile, those of strategies
// B_i, one set a player, with nothing in common. Over all faces that have the strategies T in common the
// signs (-1)^(|B_i| - 1) add up to 0, but to +1 where T is empty, and to (-1)^((c - 1) n) where T is all c
// choices of the n players. So by inclusion and exclusion it is 1 + (-1)^c (-1)^((c - 1) n).
TEST(ClosedComponents, OfCommonInterestIsThatOfTheHighest) {
  const std::vector<std::pair<Shape, int>> cases{{{2, 2, 2}, 0}, {{3, 3, 3}, 0}, {{2, 2, 2, 2}, 2}};
  for (const auto& [shape, expected] : cases) {
    const Game game = game_of(
        shape, [](const auto& all, std::size_t own) { return count_of(all, own) == all.size() ? 0 : 1; });
    const Solution solution = verify(game, solve_nplayer(game, {})).solution();
    ASSERT_EQ(solution.status, Status::complete);
    const Solution closed = closed_alone(game, solution);
    std::vector<int> told;
    for (const Component& each : closed.components) {
      if (each.index) told.push_back(*each.index);
    }
    EXPECT_EQ(told, std::vector<int>{expected});
  }
}

// Of common interest in few payoffs, where games near the game tell it.
TEST(ClosedComponents, AreThoseOfGamesWithBonuses) {
  std::size_t compared = 0;
  for (const Shape& shape : {Shape{2, 2, 2}, Shape{2, 3, 2}, Shape{3, 3, 2}}) {
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
      const std::vector<std::int64_t> common = testing::random_payoffs(shape, seed, 0, 2).front();
      const Game game = game_from(shape, std::vector(shape.size(), common));
      const nplayer::Reduction reduction = nplayer::reduce(game);
      Solution near = solve_nplayer(game, {});
      if (near.status != Status::complete || reduction.players.size() < 3) continue;
      const Solution closed = closed_alone(game, near);
      for (Component& each : near.components) {
        if (each.is_continuum()) each.index.reset();
      }
      StopWatch watch({});
      nplayer::IndexWork work = nplayer::most_index_work({});
      nplayer::find_indices_by_bonuses(game, reduction, {}, watch, work, near);
      for (std::size_t c = 0; c < near.components.size(); ++c) {
        if (!near.components[c].index || !closed.components[c].index) continue;
        EXPECT_EQ(near.components[c].index, closed.components[c].index) << seed;
        if (near.components[c].is_continuum()) ++compared;
      }
    }
  }
  EXPECT_GT(compared, 10U);
}

}  // namespace
}  // namespace nashsolve
