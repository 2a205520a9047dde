// Properties of equilibria, each definition tried by brute force on seeded games.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "equilibrium_properties.hpp"
#include "nashsolve/solve.hpp"
#include "support/analysed.hpp"
#include "support/matrices.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::Analysed;
using testing::Matrices;
using testing::Matrix;
using testing::symmetric_game;
using testing::transposed;
using testing::uniform;

using Mixture = std::vector<Rational>;

/// u(i, y) for the rows i of a matrix.
Mixture worth(const Matrix& payoffs, const Mixture& against) {
  Mixture result;
  for (const auto& row : payoffs) {
    Rational sum = 0;
    for (std::size_t j = 0; j < row.size(); ++j) sum += row[j] * against[j];
    result.push_back(sum);
  }
  return result;
}

Rational product(const Mixture& a, const Mixture& b) {
  Rational sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// The solution of a square system; nothing where it is singular.
std::optional<Mixture> solve_square(Matrix rows) {
  const std::size_t size = rows.size();
  for (std::size_t step = 0; step < size; ++step) {
    std::size_t row = step;
    while (row < size && rows[row][step] == 0) ++row;
    if (row == size) return std::nullopt;
    std::swap(rows[row], rows[step]);
    for (std::size_t other = 0; other < size; ++other) {
      if (other == step) continue;
      const Rational factor = rows[other][step] / rows[step][step];
      for (std::size_t k = step; k <= size; ++k) rows[other][k] -= factor * rows[step][k];
    }
  }
  Mixture result;
  for (std::size_t k = 0; k < size; ++k) result.push_back(rows[k][size] / rows[k][k]);
  return result;
}

/// Weak dominance by definition: all corners of the set of mixtures that lose nothing anywhere.
bool is_weakly_dominated_by_definition(const Matrix& payoffs, const Mixture& strategy) {
  const std::size_t own = payoffs.size();
  const std::size_t other = payoffs.front().size();
  std::vector<Mixture> gain;
  for (std::size_t j = 0; j < other; ++j) {
    Rational base = 0;
    for (std::size_t i = 0; i < own; ++i) base += strategy[i] * payoffs[i][j];
    gain.emplace_back();
    for (std::size_t i = 0; i < own; ++i) gain.back().push_back(payoffs[i][j] - base);
  }
  std::vector<Mixture> constraints = gain;
  for (std::size_t i = 0; i < own; ++i) {
    constraints.emplace_back(own);
    constraints.back()[i] = 1;
  }
  for (unsigned chosen = 0; chosen < 1U << constraints.size(); ++chosen) {
    if (static_cast<std::size_t>(std::popcount(chosen)) != own - 1) continue;
    Matrix system = {Mixture(own + 1, Rational(1))};
    for (std::size_t k = 0; k < constraints.size(); ++k) {
      if ((chosen >> k & 1U) == 0) continue;
      system.push_back(constraints[k]);
      system.back().emplace_back(0);
    }
    const auto corner = solve_square(system);
    if (!corner) continue;
    const auto is_met = [&](const Mixture& constraint) { return product(constraint, *corner) >= 0; };
    if (!std::all_of(constraints.begin(), constraints.end(), is_met)) continue;
    if (std::any_of(gain.begin(), gain.end(), [&](const Mixture& g) { return product(g, *corner) > 0; })) {
      return true;
    }
  }
  return false;
}

bool dominates_by_definition(const Mixture& a, const Mixture& b) {
  bool is_better = false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] < b[k]) return false;
    is_better = is_better || a[k] > b[k];
  }
  return is_better;
}

