// Cells at the border are excluded by orders of magnitude, and none that holds a solution is.
#include "magnitudes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "nashsolve/verify.hpp"
#include "payoff_tensors.hpp"
#include "support/random_games.hpp"
#include "support/verified.hpp"

namespace nashsolve {
namespace {

using nplayer::Supports;
using nplayer::SupportSystem;
using testing::choices_in;
using testing::count_of;
using testing::game_from;
using testing::random_payoffs;
using testing::Shape;
using testing::verified;

// Who bids lowest of those whose bid is nobody else's has the prize.
TEST(Magnitudes, DecideLowestUniqueBidsOfFourForAPrizeAlone) {
  const Shape shape(4, 3);
  auto payoffs = random_payoffs(shape, 0, 0, 0);
  for (std::size_t cell = 0; cell < payoffs[0].size(); ++cell) {
    const auto choices = choices_in(cell, shape);
    for (std::size_t bid = 0; bid < 3; ++bid) {
      if (count_of(choices, bid) != 1) continue;
      const auto winner = std::ranges::find(choices, bid) - choices.begin();
      payoffs[static_cast<std::size_t>(winner)][cell] = 1;
      break;
    }
  }
  const Solution solution = verified(game_from(shape, payoffs));
  EXPECT_EQ(solution.status, Status::complete);
  int sum = 0;
  for (const Component& component : solution.components) sum += component.index.value_or(100);
  EXPECT_EQ(sum, 1);
}

/// Four players of two strategies: what the first one pays more than the second, by who of the other three,
/// counted from the next one on, uses the second: the bits 1, 2 and 4.
using Gains = std::vector<std::vector<std::int64_t>>;

/// Whether it is excluded that all use the second strategy with a probability between 0 and 2^-halvings.
bool excludes_all_near_the_first(const Gains& gains, int halvings) {
  const Shape shape(4, 2);
  auto payoffs = random_payoffs(shape, 0, 0, 0);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t cell = 0; cell < payoffs[i].size(); ++cell) {
      const auto choices = choices_in(cell, shape);
      std::size_t users = 0;
      for (std::size_t k = 0; k < 3; ++k) users |= choices[(i + 1 + k) % 4] << k;
      if (choices[i] == 0) payoffs[i][cell] = gains[i][users];
    }
  }
  const nplayer::PayoffTensors tensors = nplayer::payoff_tensors(game_from(shape, payoffs));
  nplayer::Cell cell = nplayer::whole_game(tensors);
  for (std::size_t i = 0; i < 4; ++i) {
    for (int k = 0; k < halvings; ++k) nplayer::halve(cell, i, 0, 1);
  }
  const SupportSystem system(tensors, Supports(4, {0, 1}));
  return nplayer::magnitudes_exclude(system, cell, [] { return false; });
}

// Where each is indifferent if the next one's y is as large as the product of the other two, the sum of all
// logarithms would be twice itself. If it is as large as that of the one after, all may be the same.
TEST(Magnitudes, ExcludeOrdersThatContradictEachOther) {
  const std::vector<std::int64_t> products = {0, 1, 0, 0, 0, 0, -1, 0};
  const std::vector<std::int64_t> equals = {0, 1, -1, 0, 0, 0, 0, 0};
  for (const int halvings : {10, 20}) {
    EXPECT_TRUE(excludes_all_near_the_first(Gains(4, products), halvings));
    EXPECT_FALSE(excludes_all_near_the_first(Gains(4, equals), halvings));
    EXPECT_FALSE(excludes_all_near_the_first({equals, equals, equals, products}, 1));
  }
  // A factor of 2^12 is more than the cell is small, one of 2^2 is less.
  EXPECT_FALSE(excludes_all_near_the_first(Gains(4, {0, 1, 0, 0, 0, 0, -4096, 0}), 10));
  EXPECT_TRUE(excludes_all_near_the_first(Gains(4, {0, 1, 0, 0, 0, 0, -4, 0}), 10));
}

// Gains that are sums of pairs of terms, each of which is 0 at the point.
TEST(Magnitudes, NeverExcludeASolution) {
  std::size_t others = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    std::mt19937_64 random(seed);
    std::vector<unsigned> bits;
    for (std::size_t i = 0; i < 4; ++i) bits.push_back(11 + static_cast<unsigned>(random() % 4));
    Gains gains(4, std::vector<std::int64_t>(8));
    Gains unplanted = gains;
    for (std::size_t i = 0; i < 4; ++i) {
      const auto value = [&](std::size_t users) {
        std::int64_t product = 1;
        for (std::size_t k = 0; k < 3; ++k) {
          const std::int64_t scale = std::int64_t{1} << bits[(i + 1 + k) % 4];
          product *= (users >> k & 1U) != 0 ? 1 : scale - 1;
        }
        return product;
      };
      for (int pair = 0; pair < 3; ++pair) {
        const std::size_t a = random() % 8;
        const std::size_t b = random() % 8;
        if (a == b) continue;
        const std::int64_t times = static_cast<std::int64_t>(random() % 9) - 4;
        gains[i][a] += times * value(b);
        gains[i][b] -= times * value(a);
        unplanted[i][a] += times;
        unplanted[i][b] -= times;
      }
    }
    EXPECT_FALSE(excludes_all_near_the_first(gains, 10)) << seed;
    others += excludes_all_near_the_first(unplanted, 10) ? 1U : 0U;
  }
  EXPECT_GT(others, 100U);
}

// The names of all strategies of a player, as vertices, take the square of their number.
TEST(Cells, NameTheirVerticesOnceFewAreLeft) {
  const Shape shape = {3, 4, 2};
  const nplayer::PayoffTensors tensors =
      nplayer::payoff_tensors(game_from(shape, random_payoffs(shape, 1, -9, 9)));
  nplayer::Cell named = nplayer::whole_game(tensors);
  nplayer::Cell unnamed = nplayer::unnamed_game(tensors);
  for (nplayer::Cell* const cell : {&named, &unnamed}) {
    nplayer::keep_vertices(*cell, 1, {0, 2, 3});
    nplayer::keep_vertices(*cell, 1, {1, 2});
    nplayer::keep_vertices(*cell, 2, {1});
  }
  EXPECT_EQ(unnamed.payoffs, named.payoffs);
  EXPECT_EQ(unnamed.sizes, named.sizes);
  for (const std::vector<double>& own : unnamed.vertices) EXPECT_TRUE(own.empty());
  nplayer::name_vertices(unnamed, {{0, 1, 2}, {2, 3}, {1}});
  EXPECT_EQ(unnamed.vertices, named.vertices);
}

}  // namespace
}  // namespace nashsolve
