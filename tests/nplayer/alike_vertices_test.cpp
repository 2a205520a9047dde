// Faces with vertices that are alike for all conditions, against sets known by algebra.
#include "alike_vertices.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace nashsolve::nplayer {
namespace {

bool never_stops() {
  return false;
}

/// Three players with three strategies each, and for each two an equation of theirs.
Face with_an_equation_for_each_two(const std::function<int(std::size_t, std::size_t)>& value) {
  Face face{Polytopes(3, StrategyPolytope(3)), {}};
  for (std::size_t player = 0; player < 3; ++player) {
    Condition& condition = face.conditions.emplace_back();
    condition.player = player;
    condition.strategy = player;
    for (std::size_t x = 0; x < 3; ++x) {
      for (std::size_t y = 0; y < 3; ++y) condition.gain.emplace_back(value(x, y));
    }
  }
  return face;
}

/// (1 - a_j)(1 - a_k) = 1/2 for each two: all a are 1 - sqrt(1/2), and the rest is divided in any way between
/// the other two strategies of each.
TEST(AlikeVertices, ACubeOverAnIrrationalPoint) {
  const auto found = parts_by_alike_vertices(
      with_an_equation_for_each_two([](std::size_t x, std::size_t y) { return x > 0 && y > 0 ? -1 : 1; }),
      never_stops);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->irrational.empty());
  ASSERT_EQ(found->parts.size(), 1U);
  const CurvedPart& part = found->parts.front();
  EXPECT_EQ(part.conditions.size(), 3U);
  ASSERT_EQ(part.samples.size(), 1U);
  EXPECT_EQ(part.samples.front().dimension, 3U);
  EXPECT_TRUE(part.samples.front().point.empty());
  EXPECT_EQ(part.samples.front().used, std::vector(3, std::vector<bool>(3, true)));
}

/// (1 - 3 a_j)(1 - 3 a_k) = 1/2 (times 2): a is (1 - s sqrt(1/2)) / 3 for all, with s of either sign.
TEST(AlikeVertices, TwoCubesAreToldApart) {
  const auto found = parts_by_alike_vertices(with_an_equation_for_each_two([](std::size_t x, std::size_t y) {
                                               const int first = x == 0 ? -2 : 1;
                                               const int second = y == 0 ? -2 : 1;
                                               return 2 * first * second - 1;
                                             }),
                                             never_stops);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->parts.size(), 2U);
  for (const CurvedPart& part : found->parts) EXPECT_GE(part.samples.front().dimension, 3U);
}

/// 2a + 2d = 1 + ad (a, d: first strategies): a curve from d = 0 to a = 0, over each point of which two
/// weights of each are divided at will.
TEST(AlikeVertices, WhatIsOverACurve) {
  Face face{{StrategyPolytope(3), StrategyPolytope(3), StrategyPolytope(1)}, {}};
  face.conditions.push_back({2, {2, 1, 1, 1, -1, -1, 1, -1, -1}, true, 0});
  const auto found = parts_by_alike_vertices(face, never_stops);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->parts.size(), 1U);
  const CurvedPart& part = found->parts.front();
  ASSERT_FALSE(part.samples.empty());
  EXPECT_EQ(part.samples.front().dimension, 3U);
  const auto& at = part.samples.front().point;
  ASSERT_EQ(at.size(), 3U);
  EXPECT_EQ(2 * at[0][0] + 2 * at[1][0], 1 + at[0][0] * at[1][0]);
  for (const std::size_t player : {0U, 1U}) EXPECT_EQ(at[player][1], at[player][2]);
  EXPECT_EQ(part.ends.size(), 8U);
  for (const auto& end : part.ends) EXPECT_EQ(2 * end[0][0] + 2 * end[1][0], 1 + end[0][0] * end[1][0]);
}

TEST(AlikeVertices, NothingWhereAllDiffer) {
  EXPECT_FALSE(parts_by_alike_vertices(
      with_an_equation_for_each_two([](std::size_t x, std::size_t y) { return x == y ? 2 : -1; }),
      never_stops));
}

}  // namespace
}  // namespace nashsolve::nplayer
