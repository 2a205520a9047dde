// Indices of components of games of three players and more. What they should be is derived by hand, or found
// by the two-player solver, or they have to stay what they are where the game is written in another way.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "bimatrix.hpp"
#include "component_indices.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "reduction.hpp"
#include "support/random_games.hpp"
#include "symmetric_components.hpp"

namespace nashsolve {
namespace {

using testing::cell_count;
using testing::game_from;
using testing::random_game;
using testing::random_payoffs;
using testing::Shape;

using Tables = std::vector<std::vector<std::int64_t>>;
using ExactPoint = std::vector<std::vector<Rational>>;
/// By the exact equilibria that are listed of the component, of which there has to be one.
using Indices = std::map<std::set<ExactPoint>, std::optional<int>>;

Solution complete(const Game& game) {
  Solution solution = verify(game, solve_nplayer(game, {})).solution();
  EXPECT_EQ(solution.status, Status::complete);
  return solution;
}

/// `renamed` says what a point of the game is in another one.
template <class Renamed>
Indices indices_of(const Solution& solution, const Renamed& renamed) {
  Indices indices;
  for (const Component& component : solution.components) {
    std::set<ExactPoint> points;
    for (const std::size_t position : component.equilibria) {
      if (!solution.equilibria[position].is_exact()) continue;
      ExactPoint point;
      for (const MixedStrategy& own : solution.equilibria[position].exact()) {
        point.push_back(own.probabilities());
      }
      points.insert(renamed(point));
    }
    if (!points.empty()) indices.emplace(std::move(points), component.index);
  }
  return indices;
}

Indices indices_of(const Solution& solution) {
  return indices_of(solution, [](const ExactPoint& point) { return point; });
}

/// Of curved sets the players' order decides which points are listed, so components are told by one that both
/// list.
void expect_same(const Indices& found, const Indices& expected) {
  EXPECT_EQ(found.size(), expected.size());
  for (const auto& [points, index] : found) {
    const auto has_common_point = [&points = points](const auto& each) {
      return std::ranges::any_of(each.first, [&](const ExactPoint& point) { return points.contains(point); });
    };
    const auto same = std::ranges::find_if(expected, has_common_point);
    ASSERT_NE(same, expected.end());
    EXPECT_EQ(index, same->second);
  }
}

bool knows_all(const Solution& solution) {
  return std::ranges::all_of(solution.components, [](const auto& each) { return each.index.has_value(); });
}

/// The strategies of each player of a cell of the shape.
std::vector<std::size_t> strategies_at(const Shape& shape, std::size_t cell) {
  std::vector<std::size_t> strategies(shape.size());
  for (std::size_t i = shape.size(); i-- > 0; cell /= shape[i]) strategies[i] = cell % shape[i];
  return strategies;
}

std::size_t cell_at(const Shape& shape, const std::vector<std::size_t>& strategies) {
  std::size_t cell = 0;
  for (std::size_t i = 0; i < shape.size(); ++i) cell = cell * shape[i] + strategies[i];
  return cell;
}

// Selten (1975), figure 1. Either (C, c) and player 3 plays R with 3/4 or more, or (D, L) and player 2 plays
// c with 1/3 or more. Give player 2 a bonus for d. Where player 3 plays L with nearly 1, d is then his only
// best response whatever player 1 does: it pays him more if player 1 plays C, and the bonus if he plays D. So
// no equilibrium is left near the second component, and its index is 0; the first one's is 1 - 0.
Game seltens_horse() {
  return game_from({2, 2, 2}, {{1, 1, 4, 0, 3, 0, 3, 0}, {1, 1, 4, 0, 3, 0, 3, 0}, {1, 1, 0, 1, 2, 0, 2, 0}});
}

TEST(NPlayerIndex, SeltensHorse) {
  const Solution solution = complete(seltens_horse());
  ASSERT_EQ(solution.components.size(), 2U);
  for (const Component& component : solution.components) {
    const bool is_first =
        sgn(solution.equilibria[component.equilibria.front()].exact()[0].probability(0)) != 0;
    EXPECT_EQ(component.index, is_first ? 1 : 0);
  }
}

// A third player whose second strategy is worse whatever happens takes no part.
TEST(NPlayerIndex, OfTwoPlayersIsThatOfTheTwoPlayerSolver) {
  std::size_t compared = 0;
  std::set<int> seen;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const Shape shape = seed % 2 == 0 ? Shape{3, 3} : Shape{2, 3};
    const Tables two = random_payoffs(shape, seed, 0, 2);
    Tables three = random_payoffs({shape[0], shape[1], 2}, seed + 1000, 0, 2);
    for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
      for (std::size_t i = 0; i < 2; ++i) three[i][2 * cell] = two[i][cell];
      three[2][2 * cell] = three[2][2 * cell + 1] + 1;
    }
    const Game game = game_from({shape[0], shape[1], 2}, three);
    const Solution expected = solve_bimatrix(game_from(shape, two), {});
    const Indices found = indices_of(complete(game), [](ExactPoint point) {
      point.pop_back();
      return point;
    });
    const Indices known = indices_of(expected);
    ASSERT_EQ(found.size(), known.size()) << seed;
    for (const auto& [points, index] : known) {
      ASSERT_TRUE(found.contains(points)) << seed;
      EXPECT_EQ(found.at(points), index) << seed;
      if (known.size() < 2 || !index) continue;
      ++compared;
      seen.insert(*index);
    }
  }
  EXPECT_GT(compared, 60U);
  EXPECT_TRUE(seen.contains(-1) && seen.contains(0) && seen.contains(1));
}

