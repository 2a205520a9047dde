// Dimensions of components of games of three and more players, against what is derived by hand: near a point
// the dimension is the number of free probabilities less the number of independent equations.
#include "dimension.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
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

}  // namespace
}  // namespace nashsolve