void expect_properties_by_definition(const Analysed& analysed) {
  const Matrix own[2] = {analysed.matrices.a, transposed(analysed.matrices.b)};
  std::vector<Mixture> payoffs;
  const auto& equilibria = analysed.verified.solution().equilibria;
  for (std::size_t k = 0; k < equilibria.size(); ++k) {
    const Mixture x = analysed.profile(k)[0].probabilities();
    const Mixture y = analysed.profile(k)[1].probabilities();
    payoffs.push_back({product(x, worth(own[0], y)), product(y, worth(own[1], x))});
  }
  std::vector<Mixture> pure_payoffs;
  for (std::size_t i = 0; i < analysed.matrices.rows(); ++i) {
    for (std::size_t j = 0; j < analysed.matrices.columns(); ++j) {
      pure_payoffs.push_back({analysed.matrices.a[i][j], analysed.matrices.b[i][j]});
    }
  }
  for (std::size_t k = 0; k < equilibria.size(); ++k) {
    SCOPED_TRACE("equilibrium " + std::to_string(k));
    const EquilibriumProperties& found = analysed.properties[k];
    const Mixture profile[2] = {analysed.profile(k)[0].probabilities(),
                                analysed.profile(k)[1].probabilities()};
    bool pure = true;
    bool quasi_strict = true;
    bool undominated = true;
    for (std::size_t player = 0; player < 2; ++player) {
      const Mixture values = worth(own[player], profile[1 - player]);
      const Rational best = *std::max_element(values.begin(), values.end());
      for (std::size_t s = 0; s < values.size(); ++s) {
        if (profile[player][s] == 0 && values[s] == best) quasi_strict = false;
        if (profile[player][s].get_den() != 1) pure = false;  // neither 0 nor 1
      }
      undominated = undominated && !is_weakly_dominated_by_definition(own[player], profile[player]);
    }
    EXPECT_EQ(found.pure, pure);
    EXPECT_EQ(found.quasi_strict, quasi_strict);
    EXPECT_EQ(found.strict, pure && quasi_strict);
    EXPECT_EQ(found.undominated, undominated);
    const auto& component = analysed.verified.solution().components[equilibria[k].component];
    EXPECT_EQ(found.regular, quasi_strict && component.equilibria.size() == 1);
    bool among_equilibria = true;
    bool dominant = true;
    for (std::size_t other = 0; other < payoffs.size(); ++other) {
      if (dominates_by_definition(payoffs[other], payoffs[k])) among_equilibria = false;
      if (other == k) continue;
      dominant = dominant && payoffs[k][0] > payoffs[other][0] && payoffs[k][1] > payoffs[other][1];
    }
    bool among_pure = true;
    for (const Mixture& point : pure_payoffs) {
      if (dominates_by_definition(point, payoffs[k])) among_pure = false;
    }
    EXPECT_EQ(found.efficient_among_equilibria, among_equilibria);
    EXPECT_EQ(found.efficient_among_pure_profiles, among_pure);
    EXPECT_EQ(found.pareto_dominated, !among_equilibria || !among_pure);
    EXPECT_EQ(found.payoff_dominant, payoffs.size() == 1 ? std::nullopt : std::optional(dominant));
  }
}

TEST(Properties, AgreeWithTheirDefinitionsOnFiveHundredGames) {
  std::mt19937_64 random(55);
  for (int k = 0; k < 500; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const auto rows = static_cast<std::size_t>(uniform(random, 1, 3));
    const auto columns = static_cast<std::size_t>(uniform(random, 1, 4));
    const long range = std::array<long, 4>{1, 2, 5, 50}[static_cast<std::size_t>(k) % 4];
    expect_properties_by_definition(Analysed(testing::random_matrices(random, rows, columns, 0, range)));
  }
}

TEST(Properties, EfficiencyAmongPureProfilesOfThreePlayersByDefinition) {
  std::size_t counts[2] = {0, 0};
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const testing::Shape shape = {2, 3, 2};
    // Payoffs in halves, so that some are fractions, and few, so that some are the same.
    const Game doubled = testing::game_from(shape, testing::random_payoffs(shape, seed, -2, 2));
    std::vector<PayoffTable> tables;
    for (std::size_t i = 0; i < 3; ++i) {
      std::vector<Rational> halves;
      for (std::size_t cell = 0; cell < doubled.cell_count(); ++cell) {
        halves.push_back(doubled.payoff(i, cell) / 2);
      }
      tables.push_back(PayoffTable::from(halves));
    }
    const Game game(doubled.players(), std::move(tables));
    const VerifiedSolution verified = solve(game);
    const auto properties = find_properties(game, verified.solution(), verified.checks());
    for (std::size_t k = 0; k < properties.size(); ++k) {
      // Of an irrational equilibrium the middle of the enclosures, from which no payoff of these games is
      // less far than they are wide.
      bool is_efficient = true;
      for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
        Mixture payoffs[2];
        for (std::size_t i = 0; i < 3; ++i) {
          payoffs[0].push_back(game.payoff(i, cell));
          payoffs[1].push_back(verified.checks()[k][i].payoff);
        }
        if (dominates_by_definition(payoffs[0], payoffs[1])) is_efficient = false;
      }
      EXPECT_EQ(properties[k].efficient_among_pure_profiles, is_efficient);
      ++counts[is_efficient ? 1 : 0];
    }
  }
  EXPECT_GT(counts[0], 20U);
  EXPECT_GT(counts[1], 20U);
}

