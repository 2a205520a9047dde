// Faces that hang together by their border, against sets known by algebra.
// a, b, c: the strategies of player 1, d and e those of player 2.
#include "within_border.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace nashsolve::nplayer {
namespace {

bool never_stop() {
  return false;
}

/// Of two players, and one who does not mix, whose equation this is.
Face face_of_two(const std::function<int(std::size_t, std::size_t)>& value) {
  std::vector<Rational> gain;
  for (std::size_t x = 0; x < 3; ++x) {
    for (std::size_t y = 0; y < 2; ++y) gain.emplace_back(value(x, y));
  }
  return {{StrategyPolytope(3), StrategyPolytope(2), StrategyPolytope(1)}, {{2, std::move(gain), true, 0}}};
}

/// c = 2(ad + be): one c for each ratio of a and b and each d.
TEST(WithinBorder, ASurfaceOverASquare) {
  const auto value = [](std::size_t x, std::size_t y) {
    if (x == 2) return -1;
    return x == y ? 2 : 0;
  };
  const auto found = parts_within_border(face_of_two(value), never_stop);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->parts.size(), 1U);
  const CurvedPart& part = found->parts.front();
  ASSERT_EQ(part.samples.size(), 1U);
  EXPECT_EQ(part.samples.front().dimension, 2U);
  const std::vector<std::vector<Rational>>& at = part.samples.front().point;
  ASSERT_EQ(at.size(), 3U);
  EXPECT_EQ(at[0][2], 2 * (at[0][0] * at[1][0] + at[0][1] * at[1][1]));
  for (const std::vector<std::vector<Rational>>& end : part.ends)
    EXPECT_EQ(end[0][2], 2 * (end[0][0] * end[1][0] + end[0][1] * end[1][1]));
}

/// (2a - 1)(2d - 1) = 1/4: a and d are both more than 1/2, or both less.
TEST(WithinBorder, TwoBranchesOfAHyperbola) {
  const auto found = parts_within_border(
      face_of_two([](std::size_t x, std::size_t y) { return (x == 0) == (y == 0) ? 3 : -5; }), never_stop);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->parts.size(), 2U);
  for (const CurvedPart& part : found->parts) EXPECT_EQ(part.samples.front().dimension, 2U);
}

TEST(WithinBorder, NothingWhereThereIsNoBorder) {
  const auto found = parts_within_border(
      face_of_two([](std::size_t x, std::size_t y) { return x == y ? 2 : 1; }), never_stop);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->is_empty());
}

/// Three players with three strategies and one equation for each two, ad + be = cf: six probabilities and
/// three equations, which are independent somewhere inside.
TEST(WithinBorder, ThreePlayersWithAnEquationForEachTwo) {
  Face face{Polytopes(3, StrategyPolytope(3)), {}};
  for (std::size_t player = 0; player < 3; ++player)
    face.conditions.push_back({player, {1, 0, 0, 0, 1, 0, 0, 0, -1}, true, player});
  const auto found = parts_within_border(face, never_stop);
  ASSERT_TRUE(found);
  ASSERT_FALSE(found->parts.empty());
  for (const CurvedPart& part : found->parts) {
    ASSERT_FALSE(part.samples.empty());
    EXPECT_EQ(part.samples.front().dimension, 3U);
  }
}

}  // namespace
}  // namespace nashsolve::nplayer
