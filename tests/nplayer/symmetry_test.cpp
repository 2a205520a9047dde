// Symmetric games: symmetries that are known by construction, and the answers of a search that knows of none.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/equilibrium_set.hpp"
#include "support/random_games.hpp"
#include "symmetries.hpp"

namespace nashsolve {
namespace {

using nplayer::Label;
using nplayer::NodeLabels;
using nplayer::Symmetries;
using testing::cell_count;
using testing::game_from;
using testing::Shape;

using Payoffs = std::vector<std::vector<std::int64_t>>;
/// Of a strategy, the others' in ascending order.
using PayoffAmong = std::function<std::int64_t(std::size_t, const std::vector<std::size_t>&)>;

Payoffs symmetric_payoffs(std::size_t players, std::size_t strategies, const PayoffAmong& payoff) {
  const Shape shape(players, strategies);
  Payoffs payoffs(players, std::vector<std::int64_t>(cell_count(shape)));
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    std::vector<std::size_t> profile(players);
    for (std::size_t i = players, rest = cell; i-- > 0; rest /= strategies) profile[i] = rest % strategies;
    for (std::size_t i = 0; i < players; ++i) {
      std::vector<std::size_t> others = profile;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      std::sort(others.begin(), others.end());
      payoffs[i][cell] = payoff(profile[i], others);
    }
  }
  return payoffs;
}

/// 1 for whom nobody else does the same.
std::int64_t alone(std::size_t own, const std::vector<std::size_t>& others) {
  return std::count(others.begin(), others.end(), own) == 0 ? 1 : 0;
}

Symmetries symmetries_of(const Shape& shape, const Payoffs& payoffs) {
  return {nplayer::payoff_tensors(game_from(shape, payoffs)), [] { return false; }};
}

/// By the bits of the number, which must not leave a player without any.
std::optional<NodeLabels> support(const Shape& shape, std::size_t bits) {
  NodeLabels labels;
  for (const std::size_t count : shape) {
    std::vector<Label>& own = labels.emplace_back();
    for (std::size_t a = 0; a < count; ++a, bits /= 2) {
      own.push_back(bits % 2 == 1 ? Label::used : Label::unused);
    }
    if (std::ranges::count(own, Label::used) == 0) return std::nullopt;
  }
  return labels;
}

TEST(Symmetry, TheImagesOfAnOutcomeWithoutACrowdAreTheOthers) {
  const Symmetries symmetries = symmetries_of({3, 3, 3}, symmetric_payoffs(3, 3, alone));
  const auto labels = support({3, 3, 3}, 0b100'010'001);
  std::set<NodeLabels> images;
  for (const Symmetries::Image& its : symmetries.images(*labels)) images.insert(its.labels);
  EXPECT_EQ(images.size(), 5U);
  for (const NodeLabels& its : images) {
    for (std::size_t a = 0; a < 3; ++a) {
      EXPECT_EQ(std::ranges::count_if(its, [a](const auto& own) { return own[a] == Label::used; }), 1);
    }
  }
}

TEST(Symmetry, ThereIsNoneWhereOnePayoffDiffers) {
  Payoffs payoffs = symmetric_payoffs(3, 3, alone);
  payoffs[0][5] += 1;
  payoffs[1][7] -= 1;
  payoffs[2][11] += 3;
  const Symmetries symmetries = symmetries_of({3, 3, 3}, payoffs);
  for (std::size_t bits = 0; bits < 512; ++bits) {
    const auto labels = support({3, 3, 3}, bits);
    EXPECT_TRUE(!labels || symmetries.images(*labels).empty());
  }
}

// There are 479,001,600 orders of the players, of which none but two need be looked at.
TEST(Symmetry, OfTwelvePlayersTwoAreAlike) {
  const Shape shape(12, 2);
  Payoffs payoffs(12, std::vector<std::int64_t>(cell_count(shape)));
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    // The last two players are the lowest bits.
    const std::size_t swapped = (cell & ~std::size_t{3}) | (cell & 1U) << 1U | (cell >> 1U & 1U);
    const auto hash = [](std::size_t i, std::size_t at) {
      return static_cast<std::int64_t>((at * 2654435761U + i * 40503U) % 100003U);
    };
    for (std::size_t i = 0; i < 10; ++i) payoffs[i][cell] = hash(i, std::min(cell, swapped));
    payoffs[10][cell] = hash(10, cell);
    payoffs[11][cell] = hash(10, swapped);
  }
  const Symmetries symmetries = symmetries_of(shape, payoffs);
  NodeLabels labels(12, {Label::used, Label::unused});
  EXPECT_TRUE(symmetries.images(labels).empty());
  labels[10] = {Label::unused, Label::used};
  const std::vector<Symmetries::Image> images = symmetries.images(labels);
  ASSERT_EQ(images.size(), 1U);
  std::swap(labels[10], labels[11]);
  EXPECT_EQ(images[0].labels, labels);
}