class Rewritten : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  const Shape shape_{2, 2, 2};
  const Tables payoffs_ = random_payoffs(shape_, GetParam(), 0, 1);
  const Solution solution_ = complete(game_from(shape_, payoffs_));
};

TEST_P(Rewritten, AllAreKnown) {
  EXPECT_TRUE(knows_all(solution_));
}

TEST_P(Rewritten, WithPlayersInAnotherOrder) {
  // Player i is player i + 1 of the other game.
  Tables turned(3, std::vector<std::int64_t>(8));
  for (std::size_t cell = 0; cell < 8; ++cell) {
    const auto s = strategies_at(shape_, cell);
    for (std::size_t i = 0; i < 3; ++i)
      turned[(i + 1) % 3][cell_at(shape_, {s[2], s[0], s[1]})] = payoffs_[i][cell];
  }
  const auto back = [](const ExactPoint& point) { return ExactPoint{point[1], point[2], point[0]}; };
  expect_same(indices_of(complete(game_from(shape_, turned)), back), indices_of(solution_));
}

TEST_P(Rewritten, WithStrategiesInAnotherOrder) {
  Tables turned(3, std::vector<std::int64_t>(8));
  for (std::size_t cell = 0; cell < 8; ++cell) {
    const auto s = strategies_at(shape_, cell);
    for (std::size_t i = 0; i < 3; ++i)
      turned[i][cell_at(shape_, {1 - s[0], s[1], 1 - s[2]})] = payoffs_[i][cell];
  }
  const auto back = [](ExactPoint point) {
    std::ranges::reverse(point[0]);
    std::ranges::reverse(point[2]);
    return point;
  };
  expect_same(indices_of(complete(game_from(shape_, turned)), back), indices_of(solution_));
}

TEST_P(Rewritten, WithADominatedStrategy) {
  const Shape larger{2, 3, 2};
  Tables more(3, std::vector<std::int64_t>(12));
  for (std::size_t cell = 0; cell < 12; ++cell) {
    const auto s = strategies_at(larger, cell);
    const std::size_t same = cell_at(shape_, {s[0], s[1] % 2, s[2]});
    for (std::size_t i = 0; i < 3; ++i) more[i][cell] = payoffs_[i][same] - (i == 1 && s[1] == 2 ? 1 : 0);
    if (s[1] == 2) more[0][cell] = static_cast<std::int64_t>(cell % 3);
  }
  const auto back = [](ExactPoint point) {
    point[1].pop_back();
    return point;
  };
  expect_same(indices_of(complete(game_from(larger, more)), back), indices_of(solution_));
}

/// Forgets the indices of all components that are no regular equilibria, and finds them with these bonuses.
Solution with_other_bonuses(const Game& game, Solution solution, std::uint64_t seed) {
  for (Component& component : solution.components) {
    if (solution.equilibria[component.equilibria.front()].regular != true) component.index = std::nullopt;
  }
  StopWatch watch{SolveOptions()};
  nplayer::IndexWork left = nplayer::most_index_work({});
  nplayer::find_indices_by_bonuses(game, nplayer::reduce(game), {}, watch, left, solution, seed);
  return solution;
}

