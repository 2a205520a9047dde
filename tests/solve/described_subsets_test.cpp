// Maximal Nash subsets that are described instead of listed: the conditions make the listed polytopes, found
// again by solving the equations of every choice of inequalities; nothing else of the answer changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>

#include "nashsolve/errors.hpp"
#include "nashsolve/solve.hpp"
#include "row_space.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"
#include "support/textbook_games.hpp"

namespace nashsolve {
namespace {

using testing::uniform;
using Strategy = std::vector<Rational>;
using Strategies = std::vector<std::uint32_t>;

Solution solved(const Game& game, std::optional<std::uint64_t> vertices,
                StrictDominance dominance = StrictDominance::never, Search search = Search::automatic) {
  SolveOptions options;
  options.search = search;
  options.vertices = vertices;
  options.threads = 1;
  options.dominance = dominance;
  return solve(game, options).solution();
}

/// Few payoffs and, in half of the games, copies of strategies: many continua.
Game tied_game(std::mt19937_64& random) {
  const auto rows = static_cast<std::size_t>(uniform(random, 2, 4));
  const auto columns = static_cast<std::size_t>(uniform(random, 2, 4));
  testing::Matrices game = testing::random_matrices(random, rows, columns, 0, uniform(random, 1, 2));
  if (uniform(random, 0, 1) == 0) {
    game.a.push_back(game.a.front());
    game.b.push_back(game.b.front());
  }
  return game.game();
}

/// What a column of the opponent is worth against each strategy of the player.
Strategy worth(const Game& game, std::size_t player, std::uint32_t other) {
  Strategy result;
  for (std::size_t own = 0; own < game.strategy_count(player); ++own) {
    result.push_back(game.payoff(1 - player, own * game.stride(player) + other * game.stride(1 - player)));
  }
  return result;
}

Rational product(const Strategy& a, const Strategy& b) {
  Rational sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// The set as equations row * x = 0, besides that probabilities add up to 1, and inequalities row * x >= 0.
struct Conditions {
  std::vector<Strategy> equations;
  std::vector<Strategy> inequalities;
};

Conditions conditions_of(const Game& game, std::size_t player, const StrategySet& set) {
  const std::size_t count = game.strategy_count(player);
  Conditions conditions;
  const auto unit = [&](std::uint32_t own) {
    Strategy row(count);
    row[own] = 1;
    return row;
  };
  const auto better_by = [&](std::uint32_t other) {
    Strategy row = worth(game, player, set.best_responses.front());
    const Strategy less = worth(game, player, other);
    for (std::size_t k = 0; k < count; ++k) row[k] -= less[k];
    return row;
  };
  for (std::uint32_t own = 0; own < count; ++own) {
    if (!std::ranges::binary_search(set.used, own)) conditions.equations.push_back(unit(own));
  }
  for (const std::uint32_t other : set.best_responses) conditions.equations.push_back(better_by(other));
  for (const std::uint32_t own : set.nonnegative) conditions.inequalities.push_back(unit(own));
  for (const std::uint32_t other : set.no_better) conditions.inequalities.push_back(better_by(other));
  return conditions;
}

/// The one solution of the equations, where there is one.
std::optional<Strategy> solution_of(const std::vector<Strategy>& equations, std::size_t count) {
  RowSpace space(count + 1);
  for (Strategy row : equations) {
    row.push_back(0);
    space.add(std::move(row));
  }
  Strategy sum(count + 1, Rational(1));
  space.add(std::move(sum));
  if (space.rank() != count || space.rows().size() != count) return std::nullopt;
  Strategy point(count);
  for (std::size_t k = 0; k < count; ++k) {
    if (space.rows()[k][k] != 1) return std::nullopt;
    point[k] = space.rows()[k][count];
  }
  return point;
}

std::set<Strategy> vertices_of(const Conditions& conditions, std::size_t dimension, std::size_t count) {
  std::set<Strategy> vertices;
  const std::size_t all = conditions.inequalities.size();
  for (std::size_t chosen = 0; chosen < std::size_t{1} << all; ++chosen) {
    if (static_cast<std::size_t>(__builtin_popcountll(chosen)) != dimension) continue;
    std::vector<Strategy> equations = conditions.equations;
    for (std::size_t k = 0; k < all; ++k) {
      if ((chosen >> k & 1U) != 0) equations.push_back(conditions.inequalities[k]);
    }
    const auto point = solution_of(equations, count);
    if (!point) continue;
    const bool is_inside = std::ranges::all_of(
        conditions.inequalities, [&](const Strategy& row) { return sgn(product(row, *point)) >= 0; });
    if (is_inside) vertices.insert(*point);
  }
  return vertices;
}

std::size_t affine_dimension(const std::vector<Strategy>& points) {
  RowSpace space(points.front().size());
  for (Strategy point : points) {
    for (std::size_t k = 0; k < point.size(); ++k) point[k] -= points.front()[k];
    space.add(std::move(point));
  }
  return space.rank();
}

using Corners = std::vector<std::set<Strategy>>;

Corners listed_corners(const Solution& solution, const NashSubset& subset) {
  Corners corners(2);
  for (std::size_t player = 0; player < 2; ++player) {
    for (const std::size_t k : subset.vertices[player]) {
      corners[player].insert(solution.equilibria[k].exact()[player].probabilities());
    }
  }
  return corners;
}

/// The corners that the conditions make, and that no inequality can be left out: the corners at which it is
/// an equation have one dimension less, and they are not those of another inequality.
Corners described_corners(const Game& game, const NashSubset& subset) {
  Corners corners;
  for (std::size_t player = 0; player < 2; ++player) {
    const StrategySet& set = subset.sets[player];
    const Conditions conditions = conditions_of(game, player, set);
    corners.push_back(vertices_of(conditions, set.dimension, game.strategy_count(player)));
    std::set<std::vector<Strategy>> facets;
    for (const Strategy& row : conditions.inequalities) {
      std::vector<Strategy> facet;
      for (const Strategy& corner : corners.back()) {
        if (sgn(product(row, corner)) == 0) facet.push_back(corner);
      }
      EXPECT_FALSE(facet.empty());
      if (facet.empty()) continue;
      EXPECT_EQ(affine_dimension(facet) + 1, set.dimension);
      EXPECT_TRUE(facets.insert(facet).second) << "an inequality comes twice";
      EXPECT_GT(sgn(product(row, set.inside.probabilities())), 0);
    }
  }
  return corners;
}

std::multiset<std::set<Corners>> components_of(const Game& game, const Solution& solution, int& described) {
  std::multiset<std::set<Corners>> components;
  for (const Component& component : solution.components) {
    std::set<Corners> subsets;
    for (const NashSubset& subset : component.subsets) {
      if (!subset.is_listed()) ++described;
      subsets.insert(subset.is_listed() ? listed_corners(solution, subset) : described_corners(game, subset));
    }
    EXPECT_EQ(subsets.size(), component.subsets.size());
    components.insert(std::move(subsets));
  }
  return components;
}

TEST(DescribedSubsets, AreTheListedOnes) {
  std::mt19937_64 random(41);
  int described = 0;
  int none = 0;
  for (int k = 0; k < 600; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Game game = tied_game(random);
    const Solution listed = solved(game, 1, StrictDominance::always, Search::plain);
    const Solution sets = solved(game, 1, k % 2 == 0 ? StrictDominance::always : StrictDominance::never);
    ASSERT_EQ(listed.status, Status::complete);
    ASSERT_EQ(sets.status, Status::complete);
    EXPECT_EQ(components_of(game, listed, none), components_of(game, sets, described));
    EXPECT_TRUE(listed.is_listed());
    for (const Component& component : sets.components) {
      EXPECT_EQ(component.is_continuum(), component.is_isolated() != true);
    }
  }
  EXPECT_EQ(none, 0);
  EXPECT_GT(described, 300);
}

TEST(DescribedSubsets, ListTheLargestPayoffsAndKeepIndices) {
  std::mt19937_64 random(42);
  int indices = 0;
  for (int k = 0; k < 300; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Game game = tied_game(random);
    const Solution listed = solved(game, std::nullopt);
    const Solution sets = solved(game, 1);
    const auto front = [&](const Solution& solution) {
      std::set<std::vector<Rational>> payoffs;
      for (const Equilibrium& each : solution.equilibria) {
        payoffs.insert({expected_payoff(game, each.exact(), 0), expected_payoff(game, each.exact(), 1)});
      }
      std::set<std::vector<Rational>> best;
      for (const auto& point : payoffs) {
        const bool is_dominated = std::ranges::any_of(payoffs, [&](const auto& other) {
          return other != point && other[0] >= point[0] && other[1] >= point[1];
        });
        if (!is_dominated) best.insert(point);
      }
      return best;
    };
    EXPECT_EQ(front(listed), front(sets));
    int sum = 0;
    int unknown = 0;
    for (const Component& component : sets.components) {
      if (!component.index) ++unknown;
      sum += component.index.value_or(0);
    }
    const auto open =
        std::ranges::count_if(sets.components, [](const auto& each) { return !each.is_listed(); });
    EXPECT_EQ(unknown, open > 1 ? open : 0);
    if (unknown == 0) {
      EXPECT_EQ(sum, 1);
      ++indices;
    }
  }
  EXPECT_GT(indices, 100);
}

TEST(DescribedSubsets, BeginWhereThereAreMoreExtremePointsThanAsked) {
  const std::vector<std::vector<Rational>> zero(3, std::vector<Rational>(4));
  const Game game = testing::Matrices{zero, zero}.game();
  EXPECT_EQ(solved(game, 12).equilibria.size(), 12U);
  const Solution sets = solved(game, 11);
  ASSERT_EQ(sets.components.size(), 1U);
  EXPECT_EQ(sets.equilibria.size(), 1U);
  const NashSubset& subset = sets.components.front().subsets.front();
  EXPECT_FALSE(subset.is_listed());
  EXPECT_EQ(subset.sets[0].dimension, 2U);
  EXPECT_EQ(subset.sets[1].dimension, 3U);
  EXPECT_EQ(subset.sets[1].used, (Strategies{0, 1, 2, 3}));
  EXPECT_EQ(subset.sets[1].nonnegative, (Strategies{0, 1, 2, 3}));
  EXPECT_TRUE(subset.sets[1].no_better.empty());
  EXPECT_EQ(sets.components.front().index, 1);
}

/// Concessions of 50 sizes: the owner of one set uses all of them, and its vertices are far apart.
TEST(DescribedSubsets, HaveAPointInsideWhereVerticesAreFarApart) {
  constexpr int kSize = 50;
  testing::Matrices offers;
  for (int i = 0; i < kSize; ++i) {
    offers.a.emplace_back();
    offers.b.emplace_back();
    for (int j = 0; j < kSize; ++j) {
      const int pie = i >= j ? 2 * kSize - std::min(i, j) : 0;
      offers.a.back().emplace_back((kSize - i) * pie);
      offers.b.back().emplace_back(i * pie);
    }
  }
  const Game game = offers.game();
  const Solution solution = solved(game, 2000);
  ASSERT_EQ(solution.status, Status::complete);
  std::size_t largest = 0;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      for (std::size_t player = 0; player < subset.sets.size(); ++player) {
        const StrategySet& set = subset.sets[player];
        largest = std::max(largest, set.dimension);
        const Strategy inside = set.inside.probabilities();
        const Conditions conditions = conditions_of(game, player, set);
        for (const Strategy& row : conditions.equations) EXPECT_EQ(product(row, inside), 0);
        for (const Strategy& row : conditions.inequalities) EXPECT_GT(product(row, inside), 0);
        for (const std::uint32_t used : set.used) EXPECT_GT(inside[used], 0);
      }
    }
  }
  EXPECT_GT(largest, 40U);
}

/// verify() refuses what is not so.
TEST(DescribedSubsets, AreVerified) {
  const Game game = testing::Matrices{{{1, 1}, {0, 1}}, {{1, 1}, {1, 1}}}.game();
  const Solution right = solved(game, 1);
  ASSERT_FALSE(right.is_listed());
  EXPECT_NO_THROW(verify(game, right));
  const auto changed = [&](auto change) {
    Solution wrong = right;
    for (Component& component : wrong.components) {
      for (NashSubset& subset : component.subsets) {
        if (!subset.is_listed()) {
          change(subset.sets);
          return wrong;
        }
      }
    }
    return wrong;
  };
  using Sets = std::vector<StrategySet>;
  EXPECT_THROW(verify(game, changed([](Sets& s) { ++s[0].dimension; })), InternalError);
  EXPECT_THROW(verify(game, changed([](Sets& s) { s[1].used.pop_back(); })), InternalError);
  EXPECT_THROW(verify(game, changed([](Sets& s) { s[0].used = {0, 1}; })), InternalError);
  EXPECT_THROW(verify(game, changed([](Sets& s) { s[0].best_responses.pop_back(); })), InternalError);
  EXPECT_THROW(verify(game, changed([](Sets& s) { s[1].inside = MixedStrategy::pure(2, 1); })),
               InternalError);
  EXPECT_THROW(verify(game, changed([](Sets& s) { s.pop_back(); })), InternalError);
  EXPECT_THROW(verify(game, changed([](Sets& s) { s[1].nonnegative.push_back(7); })), InternalError);
}

}  // namespace
}  // namespace nashsolve