// With all strategies and players alike an orbit is known by how many players use which sets, up to a
// permutation of the strategies.
TEST(Symmetry, OneSupportOfEachOrbitIsLeft) {
  const Shape shape{3, 3, 3};
  const Symmetries symmetries = symmetries_of(shape, symmetric_payoffs(3, 3, alone));
  std::set<std::multiset<std::vector<bool>>> orbits;
  std::size_t left = 0;
  std::size_t supports = 0;
  for (std::size_t bits = 0; bits < 512; ++bits) {
    const auto labels = support(shape, bits);
    if (!labels) continue;
    std::multiset<std::vector<bool>> least;
    std::vector<std::size_t> order{0, 1, 2};
    do {
      std::multiset<std::vector<bool>> sets;
      for (const std::vector<Label>& own : *labels) {
        std::vector<bool> used;
        for (const std::size_t a : order) used.push_back(own[a] == Label::used);
        sets.insert(std::move(used));
      }
      if (least.empty() || sets < least) least = std::move(sets);
    } while (std::next_permutation(order.begin(), order.end()));
    orbits.insert(std::move(least));
    if (symmetries.has_earlier_image(*labels)) continue;
    ++left;
    supports += 1 + symmetries.images(*labels).size();
  }
  EXPECT_EQ(left, orbits.size());
  EXPECT_EQ(supports, 343U);
}

TEST(Symmetry, AnOpenLabelDecidesNothing) {
  const Symmetries symmetries = symmetries_of({3, 3, 3}, symmetric_payoffs(3, 3, alone));
  const NodeLabels open(3, std::vector<Label>(3, Label::open));
  EXPECT_FALSE(symmetries.has_earlier_image(open));
  NodeLabels partly = open;
  partly[0] = {Label::unused, Label::used, Label::open};
  EXPECT_TRUE(symmetries.has_earlier_image(partly));
  // All in the first strategy is such a support, and no image of it comes before it.
  partly[0] = {Label::used, Label::open, Label::open};
  EXPECT_FALSE(symmetries.has_earlier_image(partly));
}

Solution solved(const Game& game, Search search) {
  SolveOptions options;
  options.search = search;
  options.threads = 1;
  return verify(game, solve_nplayer(game, options)).solution();
}

std::uint64_t counted(const Solution& solution, std::string_view what) {
  for (const auto& [name, count] : solution.counts) {
    if (name == what) return count;
  }
  return 0;
}

/// What can be told of them without exact probabilities.
std::vector<std::pair<std::size_t, std::optional<int>>> components_of(const Solution& solution) {
  std::vector<std::pair<std::size_t, std::optional<int>>> components;
  for (const Component& component : solution.components) {
    components.emplace_back(component.equilibria.size(), component.index);
  }
  std::sort(components.begin(), components.end());
  return components;
}

void expect_same(const Solution& a, const Solution& b) {
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(components_of(a), components_of(b));
  const auto is_exact = [](const Equilibrium& each) { return each.is_exact(); };
  if (!std::ranges::all_of(a.equilibria, is_exact) || !std::ranges::all_of(b.equilibria, is_exact)) return;
  EXPECT_TRUE(testing::equilibrium_set(a) == testing::equilibrium_set(b))
      << testing::equilibrium_set(a) << testing::equilibrium_set(b);
}

/// Payoffs of 0 to 2, drawn anew for each number of others.
PayoffAmong drawn(std::uint64_t seed) {
  auto known = std::make_shared<std::map<std::pair<std::size_t, std::vector<std::size_t>>, std::int64_t>>();
  auto random = std::make_shared<std::mt19937_64>(seed);
  return [known, random](std::size_t own, const std::vector<std::size_t>& others) {
    const auto [place, is_new] = known->emplace(std::pair(own, others), 0);
    if (is_new) place->second = static_cast<std::int64_t>((*random)() % 3);
    return place->second;
  };
}

TEST(Symmetry, FindsWhatThePlainSearchFinds) {
  std::uint64_t few = 0;
  std::uint64_t all = 0;
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    for (const auto& [players, strategies] : {std::pair<std::size_t, std::size_t>{3, 3}, {4, 2}}) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", " + std::to_string(players) + " players");
      const Game game =
          game_from(Shape(players, strategies), symmetric_payoffs(players, strategies, drawn(seed)));
      const Solution once = solved(game, Search::automatic);
      const Solution plain = solved(game, Search::plain);
      EXPECT_EQ(once.status, plain.status);
      if (once.status == Status::complete) {
        ++compared;
        expect_same(once, plain);
      }
      few += counted(once, "supports");
      all += counted(plain, "supports");
    }
  }
  EXPECT_GE(compared, 15);
  EXPECT_LT(2 * few, all);
}