TEST_P(Rewritten, WithOtherBonuses) {
  const Game game = game_from(shape_, payoffs_);
  if (nplayer::reduce(game).players.size() < 3) return;  // handed over to the two-player solver
  const auto regular =
      std::ranges::count_if(solution_.equilibria, [](const auto& each) { return each.regular == true; });
  // Of a single component that is no regular equilibrium the sum says the index, before any bonus.
  if (static_cast<std::size_t>(regular) + 1 >= solution_.components.size()) return;
  for (const std::uint64_t seed : {77U, 1234U, 99999U}) {
    EXPECT_EQ(indices_of(with_other_bonuses(game, solution_, seed)), indices_of(solution_)) << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Rewritten, ::testing::Range<std::uint64_t>(0, 60));

// The components that the sum of all does not say, of games of other shapes.
TEST(NPlayerIndex, IsTheSameWithOtherBonuses) {
  std::size_t compared = 0;
  for (const Shape& shape : {Shape{3, 3, 2}, Shape{2, 2, 2, 2}, Shape{2, 3, 2}}) {
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
      const Game game = random_game(shape, seed, 0, 2);
      const Solution solution = solve_nplayer(game, {});
      if (solution.status != Status::complete || nplayer::reduce(game).players.size() < 3) continue;
      const Indices expected = indices_of(verify(game, solution).solution());
      for (const auto& [points, index] : indices_of(with_other_bonuses(game, solution, seed + 500))) {
        // The one that the sum says is not found here, where no other is unknown.
        if (!index) continue;
        EXPECT_EQ(index, expected.at(points)) << seed;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 100U);
}

// Each player may leave, which pays 20 if all do and else less than anything: next to the components of the
// game nobody wants to, so that they keep their indices. That all leave is a strict equilibrium, and so not
// all components are those of the game.
TEST(NPlayerIndex, IsThatOfTheGameWithoutWorseReplies) {
  const Shape shape{2, 2, 3};
  const Shape larger{3, 3, 4};
  std::size_t compared = 0;
  std::set<int> seen;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Tables payoffs = random_payoffs(shape, seed, 0, 2);
    Tables more(3, std::vector<std::int64_t>(cell_count(larger)));
    for (std::size_t cell = 0; cell < cell_count(larger); ++cell) {
      const std::vector<std::size_t> s = strategies_at(larger, cell);
      std::size_t leaving = 0;
      for (std::size_t i = 0; i < 3; ++i) {
        if (s[i] == shape[i]) ++leaving;
      }
      for (std::size_t i = 0; i < 3; ++i) {
        if (leaving == 0) more[i][cell] = payoffs[i][cell_at(shape, s)];
        if (leaving > 0) more[i][cell] = static_cast<std::int64_t>((7 * cell + 3 * i) % 11);
        if (s[i] == shape[i]) more[i][cell] = leaving == 3 ? 20 : -1;
      }
    }
    const Solution without = solve_nplayer(game_from(shape, payoffs), {});
    const Solution with = solve_nplayer(game_from(larger, more), {});
    if (without.status != Status::complete || with.status != Status::complete) continue;
    EXPECT_GT(with.components.size(), without.components.size());
    const auto padded = [](ExactPoint point) {
      for (auto& own : point) own.emplace_back(0);
      return point;
    };
    const Indices found = indices_of(with);
    for (const auto& [points, index] : indices_of(without, padded)) {
      ASSERT_TRUE(found.contains(points)) << seed;
      if (!index || !found.at(points)) continue;
      EXPECT_EQ(found.at(points), index) << seed;
      seen.insert(*index);
      ++compared;
    }
  }
  EXPECT_GT(compared, 10U);
  EXPECT_TRUE(seen.contains(0));
}

TEST(NPlayerIndex, TakesNoMoreThanTheWorkThereIs) {
  std::size_t missing = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Game game = random_game({3, 3, 2}, seed, 0, 2);
    nplayer::IndexWork few_steps{1000, 1'000'000};
    const Solution solution = solve_nplayer(game, {}, few_steps);
    if (solution.status != Status::complete || knows_all(solution) || !knows_all(complete(game))) continue;
    EXPECT_EQ(few_steps.steps, 0U) << seed;
    ++missing;
  }
  EXPECT_GT(missing, 0U);
  nplayer::IndexWork few_questions{1000, 10};
  EXPECT_EQ(solve_nplayer(seltens_horse(), {}, few_questions).status, Status::limit);
  EXPECT_EQ(few_questions.asks, 0U);
}

