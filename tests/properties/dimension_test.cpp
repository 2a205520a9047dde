// Dimensions of components of games of three and more players, against what is derived by hand: near a point
// the dimension is the number of free probabilities less the number of independent equations.
#include "dimension.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/solve.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::Shape;

using Payoffs = std::vector<std::int64_t>;

Game game_of(const Shape& shape, const std::function<Payoffs(const std::vector<std::size_t>&)>& payoffs) {
  std::vector<Payoffs> tables(shape.size());
  for (std::size_t cell = 0; cell < testing::cell_count(shape); ++cell) {
    const Payoffs values = payoffs(testing::choices_in(cell, shape));
    for (std::size_t i = 0; i < shape.size(); ++i) tables[i].push_back(values[i]);
  }
  return testing::game_from(shape, tables);
}

Solution solved(const Game& game) {
  Solution solution = solve(game).solution();
  EXPECT_EQ(solution.status, Status::complete);
  return solution;
}

std::optional<std::size_t> dimension_of_only_component(const Game& game) {
  const Solution solution = solved(game);
  EXPECT_EQ(solution.components.size(), 1U);
  return dimension(solution, solution.components.front());
}

// All get the number of second strategies, or nothing where all play them: in the equilibrium inside, the
// probability of these is the root of 1/2. Player 1 has two mixes of its strategies as strategies besides:
// four probabilities, two equations.
TEST(Dimension, OfAnIrrationalEquilibriumThatMixesStandFor) {
  const Game game = game_of({4, 2, 2}, [](const std::vector<std::size_t>& s) {
    const auto at = [&](std::size_t first) -> std::int64_t {
      const std::size_t count = first + s[1] + s[2];
      return count == 3 ? 0 : 6 * static_cast<std::int64_t>(count);
    };
    const std::int64_t value = s[0] == 2   ? (at(0) + at(1)) / 2
                               : s[0] == 3 ? (at(0) + 2 * at(1)) / 3
                                           : at(s[0]);
    return Payoffs{value, value, value};
  });
  const Solution solution = solved(game);
  std::size_t continua = 0;
  for (const Component& component : solution.components) {
    if (component.equilibria.size() == 1 || solution.equilibria[component.equilibria.front()].is_exact())
      continue;
    ++continua;
    EXPECT_EQ(dimension(solution, component), 2U);
  }
  EXPECT_EQ(continua, 1U);
}

// With player 3 at (1/2, 1/2, 0) player 1 never cares. At (1/2, 1/2) of player 1 all first four strategies of
// player 2 pay the same, and any mix of these, of three dimensions, is an equilibrium.
TEST(Dimension, WhereAPlayerIsIndifferentAtTheEdgeOfAPolygon) {
  EXPECT_EQ(dimension_of_only_component(
                game_of({2, 5, 3},
                        [](const std::vector<std::size_t>& s) {
                          static const std::vector<Payoffs> kGains{
                              {0, 0, 0}, {-1, 1, -1}, {-1, 1, -2}, {-1, 1, -3}, {-1, -1, -1}};
                          static const Payoffs kOfSecond{0, 2, -2, 1};
                          const std::int64_t second = s[1] == 4   ? (s[2] == 1 ? 1 : -1)
                                                      : s[0] == 1 ? kOfSecond[s[1]]
                                                                  : -kOfSecond[s[1]];
                          return Payoffs{s[0] == 1 ? kGains[s[1]][s[2]] : 0, second, 0};
                        })),
            3U);
}

// Player 1's strategies 2 and 3 gain c1 and c2, the fourth c1 + c2; player 2's third strategy is there twice.
// At z = (1/5, 7/10, 1/20, 1/20) and w = (4/7, 2/21, 1/3) both gain nothing, with a determinant of 63/50 in
// the first two of w: 3 + 3 + 2 probabilities and two equations.
TEST(Dimension, WhereAMergedStrategyIsUsedInAnotherPartOfAPlane) {
  EXPECT_EQ(
      dimension_of_only_component(game_of(
          {4, 4, 3},
          [](const std::vector<std::size_t>& s) {
            static const std::vector<Payoffs> kGains{
                {-12, -15, 18}, {12, 6, -18}, {-18, -12, 18}, {-18, -12, 18}};
            const std::int64_t first = kGains[s[1]][s[2]];
            const std::int64_t second = first + (s[1] < 2 ? 0 : s[2] == 2 ? -2 : 1);
            return Payoffs{s[0] == 0 ? 0 : s[0] == 1 ? first : s[0] == 2 ? second : first + second, 0, 0};
          })),
      6U);
}

// Let w be the probability of player 4's second and third strategies, which are alike. The second strategies
// of the others gain 4z - 4q + w, 2x - 2q + w (2x + 2q - 1) and 4x - 4z + w: x = 1/2 - w/4, z = 1/2 and
// q = 1/2 + w/4 is a curve of equilibria, with w > 0 divided between two strategies.
TEST(Dimension, WhereAMergedStrategyIsUsedOnOneOfTwoSheets) {
  EXPECT_EQ(
      dimension_of_only_component(game_of({2, 2, 2, 3},
                                          [](const std::vector<std::size_t>& s) {
                                            std::vector<std::int64_t> p(s.begin(), s.end());
                                            const std::int64_t w = p[3] > 0 ? 1 : 0;
                                            const std::int64_t first = 4 * p[1] - 4 * p[2] + w;
                                            const std::int64_t second =
                                                2 * p[0] - 2 * p[2] + w * (2 * p[0] + 2 * p[2] - 1);
                                            const std::int64_t third = 4 * p[0] - 4 * p[1] + w;
                                            return Payoffs{p[0] * first, p[1] * second, p[2] * third, 0};
                                          })),
      2U);
}

}  // namespace
}  // namespace nashsolve
