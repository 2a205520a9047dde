// What is told of the pieces that a search found: which hang together, and what goes when time is short.
#include "assembly.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "distinct_vertices.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "reduction.hpp"
#include "stop.hpp"
#include "support/equilibrium_set.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using nplayer::EquilibriumCurve;
using nplayer::EquilibriumProduct;
using nplayer::SearchOutcome;
using testing::cell_count;
using testing::game_from;
using testing::Shape;

using MixedProfile = std::vector<std::vector<Rational>>;

const Rational kHalf(1, 2);
const std::vector<Rational> kFirst{1, 0};
const std::vector<Rational> kSecond{0, 1};
const std::vector<Rational> kEven{kHalf, kHalf};

/// Player 3 is paid 1, or 2 where the others both play their first strategy.
Game game_of_a_curve() {
  return game_from(
      {2, 2, 2},
      {std::vector<std::int64_t>(8, 0), std::vector<std::int64_t>(8, 0), {2, 1, 0, 1, 0, 1, 0, 1}});
}

/// Where player 3 may mix: the product of the others' first probabilities is 1/2. Each end is said very
/// often, which takes longer to tell than there is time.
EquilibriumCurve long_curve() {
  EquilibriumCurve curve;
  curve.supports = {{0, 1}, {0, 1}, {0, 1}};
  curve.vertices = {{kFirst, kEven}, {kFirst, kEven}, {kFirst, kSecond}};
  curve.conditions = {{2, 1, 0, true}};
  curve.samples = {{2, {{Rational(3, 4), Rational(1, 4)}, {Rational(2, 3), Rational(1, 3)}, kEven}}};
  for (int k = 0; k < 2000; ++k) {
    curve.ends.push_back({kFirst, kEven, kFirst});
    curve.ends.push_back({kEven, kFirst, kSecond});
  }
  return curve;
}

Solution assembled_late(const Game& game, SearchOutcome& outcome) {
  const std::atomic<bool> interrupt = true;
  SolveOptions options;
  options.interrupt = &interrupt;
  StopWatch watch(options);
  Solution solution;
  nplayer::assemble(game, nplayer::reduce(game), std::nullopt, watch, outcome, solution);
  return solution;
}

TEST(DistinctVertices, CountVerticesOnceThatNestedProductsShare) {
  using Product = std::vector<std::vector<std::vector<Rational>>>;
  nplayer::DistinctVertices vertices;
  const Product whole = {{kFirst, kSecond}, {kFirst, kEven}, {kFirst, kSecond}};
  EXPECT_EQ(vertices.add(whole), 8U);
  EXPECT_EQ(vertices.add(Product{{kFirst}, {kFirst, kEven}, {kSecond}}), 0U);
  EXPECT_EQ(vertices.add(Product{{kFirst}, {kFirst, kSecond}, {kSecond}}), 1U);
  // Three came again so far; sixteen count as one.
  EXPECT_EQ(vertices.add(whole), 0U);
  EXPECT_EQ(vertices.add(whole), 1U);
}

std::set<MixedProfile> points_of(const Solution& solution) {
  return testing::equilibrium_set(solution).extreme;
}

// Its polytopes' other corners are no equilibria.
TEST(Assembly, ACurveThatIsTheFirstPieceIsToldByItsEnds) {
  const Game game = game_of_a_curve();
  SearchOutcome outcome;
  outcome.curves = {long_curve(), long_curve()};
  outcome.curves[1].vertices[2] = {kFirst};
  const Solution solution = assembled_late(game, outcome);
  EXPECT_EQ(outcome.stopped, Status::interrupted);
  EXPECT_EQ(points_of(solution), (std::set<MixedProfile>{{kFirst, kEven, kFirst}, {kEven, kFirst, kSecond}}));
  ASSERT_EQ(solution.components.size(), 1U);
  EXPECT_FALSE(solution.components[0].index);
  EXPECT_TRUE(solution.components[0].subsets.empty());
}

TEST(Assembly, OfAProductThatIsTheFirstPieceAPointIsTold) {
  const Shape shape(14, 2);
  std::vector<std::vector<std::int64_t>> payoffs(14, std::vector<std::int64_t>(cell_count(shape)));
  // Their own strategies do not matter to them, but to the next one, so that nothing is merged.
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    for (std::size_t i = 0; i < 14; ++i) {
      payoffs[i][cell] = static_cast<std::int64_t>(cell >> (13 - (i + 1) % 14) & 1U);
    }
  }
  const Game game = game_from(shape, std::move(payoffs));
  SearchOutcome outcome;
  outcome.products = {
      EquilibriumProduct{std::vector<MixedProfile>(14, MixedProfile{kFirst, kSecond}), 1, std::nullopt}};
  const Solution solution = assembled_late(game, outcome);
  EXPECT_EQ(outcome.stopped, Status::interrupted);
  EXPECT_EQ(points_of(solution), (std::set<MixedProfile>{MixedProfile(14, kFirst)}));
  ASSERT_EQ(solution.components.size(), 1U);
  EXPECT_FALSE(solution.components[0].index);
}