/// What a player gets depends on his strategy and on how many of the others play which.
Game symmetric_game(const Shape& shape, std::uint64_t seed) {
  const std::vector<std::int64_t> drawn = random_payoffs(shape, seed, 0, 2).front();
  Tables payoffs(shape.size(), std::vector<std::int64_t>(cell_count(shape)));
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    for (std::size_t i = 0; i < shape.size(); ++i) {
      std::vector<std::size_t> s = strategies_at(shape, cell);
      std::swap(s.front(), s[i]);
      std::sort(s.begin() + 1, s.end());
      payoffs[i][cell] = drawn[cell_at(shape, s)];
    }
  }
  return game_from(shape, payoffs);
}

// What best replies and bonuses tell of each component by itself.
TEST(NPlayerIndex, IsThatOfSymmetricImages) {
  std::size_t compared = 0;
  for (const Shape& shape : {Shape{3, 3, 3}, Shape{2, 2, 2, 2}}) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
      const Game game = symmetric_game(shape, seed);
      const Solution solution = verify(game, solve_nplayer(game, {})).solution();
      if (solution.status != Status::complete) continue;
      for (const std::size_t kept : {0U, 1U, 2U}) {
        Solution forgotten = solution;
        std::size_t count = 0;
        for (std::size_t c = kept; c < solution.components.size(); ++c) {
          if (solution.equilibria[solution.components[c].equilibria.front()].regular == true) continue;
          forgotten.components[c].index = std::nullopt;
          ++count;
        }
        if (count < 2) continue;
        StopWatch watch{SolveOptions()};
        nplayer::find_indices_by_symmetries(game, watch, forgotten);
        for (std::size_t c = 0; c < solution.components.size(); ++c) {
          const std::optional<int> index = forgotten.components[c].index;
          if (!index || !solution.components[c].index) continue;
          EXPECT_EQ(index, solution.components[c].index) << seed;
          ++compared;
        }
      }
    }
  }
  EXPECT_GT(compared, 50U);
}

// Points next to sets of many dimensions: what is in between is all that has to be divided.
TEST(NPlayerIndex, IsFoundNextToLargeSets) {
  std::size_t unknown = 0;
  std::size_t components = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Solution solution = solve_nplayer(random_game({3, 3, 3}, seed, 0, 2), {});
    if (solution.status != Status::complete) continue;
    components += solution.components.size();
    if (!knows_all(solution)) ++unknown;
  }
  EXPECT_GT(components, 120U);
  EXPECT_LE(unknown, 1U);
}

// All get twice the least effort and pay their own. Of efforts a < b alone those who mix them have index 0
// but where b is next to a: among efforts a to b all equilibria but these have the other indices, by
// induction, and the sum is +1. The efforts between are tied, and the game is too large for a game with
// bonuses.
TEST(NPlayerIndex, OfMixedEffortsWithOthersTied) {
  const Shape shape{5, 5, 5};
  Tables payoffs(3, std::vector<std::int64_t>(cell_count(shape)));
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    const std::vector<std::size_t> s = strategies_at(shape, cell);
    for (std::size_t i = 0; i < 3; ++i) {
      payoffs[i][cell] = 2 * static_cast<std::int64_t>(std::ranges::min(s)) - static_cast<std::int64_t>(s[i]);
    }
  }
  const Solution solution = complete(game_from(shape, payoffs));
  EXPECT_EQ(solution.components.size(), 15U);
  for (const Component& component : solution.components) {
    const Equilibrium& equilibrium = solution.equilibria[component.equilibria.front()];
    if (equilibrium.is_exact()) {
      EXPECT_EQ(component.index, 1);
      continue;
    }
    const auto& own = std::get<EnclosedProfile>(equilibrium.profile).probabilities.front();
    std::vector<std::size_t> used;
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (sgn(own[s].upper) != 0) used.push_back(s);
    }
    ASSERT_EQ(used.size(), 2U);
    EXPECT_EQ(component.index, used[0] + 1 == used[1] ? -1 : 0);
  }
}

}  // namespace
}  // namespace nashsolve
