// Games with a parameter: the formulas are held against the ordinary solver at rational values, and against
// the limit game at irrational ones.
#include "nashsolve/parametric.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>

#include "nashsolve/errors.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/solve_parametric.hpp"
#include "nashsolve/verify_parametric.hpp"

namespace nashsolve {
namespace {

using Matrix = std::vector<std::vector<Polynomial>>;

Polynomial poly(const std::vector<long>& coefficients) {
  std::vector<Integer> integers;
  for (const long value : coefficients) integers.emplace_back(value);
  return Polynomial(std::move(integers));
}

ParametricGame game_of(const Matrix& a, const Matrix& b, ParameterRange range = {}) {
  const std::vector<std::size_t> sizes = {a.size(), a[0].size()};
  ParametricGame game{"", "", default_players(sizes), {}, Objective::maximize, "c", std::move(range)};
  for (const Matrix* matrix : {&a, &b}) {
    ParametricGame::Payoffs& payoffs = game.payoffs.emplace_back();
    for (const auto& row : *matrix)
      payoffs.numerators.insert(payoffs.numerators.end(), row.begin(), row.end());
  }
  return game;
}

/// Everything of a list that two of them have to agree in, whatever their order.
using Pair = std::vector<std::vector<Rational>>;
struct Facts {
  std::map<Pair, std::optional<int>> equilibria;
  /// Per component its equilibria, its subsets and its index.
  std::set<
      std::tuple<std::set<Pair>, std::set<std::vector<std::set<std::vector<Rational>>>>, std::optional<int>>>
      components;