TEST(Properties, RiskDominanceByItsInequalityInTwoHundredGames) {
  std::mt19937_64 random(56);
  int compared = 0;
  for (int k = 0; k < 200; ++k) {
    const Matrices m = testing::random_matrices(random, 2, 2, -9, 9);
    const Analysed analysed(m);
    for (std::size_t e = 0; e < analysed.properties.size(); ++e) {
      const auto& found = analysed.properties[e].risk_dominant;
      const bool has_two = std::count_if(analysed.properties.begin(), analysed.properties.end(),
                                         [](const auto& each) { return each.strict == true; }) == 2;
      EXPECT_EQ(found.has_value(), has_two && analysed.properties[e].strict == true);
      if (!found) continue;
      ++compared;
      const std::uint32_t i = analysed.profile(e)[0].support()[0];
      const std::uint32_t j = analysed.profile(e)[1].support()[0];
      const Rational here = (m.a[i][j] - m.a[1 - i][j]) * (m.b[i][j] - m.b[i][1 - j]);
      const Rational there = (m.a[1 - i][1 - j] - m.a[i][1 - j]) * (m.b[1 - i][1 - j] - m.b[1 - i][j]);
      EXPECT_EQ(*found, here > there);
    }
  }
  EXPECT_GT(compared, 20);
}

TEST(Properties, AHundredSymmetricGamesHaveASymmetricEquilibriumEach) {
  std::mt19937_64 random(57);
  for (int k = 0; k < 100; ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const auto size = static_cast<std::size_t>(uniform(random, 2, 6));
    const Analysed analysed(symmetric_game(testing::random_matrices(random, size, size, -100, 100).a));
    std::size_t symmetric = 0;
    for (std::size_t e = 0; e < analysed.properties.size(); ++e) {
      const bool is_same = analysed.profile(e)[0] == analysed.profile(e)[1];
      EXPECT_EQ(analysed.properties[e].symmetric, is_same);
      EXPECT_EQ(analysed.properties[e].evolutionarily_stable.has_value(), is_same);
      if (is_same) ++symmetric;
    }
    EXPECT_GE(symmetric, 1U);
  }
}

/// A mutant on the grid that the definition of evolutionary stability does not exclude: an alternative best
/// response y against which x is not better than y itself.
bool has_successful_mutant(const Matrix& a, const Mixture& x) {
  const Mixture value = worth(a, x);
  const Rational best = *std::max_element(value.begin(), value.end());
  // Directions on the grid, scaled down until x plus the direction is a mixture.
  constexpr long kGrid = 12;
  for (long p = -kGrid; p <= kGrid; ++p) {
    for (long q = -kGrid; q <= kGrid; ++q) {
      Mixture direction = {p, q, -p - q};
      if (p == 0 && q == 0) continue;
      bool is_allowed = true;
      for (std::size_t k = 0; k < 3; ++k) {
        if (direction[k] > 0 && value[k] != best) is_allowed = false;
        if (direction[k] < 0 && x[k] == 0) is_allowed = false;
      }
      if (is_allowed && product(direction, worth(a, direction)) >= 0) return true;
    }
  }
  return false;
}

TEST(Properties, EvolutionaryStabilityByMutantsInThreeByThreeGames) {
  std::mt19937_64 random(58);
  int stable = 0;
  int unstable = 0;
  for (int k = 0; k < 1500; ++k) {
    const Matrices matrices = symmetric_game(testing::random_matrices(random, 3, 3, -2, 2).a);
    const Analysed analysed(matrices);
    for (std::size_t e = 0; e < analysed.properties.size(); ++e) {
      if (analysed.properties[e].symmetric != true) continue;
      const bool expected = !has_successful_mutant(matrices.a, analysed.profile(e)[0].probabilities());
      EXPECT_EQ(analysed.properties[e].evolutionarily_stable, expected) << "game " << k;
      expected ? ++stable : ++unstable;
    }
  }
  EXPECT_GT(stable, 300);
  EXPECT_GT(unstable, 300);
}

}  // namespace
}  // namespace nashsolve