// The second strategy of player 3 is worth no more than the first where the others' probabilities say so, and
// wherever player 1 plays the first. What is left open without that strategy is told with it.
TEST(Assembly, ASupportIsDecidedWhereAllItsEquilibriaLieInAPiece) {
  const Game game = game_from({3, 2, 2}, {std::vector<std::int64_t>(12, 0),
                                          std::vector<std::int64_t>(12, 0),
                                          {0, -1, 0, -1, 0, 2, 0, -1, 0, -1, 0, 3}});
  const std::vector<Rational> hub{1, 0, 0};
  SearchOutcome outcome;
  EquilibriumCurve& curve = outcome.curves.emplace_back();
  curve.supports = {{0, 1, 2}, {0, 1}, {0}};
  curve.vertices = {{hub, {0, 1, 0}, {0, 0, 1}}, {kFirst, kSecond}, {kFirst}};
  curve.conditions = {{2, 1, 0, false}};
  curve.samples = {{3, {{kHalf, Rational(1, 4), Rational(1, 4)}, kEven, kFirst}}};
  curve.ends = {{hub, kFirst, kFirst}, {hub, kSecond, kFirst}};
  const nplayer::Supports inside{{1, 2}, {0, 1}, {0}};
  const nplayer::Supports mixing{{1, 2}, {0, 1}, {0, 1}};
  const nplayer::Supports beside{{1, 2}, {0, 1}, {1}};
  for (const nplayer::Supports& supports : {inside, mixing, beside})
    outcome.open.push_back({supports, "", {}});
  StopWatch watch{SolveOptions()};
  Solution solution;
  nplayer::assemble(game, nplayer::reduce(game), std::nullopt, watch, outcome, solution);
  ASSERT_EQ(outcome.open.size(), 2U);
  EXPECT_EQ(outcome.open[0].supports, mixing);
  EXPECT_EQ(outcome.open[1].supports, beside);
}

/// A dispersion, 1 for every other who does something else, and what depends on the others alone.
Game dispersion(const Shape& shape, bool is_symmetric) {
  std::mt19937_64 random(7);
  std::vector<std::vector<std::int64_t>> payoffs(shape.size());
  for (std::size_t i = 0; i < shape.size(); ++i) {
    std::vector<std::int64_t> of_others(cell_count(shape));
    if (!is_symmetric) {
      for (std::int64_t& each : of_others) each = static_cast<std::int64_t>(random() % 100);
    }
    for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
      std::vector<std::size_t> profile(shape.size());
      for (std::size_t j = shape.size(), rest = cell; j-- > 0; rest /= shape[j]) profile[j] = rest % shape[j];
      const std::size_t own = std::exchange(profile[i], 0);
      std::size_t others = 0;
      for (std::size_t j = 0; j < shape.size(); ++j) others = others * shape[j] + profile[j];
      std::int64_t apart = 0;
      for (std::size_t j = 0; j < shape.size(); ++j) apart += j != i && profile[j] != own ? 1 : 0;
      payoffs[i].push_back(apart + of_others[others]);
    }
  }
  return game_from(shape, std::move(payoffs));
}

// The one has 143 symmetries, by which its pieces are compared, the other one none.
TEST(Assembly, PiecesHangTogetherAsWithoutSymmetries) {
  SolveOptions options;
  options.threads = 1;
  const Game alike = dispersion({3, 3, 3, 3}, true);
  const Game unlike = dispersion({3, 3, 3, 3}, false);
  const Solution by_symmetries = verify(alike, solve_nplayer(alike, options)).solution();
  const Solution by_pairs = verify(unlike, solve_nplayer(unlike, options)).solution();
  ASSERT_EQ(by_symmetries.status, Status::complete);
  ASSERT_EQ(by_pairs.status, Status::complete);
  EXPECT_EQ(testing::equilibrium_set(by_symmetries), testing::equilibrium_set(by_pairs));
  std::multiset<std::pair<std::size_t, std::size_t>> sizes[2];
  for (const Solution* each : {&by_symmetries, &by_pairs}) {
    for (const Component& component : each->components) {
      sizes[each == &by_pairs ? 1 : 0].emplace(component.equilibria.size(), component.subsets.size());
    }
  }
  EXPECT_EQ(sizes[0], sizes[1]);
  EXPECT_EQ(by_symmetries.components.size(), 75U);
}

}  // namespace
}  // namespace nashsolve