  bool operator==(const Facts&) const = default;
};

Facts facts_of(const std::vector<Pair>& pairs, const std::vector<std::optional<int>>& indices,
               const std::vector<Component>& components) {
  Facts facts;
  for (std::size_t k = 0; k < pairs.size(); ++k) facts.equilibria.emplace(pairs[k], indices[k]);
  for (const Component& component : components) {
    std::set<Pair> own;
    for (const std::size_t k : component.equilibria) own.insert(pairs[k]);
    std::set<std::vector<std::set<std::vector<Rational>>>> subsets;
    for (const NashSubset& subset : component.subsets) {
      std::vector<std::set<std::vector<Rational>>> sides;
      for (std::size_t player = 0; player < 2; ++player) {
        std::set<std::vector<Rational>>& side = sides.emplace_back();
        for (const std::size_t k : subset.vertices[player]) side.insert(pairs[k][player]);
      }
      subsets.insert(sides);
    }
    facts.components.emplace(own, subsets, component.index);
  }
  return facts;
}

Facts facts_of(const Solution& solution) {
  std::vector<Pair> pairs;
  std::vector<std::optional<int>> indices;
  for (const Equilibrium& equilibrium : solution.equilibria) {
    pairs.push_back({equilibrium.exact()[0].probabilities(), equilibrium.exact()[1].probabilities()});
    indices.push_back(equilibrium.index);
  }
  return facts_of(pairs, indices, solution.components);
}

Facts facts_of(const ParametricEquilibria& list, const Rational& value) {
  std::vector<Pair> pairs;
  std::vector<std::optional<int>> indices;
  for (const ParametricEquilibrium& equilibrium : list.equilibria) {
    Pair& pair = pairs.emplace_back(2);
    for (std::size_t player = 0; player < 2; ++player) {
      for (const Ratio& ratio : equilibrium.profile[player]) pair[player].push_back(ratio.at(value));
    }
    indices.push_back(equilibrium.index);
  }
  return facts_of(pairs, indices, list.components);
}

/// The list for a rational value.
const ParametricEquilibria& list_at(const ParametricSolution& solution, const Rational& value) {
  for (std::size_t k = 0; k < solution.values.size(); ++k) {
    RealRoot at = solution.values[k].at;
    RealRoot point(value);
    const auto order = compare(point, at);
    if (order == 0) return solution.values[k].list;
    if (order < 0) return solution.intervals[k].list;
  }
  return solution.intervals.back().list;
}

void expect_agreement(const ParametricGame& game, const ParametricSolution& solution, const Rational& value) {
  const VerifiedSolution verified = solve(game.at(value));
  EXPECT_EQ(facts_of(list_at(solution, value), value), facts_of(verified.solution()))
      << "at c = " << to_string(value);
}

/// At an irrational value of change: the neighbours on either side, and the limit game, in which no strategy
/// can gain more than the distance to the value allows.
void expect_limit(const ParametricGame& game, const ParametricSolution& solution,
                  const ValueOfChange& value) {
  Integer scale = 1;
  for (int k = 0; k < 30; ++k) scale *= 10;
  RealRoot at = value.at;
  at.refine_to(make_rational(1, scale * scale * scale));
  const Rational distance = make_rational(1, scale);
  expect_agreement(game, solution, at.lower() - distance);
  expect_agreement(game, solution, at.upper() + distance);
  const Rational small = make_rational(1, scale * scale);
  for (const ParametricEquilibrium& equilibrium : value.list.equilibria) {
    const Game near = game.at(at.lower());
    for (std::size_t player = 0; player < 2; ++player) {
      const auto& own = equilibrium.profile[player];
      const auto& other = equilibrium.profile[1 - player];
      const Rational payoff = equilibrium.payoffs[player].at(at.lower());
      for (std::size_t s = 0; s < own.size(); ++s) {
        Rational expected = 0;
        for (std::size_t t = 0; t < other.size(); ++t) {
          const std::size_t cell = player == 0 ? s * other.size() + t : t * own.size() + s;
          expected += near.payoff(player, cell) * other[t].at(at.lower());
        }
        const Rational probability = own[s].at(at.lower());
        EXPECT_GT(probability, -small);
        EXPECT_LT(expected - payoff, small);
        const bool is_used = sign_at(own[s].numerator, at) != 0;
        EXPECT_TRUE(!is_used || expected - payoff > -small);
      }
    }
  }
}

ParametricGame random_game(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto draw = [&](long low, long high) {
    return low + static_cast<long>(random() % static_cast<std::uint64_t>(high - low + 1));
  };
  const auto rows = static_cast<std::size_t>(draw(2, 4));
  const auto columns = static_cast<std::size_t>(draw(2, 4));
  const bool has_few_values = seed % 3 == 0;
  const bool is_quadratic = seed % 7 == 0;
  const auto matrix = [&] {
    Matrix result(rows, std::vector<Polynomial>(columns));
    for (auto& row : result) {
      for (Polynomial& payoff : row) {
        std::vector<long> coefficients = has_few_values ? std::vector<long>{draw(0, 1), draw(-1, 1)}
                                                        : std::vector<long>{draw(-9, 9), draw(-9, 9)};
        if (is_quadratic) coefficients.push_back(draw(-1, 1));
        payoff = poly(coefficients);
      }
    }
    return result;
  };
  const Matrix a = matrix();
  return game_of(a, matrix());
}

/// All 500: NASHSOLVE_PARAMETRIC_GAMES=500 build/release/tests/parametric_test --gtest_filter='*AtEveryValue'
std::uint64_t games_to_try() {
  const char* const asked = std::getenv("NASHSOLVE_PARAMETRIC_GAMES");
  return asked != nullptr ? std::strtoull(asked, nullptr, 10) : 40;
}

TEST(Parametric, AgreesWithTheOrdinarySolverAtEveryValue) {
  for (std::uint64_t seed = 1; seed <= games_to_try(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const ParametricGame game = random_game(seed);
    const ParametricSolution solution = solve_parametric(game);
    ASSERT_EQ(solution.status, Status::complete);
    ASSERT_EQ(solution.intervals.size(), solution.values.size() + 1);
    std::mt19937_64 random(seed);
    for (int k = 0; k < 40; ++k) {
      const auto above = static_cast<long>(random() % 20001) - 10000;
      const auto below = static_cast<long>(random() % (k < 20 ? 5000 : 50)) + 1;
      expect_agreement(game, solution, make_rational(above, below));
    }
    for (const ValueOfChange& value : solution.values) {
      if (value.at.is_rational()) {
        expect_agreement(game, solution, value.at.lower());
      } else {
        expect_limit(game, solution, value);
      }
    }
    if (HasFailure()) break;
  }
}

/// Player 2 is indifferent, so that every mix to which a row is a best response makes equilibria: more than
/// the ordinary solver lists of one set unless it is asked for all.
TEST(Parametric, ListsSetsWithThousandsOfEndPoints) {
  constexpr long kColumns = 28;
  Matrix a(3);
  Matrix b(3);
  for (long i = 0; i < 3; ++i) {
    for (long j = 0; j < kColumns; ++j) {
      a[static_cast<std::size_t>(i)].push_back(poly({(7 * j + 3 * i * i + 5 * i * j) % 13}));
      b[static_cast<std::size_t>(i)].push_back(poly({i}));
    }
  }
  a[0][0] = poly({0, 1});
  const ParametricGame game = game_of(a, b, {Rational(0), Rational(1)});
  const ParametricSolution solution = solve_parametric(game, {});
  ASSERT_EQ(solution.status, Status::complete);
  SolveOptions all;
  all.vertices = std::nullopt;
  const Rational value = make_rational(1, 3);
  std::size_t found = 0;
  for (const ParametricInterval& interval : solution.intervals) {
    const bool is_after = !interval.from || RealRoot(*interval.from).lower() < value;
    const bool is_before = !interval.to || RealRoot(*interval.to).upper() > value;
    if (is_after && is_before) found = interval.list.equilibria.size();
  }
  EXPECT_EQ(found, solve(game.at(value), all).solution().equilibria.size());
  EXPECT_GT(found, 2000U);
}

// Hawk-Dove, in which Hawk is strict for c below 2, and beyond there are two pure equilibria and a mixed one.
TEST(VerifyParametric, RefusesListsThatAreNone) {
  const Matrix a = {{poly({2, -1}), poly({4})}, {poly({}), poly({2})}};
  const Matrix b = {{poly({2, -1}), poly({})}, {poly({4}), poly({2})}};
  const ParametricGame game = game_of(a, b, {Rational(0), std::nullopt});
  const ParametricSolution right = solve_parametric(game, {});
  ASSERT_EQ(right.intervals.size(), 2U);
  ASSERT_EQ(right.intervals[1].list.equilibria.size(), 3U);
  EXPECT_NO_THROW(verify_parametric(game, right));
  const auto expect_refused = [&](const std::string& why, const auto& falsify) {
    ParametricSolution wrong = right;
    falsify(wrong);
    try {
      verify_parametric(game, wrong);
      ADD_FAILURE() << "not refused: " << why;
    } catch (const InternalError& error) {
      EXPECT_NE(std::string(error.what()).find(why), std::string::npos) << error.what();
    }
  };
  const auto hawks = [](ParametricSolution& wrong) -> ParametricEquilibrium& {
    return wrong.intervals[0].list.equilibria[0];
  };
  expect_refused("a formula that changes its sign", [](auto& wrong) { wrong.intervals[0].to.reset(); });
  expect_refused("a negative probability", [](auto& wrong) {
    for (const auto& each : wrong.intervals[1].list.equilibria) {
      if (!each.is_pure) wrong.intervals[0].list.equilibria.push_back(each);
    }
  });
  expect_refused("probabilities that do not add up to 1",
                 [&](auto& wrong) { hawks(wrong).profile[0][1].numerator = poly({1}); });
  expect_refused("a strategy in use that pays less",
                 [&](auto& wrong) { hawks(wrong).payoffs[1].numerator = poly({3}); });
  expect_refused("a strategy that pays more",
                 [&](auto& wrong) { hawks(wrong).payoffs[1].numerator = poly({-7}); });
  expect_refused("an equilibrium twice", [&](auto& wrong) {
    wrong.intervals[0].list.equilibria.push_back(ParametricEquilibrium(hawks(wrong)));
  });
  expect_refused("a list without an equilibrium",
                 [](auto& wrong) { wrong.values[0].list.equilibria.clear(); });
  expect_refused("indices that do not add up",
                 [](auto& wrong) { wrong.intervals[1].list.components.pop_back(); });
}

}  // namespace
}  // namespace nashsolve
