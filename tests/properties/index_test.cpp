// The index of every component: known values, the sum +1, Shapley's formula by other code, and what a real
// perturbation of the payoffs leaves of each component.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "nashsolve/errors.hpp"
#include "nashsolve/solve.hpp"
#include "support/cases.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using testing::Matrices;
using testing::Matrix;
using testing::uniform;

Solution solved(const Matrices& matrices) {
  Solution solution = solve(matrices.game()).solution();
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_FALSE(solution.components.empty());
  return solution;
}

int index_sum(const Solution& solution) {
  int sum = 0;
  for (const Component& component : solution.components) {
    EXPECT_TRUE(component.index.has_value());
    sum += component.index.value_or(1000);
  }
  return sum;
}

Matrix identity(std::size_t size) {
  Matrix matrix(size, std::vector<Rational>(size));
  for (std::size_t k = 0; k < size; ++k) matrix[k][k] = 1;
  return matrix;
}

TEST(Index, BattleOfTheSexes) {
  const Solution solution = solved({{{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}});
  ASSERT_EQ(solution.equilibria.size(), 3U);
  EXPECT_EQ(solution.equilibria[0].index, 1);
  EXPECT_EQ(solution.equilibria[1].index, 1);
  EXPECT_EQ(solution.equilibria[2].index, -1);
  EXPECT_EQ(solution.equilibria[2].regular, true);
}

TEST(Index, CoordinationAlternatesWithTheSizeOfTheSupport) {
  const Solution solution = solved({identity(4), identity(4)});
  ASSERT_EQ(solution.equilibria.size(), 15U);
  for (const Equilibrium& equilibrium : solution.equilibria) {
    EXPECT_EQ(equilibrium.index, equilibrium.exact()[0].support().size() % 2 == 1 ? 1 : -1);
  }
  EXPECT_EQ(index_sum(solution), 1);
}

TEST(Index, OfLevelsOfEffort) {
  // Who mixes two levels makes all between best responses, and none outside. So the game of the levels from
  // one to another alone has the equilibria of its shorter ranges, with their indices, and the mixture of
  // both ends. Each of these games has the sum +1: neighbours' mixture has -1, and all longer ones 0.
  for (const int gain : {2, 5}) {
    constexpr std::size_t kLevels = 12;
    Matrix own(kLevels, std::vector<Rational>(kLevels));
    Matrix other = own;
    for (std::size_t i = 0; i < kLevels; ++i) {
      for (std::size_t j = 0; j < kLevels; ++j) {
        own[i][j] = gain * static_cast<int>(std::min(i, j)) - static_cast<int>(i);
        other[i][j] = gain * static_cast<int>(std::min(i, j)) - static_cast<int>(j);
      }
    }
    const Solution solution = solved({own, other});
    ASSERT_EQ(solution.equilibria.size(), kLevels * (kLevels + 1) / 2);
    for (const Equilibrium& equilibrium : solution.equilibria) {
      const auto support = equilibrium.exact()[0].support();
      const std::size_t distance = support.back() - support.front();
      EXPECT_EQ(equilibrium.index, distance == 0 ? 1 : distance == 1 ? -1 : 0) << gain << ' ' << distance;
    }
    EXPECT_EQ(index_sum(solution), 1);
  }
}

TEST(Index, AnInessentialEquilibriumHasIndexZero) {
  // The equilibrium at the second strategies vanishes when their payoffs fall a little.
  const Solution solution = solved({{{1, 0}, {0, 0}}, {{1, 0}, {0, 0}}});
  ASSERT_EQ(solution.components.size(), 2U);
  EXPECT_EQ(solution.components[0].index, 1);
  EXPECT_EQ(solution.components[1].index, 0);
  EXPECT_EQ(solution.components[1].is_isolated(), true);
  EXPECT_EQ(solution.equilibria[1].index, 0);
  EXPECT_EQ(solution.equilibria[1].regular, false);
}

TEST(Index, OfAContinuumAndItsEquilibria) {
  const Solution solution = solved(testing::bimatrix_case("reported", "gametheory-jl-217").matrices);
  ASSERT_EQ(solution.components.size(), 2U);
  EXPECT_EQ(index_sum(solution), 1);
  for (const Component& component : solution.components) {
    EXPECT_EQ(component.index, component.is_isolated() == true ? 1 : 0);
    for (const std::size_t position : component.equilibria) {
      EXPECT_EQ(solution.equilibria[position].index.has_value(), component.is_isolated() == true);
      EXPECT_EQ(solution.equilibria[position].regular, component.is_isolated());
    }
  }
}

TEST(Index, AddsUpToOneOnEveryStoredCase) {
  for (const std::string& family : testing::kBimatrixFamilies) {
    for (const testing::Case& each : testing::bimatrix_cases(family)) {
      SCOPED_TRACE(each.name);
      EXPECT_EQ(index_sum(solved(each.matrices)), 1);
    }
  }
}

TEST(Index, AddsUpToOneOnAThousandGames) {
  std::mt19937_64 random(31);
  for (int k = 0; k < 1000; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const auto rows = static_cast<std::size_t>(uniform(random, 1, 6));
    const auto columns = static_cast<std::size_t>(uniform(random, 1, 6));
    const long range = std::array<long, 5>{0, 1, 2, 5, 100}[static_cast<std::size_t>(k) % 5];
    EXPECT_EQ(index_sum(solved(testing::random_matrices(random, rows, columns, -range, range))), 1);
  }
}

TEST(Index, OfManyTies) {
  const Matrix zero(30, std::vector<Rational>(30));
  EXPECT_EQ(index_sum(solved({zero, zero})), 1);
  std::mt19937_64 random(3);
  EXPECT_EQ(index_sum(solved(testing::random_matrices(random, 9, 9, 0, 1))), 1);
}

/// Prices of which player 1 matches a lower one. By largest coefficients alone the way to the perturbed
/// vertices of the isolated equilibrium doubles with every three or four prices.
TEST(Index, OfPricesThatOneSideMatches) {
  constexpr std::size_t kPrices = 40;
  Matrix first(kPrices, std::vector<Rational>(kPrices));
  Matrix second = first;
  for (std::size_t i = 0; i < kPrices; ++i) {
    for (std::size_t j = 0; j < kPrices; ++j) {
      const std::size_t least = std::min(i, j) * (kPrices - std::min(i, j));
      first[i][j] = least;
      second[i][j] = j < i ? 2 * least : i == j ? least : least / 2;
    }
  }
  const Solution solution = solved({first, second});
  ASSERT_EQ(solution.components.size(), 2U);
  EXPECT_EQ(solution.components[0].is_isolated(), true);
  EXPECT_EQ(solution.components[0].index, 0);
  EXPECT_EQ(solution.components[1].index, 1);
}

TEST(Index, OfDearComponentsIsWhatTheOthersLeave) {
  // Cournot's duopoly with whole quantities: the price falls to 0, where all is tied.
  constexpr std::size_t kQuantities = 30;
  Matrix a(kQuantities, std::vector<Rational>(kQuantities));
  for (std::size_t i = 0; i < kQuantities; ++i) {
    for (std::size_t j = 0; i + j < kQuantities; ++j) a[i][j] = static_cast<long>(i * (kQuantities - i - j));
  }
  const Solution solution = solved({a, testing::transposed(a)});
  EXPECT_EQ(solution.equilibria.size(), 4U);
  EXPECT_EQ(index_sum(solution), 1);
}

TEST(Index, OfHugePayoffs) {
  Matrices game{{{2, 0, 1}, {0, 1, 1}, {1, 1, 0}}, {{1, 0, 0}, {0, 2, 0}, {0, 0, 1}}};
  const Solution small = solved(game);
  for (Matrix* matrix : {&game.a, &game.b}) {
    for (auto& row : *matrix) {
      for (Rational& payoff : row) payoff *= Rational("1000000000000000000000000000057");
    }
  }
  const Solution large = solved(game);
  ASSERT_EQ(small.components.size(), large.components.size());
  for (std::size_t k = 0; k < small.components.size(); ++k) {
    EXPECT_EQ(small.components[k].index, large.components[k].index);
  }
}

Rational determinant(Matrix matrix) {
  Rational result = 1;
  for (std::size_t step = 0; step < matrix.size(); ++step) {
    std::size_t row = step;
    while (row < matrix.size() && matrix[row][step] == 0) ++row;
    if (row == matrix.size()) return 0;
    if (row != step) {
      std::swap(matrix[row], matrix[step]);
      result = -result;
    }
    result *= matrix[step][step];
    for (std::size_t other = step + 1; other < matrix.size(); ++other) {
      const Rational factor = matrix[other][step] / matrix[step][step];
      for (std::size_t k = step; k < matrix.size(); ++k) matrix[other][k] -= factor * matrix[step][k];
    }
  }
  return result;
}

Matrix positive_minor(const Matrix& matrix, const Profile& profile) {
  Matrix result;
  for (const std::uint32_t i : profile[0].support()) {
    result.emplace_back();
    for (const std::uint32_t j : profile[1].support()) result.back().push_back(matrix[i][j] + 1000);
  }
  return result;
}

TEST(Index, IsShapleysFormulaAtRegularEquilibria) {
  std::mt19937_64 random(77);
  int mixed = 0;
  for (int k = 0; k < 200; ++k) {
    const Matrices game = testing::random_matrices(random, 5, 5, -100, 100);
    for (const Equilibrium& equilibrium : solved(game).equilibria) {
      if (equilibrium.regular == false) continue;
      const std::size_t size = equilibrium.exact()[0].support().size();
      if (size > 1) ++mixed;
      const Rational product = determinant(positive_minor(game.a, equilibrium.exact())) *
                               determinant(positive_minor(game.b, equilibrium.exact()));
      EXPECT_EQ(equilibrium.index, sgn(product) * (size % 2 == 1 ? 1 : -1));
    }
  }
  EXPECT_GT(mixed, 200);
}

/// The fraction of least denominator within `radius` of a value that is not negative, by continued fractions.
Rational simplest_near(const Rational& value, const Rational& radius) {
  const Rational low = value - radius;
  const Rational high = value + radius;
  if (sgn(low) <= 0 && sgn(high) >= 0) return 0;
  const Integer whole = low.get_num() / low.get_den();
  if (low == whole) return whole;
  if (whole + 1 <= high) return whole + 1;
  const Rational rest_low = 1 / (high - whole);
  const Rational rest_high = 1 / (low - whole);
  return whole + 1 / simplest_near((rest_low + rest_high) / 2, (rest_high - rest_low) / 2);
}

MixedStrategy limit_of(const MixedStrategy& strategy) {
  std::vector<Rational> probabilities = strategy.probabilities();
  const Rational radius("1/10000000000000000000000000000000000000000");
  for (Rational& probability : probabilities) probability = simplest_near(probability, radius);
  return MixedStrategy::from_probabilities(probabilities);
}

bool includes(std::span<const std::uint32_t> all, std::span<const std::uint32_t> some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

/// The component of an equilibrium: that of a vertex pair of the product of faces around it, at which no more
/// strategies are used and no fewer are best responses.
std::size_t component_of(const Game& game, const VerifiedSolution& solution, const Profile& profile) {
  const auto checks = check_profile(game, profile);
  for (std::size_t k = 0; k < solution.checks().size(); ++k) {
    const Equilibrium& vertex = solution.solution().equilibria[k];
    bool is_corner = true;
    for (std::size_t player = 0; player < 2; ++player) {
      EXPECT_EQ(checks[player].regret, 0);
      is_corner = is_corner && includes(profile[player].support(), vertex.exact()[player].support()) &&
                  includes(solution.checks()[k][player].best_responses, checks[player].best_responses);
    }
    if (is_corner) return vertex.component;
  }
  ADD_FAILURE() << "no listed equilibrium is a corner of this one's face";
  return 0;
}

TEST(Index, IsTheSumOfTheIndicesNearby) {
  std::mt19937_64 random(404);
  int degenerate_games = 0;
  int continua = 0;
  while (degenerate_games < 50) {
    const auto rows = static_cast<std::size_t>(uniform(random, 2, 4));
    const auto columns = static_cast<std::size_t>(uniform(random, 2, 4));
    const Matrices base = testing::random_matrices(random, rows, columns, 0, uniform(random, 1, 2));
    const Game game = base.game();
    const VerifiedSolution solution = solve(game);
    const auto& components = solution.solution().components;
    const bool is_degenerate =
        std::any_of(solution.solution().equilibria.begin(), solution.solution().equilibria.end(),
                    [](const Equilibrium& each) { return each.regular == false; });
    if (!is_degenerate) continue;
    ++degenerate_games;
    for (int direction = 0; direction < 3; ++direction) {
      SCOPED_TRACE("game " + std::to_string(degenerate_games) + ", direction " + std::to_string(direction));
      Matrices nearby = testing::random_matrices(random, rows, columns, -99'999, 99'999);
      const Rational small("1/1000000000000000000000000000000000000000000000000000000000000");
      for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) {
          nearby.a[i][j] = base.a[i][j] + small * nearby.a[i][j];
          nearby.b[i][j] = base.b[i][j] + small * nearby.b[i][j];
        }
      }
      std::map<std::size_t, int> sums;
      for (const Equilibrium& equilibrium : solved(nearby).equilibria) {
        ASSERT_EQ(equilibrium.regular, true);
        const Profile limit = {limit_of(equilibrium.exact()[0]), limit_of(equilibrium.exact()[1])};
        sums[component_of(game, solution, limit)] += equilibrium.index.value();
      }
      for (std::size_t k = 0; k < components.size(); ++k) {
        EXPECT_EQ(components[k].index, sums[k]) << "component " << k;
        continua += components[k].is_isolated() == false ? 1 : 0;
      }
    }
  }
  EXPECT_GT(continua, 100);
}

TEST(Index, AWrongSumIsAnInternalError) {
  const Game game = Matrices{{{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}}.game();
  Solution solution = solve(game).solution();
  solution.components[2].index = 1;
  EXPECT_THROW(verify(game, solution), InternalError);
  solution.components[2].index.reset();
  EXPECT_NO_THROW(verify(game, solution));
}

TEST(Index, OfASearchThatStoppedIsKnownForRegularEquilibriaOnly) {
  SolveOptions one;
  one.find = Find::one;
  const Solution regular = solve(Matrices{identity(3), identity(3)}.game(), one).solution();
  ASSERT_EQ(regular.equilibria.size(), 1U);
  EXPECT_TRUE(regular.components[0].index.has_value());
  const Solution open = solve(Matrices{Matrix(2, {0, 0}), Matrix(2, {0, 1})}.game(), one).solution();
  ASSERT_EQ(open.equilibria.size(), 1U);
  EXPECT_EQ(open.equilibria[0].regular, false);
  EXPECT_FALSE(open.components[0].index.has_value());
}

}  // namespace
}  // namespace nashsolve