std::size_t curve_count(const Solution& solution) {
  std::size_t count = 0;
  for (const Component& component : solution.components) {
    count += static_cast<std::size_t>(std::ranges::count_if(
        component.subsets, [](const NashSubset& each) { return each.curved.has_value(); }));
  }
  return count;
}

// Player 1 is paid for each of the others who does the same, and they for doing what player 1 does. Where
// player 1 mixes evenly, the others play whatever makes its payoffs equal: a surface of which the curves at
// its border are images of one another, and say the same in other words.
TEST(Symmetry, CurvesOfASupportAreThoseOfItsImages) {
  const Shape shape(4, 2);
  Payoffs payoffs(4, std::vector<std::int64_t>(cell_count(shape)));
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    for (std::size_t i = 1; i < 4; ++i) {
      const bool is_same = (cell >> (3 - i) & 1U) == cell >> 3U;
      payoffs[i][cell] = is_same ? 1 : 0;
      payoffs[0][cell] += is_same ? 1 : 0;
    }
  }
  const Game game = game_from(shape, std::move(payoffs));
  const Solution once = solved(game, Search::automatic);
  const Solution plain = solved(game, Search::plain);
  ASSERT_EQ(once.status, Status::complete);
  expect_same(once, plain);
  EXPECT_EQ(curve_count(once), 1U);
  EXPECT_EQ(curve_count(plain), 1U);
  EXPECT_LT(counted(once, "supports"), counted(plain, "supports"));
}

/// Of three strategies on a circle, all alike: by how far the others' are ahead.
Payoffs circular_payoffs(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::int64_t> by_distance(9);
  for (std::int64_t& payoff : by_distance) payoff = static_cast<std::int64_t>(random() % 10);
  const Shape shape{3, 3, 3};
  Payoffs payoffs(3, std::vector<std::int64_t>(cell_count(shape)));
  for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
    const std::size_t own[] = {cell / 9, cell / 3 % 3, cell % 3};
    for (std::size_t i = 0; i < 3; ++i) {
      std::size_t ahead[] = {(own[(i + 1) % 3] + 3 - own[i]) % 3, (own[(i + 2) % 3] + 3 - own[i]) % 3};
      if (ahead[0] > ahead[1]) std::swap(ahead[0], ahead[1]);
      payoffs[i][cell] = by_distance[ahead[0] * 3 + ahead[1]];
    }
  }
  return payoffs;
}

// The 17 other symmetries leave the support of all strategies as it is, and take its equilibria to others.
TEST(Symmetry, WithinASupportImagesAreNotSearched) {
  std::uint64_t few = 0;
  std::uint64_t all = 0;
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Game game = game_from({3, 3, 3}, circular_payoffs(seed));
    const Solution once = solved(game, Search::automatic);
    const Solution plain = solved(game, Search::plain);
    if (once.status != Status::complete || plain.status != Status::complete) continue;
    ++compared;
    expect_same(once, plain);
    few += counted(once, "cells");
    all += counted(plain, "cells");
  }
  EXPECT_GE(compared, 6);
  EXPECT_LT(2 * few, all);
}

/// A search that is interrupted once it has found something; complete where it ends before that.
Solution interrupted(const Game& game) {
  std::atomic<bool> interrupt = false;
  SearchProgress progress;
  SolveOptions options;
  options.threads = 1;
  options.interrupt = &interrupt;
  options.progress = &progress;
  const std::jthread watcher([&](const std::stop_token& token) {
    while (progress.equilibria == 0 && !token.stop_requested()) std::this_thread::yield();
    interrupt = true;
  });
  return verify(game, solve_nplayer(game, options)).solution();
}

TEST(Symmetry, AStoppedSearchGoesOnToTheSame) {
  const Game game = game_from({3, 3, 3, 3}, symmetric_payoffs(4, 3, alone));
  const Solution whole = solved(game, Search::automatic);
  ASSERT_EQ(whole.status, Status::complete);
  bool was_stopped = false;
  for (int round = 0; round < 50 && !was_stopped; ++round) {
    const Solution part = interrupted(game);
    if (part.status != Status::interrupted || part.equilibria.empty()) continue;
    was_stopped = true;
    SolveOptions rest;
    rest.earlier = &part;
    rest.threads = 1;
    expect_same(verify(game, solve_nplayer(game, rest)).solution(), whole);
  }
  EXPECT_TRUE(was_stopped);
}

}  // namespace
}  // namespace nashsolve
