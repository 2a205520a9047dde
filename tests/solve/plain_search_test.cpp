// That what is left out, merged or solved by a linear program before a search changes no answer: each game is
// solved with all of that and plainly (Search::plain), and the two are the same. Games of few payoffs, with
// strategies that are copies, mixes of others, or dominated by them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "nashsolve/solve.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::EquilibriumSet;
using testing::Shape;
using testing::uniform;

using Tables = std::vector<std::vector<std::int64_t>>;

/// Gives a strategy of the player that anew(player, first, second) of the payoffs of two others.
template <class Anew>
void replace(Tables& tables, const Shape& shape, std::size_t player, std::size_t strategy, std::size_t first,
             std::size_t second, const Anew& anew) {
  std::size_t stride = 1;
  for (std::size_t i = shape.size(); --i > player;) stride *= shape[i];
  for (std::size_t cell = 0; cell < tables[0].size(); ++cell) {
    if (cell / stride % shape[player] != strategy) continue;
    const std::size_t origin = cell - strategy * stride;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      tables[i][cell] = anew(i, tables[i][origin + first * stride], tables[i][origin + second * stride]);
    }
  }
}

/// Even payoffs, so that the mean of two is an integer.
Game tied_game(std::mt19937_64& random, const Shape& shape) {
  Tables tables = testing::random_payoffs(shape, random(), 0, uniform(random, 1, 2));
  for (auto& table : tables) {
    for (std::int64_t& payoff : table) payoff *= 2;
  }
  const bool is_zero_sum = shape.size() == 2 && uniform(random, 0, 5) == 0;
  if (is_zero_sum) {
    for (std::size_t cell = 0; cell < tables[0].size(); ++cell) tables[1][cell] = -tables[0][cell];
  }
  for (std::size_t player = 0; player < shape.size(); ++player) {
    const auto pick = [&] {
      return static_cast<std::size_t>(uniform(random, 0, static_cast<long>(shape[player]) - 1));
    };
    const std::size_t strategy = pick();
    const std::size_t first = pick();
    const std::size_t second = pick();
    if (strategy == first || strategy == second) continue;
    switch (uniform(random, 0, 3)) {
      case 0:
        replace(tables, shape, player, strategy, first, first, [](auto, auto a, auto) { return a; });
        break;
      case 1:
        replace(tables, shape, player, strategy, first, second,
                [](auto, auto a, auto b) { return (a + b) / 2; });
        break;
      case 2:
        replace(tables, shape, player, strategy, first, second,
                [&](auto i, auto a, auto b) { return (a + b) / 2 - (i == player || is_zero_sum ? 1 : 0); });
        break;
      default:
        break;
    }
  }
  if (is_zero_sum) {
    for (std::size_t cell = 0; cell < tables[0].size(); ++cell) tables[1][cell] = -tables[0][cell];
  }
  return testing::game_from(shape, std::move(tables));
}

Solution solved(const Game& game, Search search) {
  SolveOptions options;
  options.search = search;
  options.dominance = StrictDominance::always;
  options.vertices = std::nullopt;
  options.threads = 1;
  return solve(game, options).solution();
}

/// The strategies at the vertices of a subset, player by player; of an irrational equilibrium nothing.
using Corners = std::vector<std::set<testing::Strategy>>;

/// The index of each component, which is known by its subsets and how many irrational equilibria it has.
using Components = std::multimap<std::pair<std::set<Corners>, std::ptrdiff_t>, std::optional<int>>;

Components components_of(const Solution& solution) {
  Components components;
  for (const Component& component : solution.components) {
    std::set<Corners> subsets;
    for (const NashSubset& subset : component.subsets) {
      Corners corners(subset.vertices.size());
      for (std::size_t player = 0; player < subset.vertices.size(); ++player) {
        for (const std::size_t position : subset.vertices[player]) {
          const Equilibrium& equilibrium = solution.equilibria[position];
          if (equilibrium.is_exact()) corners[player].insert(equilibrium.exact()[player].probabilities());
        }
      }
      subsets.insert(std::move(corners));
    }
    const auto irrational = std::ranges::count_if(component.equilibria, [&](std::size_t position) {
      return !solution.equilibria[position].is_exact();
    });
    components.emplace(std::pair(std::move(subsets), irrational), component.index);
  }
  return components;
}

/// Ten times as many and more: NASHSOLVE_PLAIN_GAMES=3000 build/release/tests/plain_search_test
int games_to_try() {
  const char* const asked = std::getenv("NASHSOLVE_PLAIN_GAMES");
  return asked != nullptr ? std::stoi(asked) : 300;
}

TEST(PlainSearch, FindsTheSameForTwoPlayers) {
  std::mt19937_64 random(51);
  int smaller = 0;
  for (int k = 0; k < games_to_try(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const auto size = [&] { return static_cast<std::size_t>(uniform(random, 3, 8)); };
    const std::size_t rows = size();
    const Game game = tied_game(random, {rows, size()});
    const Solution reduced = solved(game, Search::automatic);
    const Solution plain = solved(game, Search::plain);
    ASSERT_EQ(reduced.status, Status::complete);
    ASSERT_EQ(plain.status, Status::complete);
    EXPECT_TRUE(plain.eliminated.empty());
    if (!reduced.eliminated.empty()) ++smaller;
    const EquilibriumSet set = testing::equilibrium_set(plain);
    EXPECT_TRUE(testing::equilibrium_set(reduced) == set) << testing::equilibrium_set(reduced) << set;
    EXPECT_EQ(components_of(reduced), components_of(plain));
    if (HasFailure()) return;
  }
  EXPECT_GT(smaller, games_to_try() / 4);
}

/// Of more players than two an index may not be found.
void expect_same(const Components& reduced, const Components& plain) {
  ASSERT_EQ(reduced.size(), plain.size());
  for (auto a = reduced.begin(), b = plain.begin(); a != reduced.end(); ++a, ++b) {
    EXPECT_EQ(a->first, b->first);
    if (a->second && b->second) {
      EXPECT_EQ(a->second, b->second);
    }
  }
}

bool has_curved_sets(const Solution& solution) {
  return std::ranges::any_of(solution.components, [](const Component& component) {
    return std::ranges::any_of(component.subsets,
                               [](const NashSubset& subset) { return subset.curved.has_value(); });
  });
}

/// Where one of them has a curved set, the other may have products in its place: then how many components
/// there are is compared.
TEST(PlainSearch, FindsTheSameForThreePlayers) {
  std::mt19937_64 random(52);
  int wholly_compared = 0;
  int undecided = 0;
  for (int k = 0; k < games_to_try() && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    Shape shape;
    for (int i = 0; i < 3; ++i) shape.push_back(static_cast<std::size_t>(uniform(random, 2, 3)));
    const Game game = tied_game(random, shape);
    const Solution reduced = solved(game, Search::automatic);
    const Solution plain = solved(game, Search::plain);
    if (reduced.status != Status::complete || plain.status != Status::complete) {
      ++undecided;
      continue;
    }
    EXPECT_EQ(reduced.components.size(), plain.components.size());
    if (has_curved_sets(reduced) || has_curved_sets(plain)) continue;
    expect_same(components_of(reduced), components_of(plain));
    ++wholly_compared;
  }
  EXPECT_GT(wholly_compared, games_to_try() * 8 / 10);
  EXPECT_LT(undecided, games_to_try() / 20 + 1);
}

}  // namespace
}  // namespace nashsolve
