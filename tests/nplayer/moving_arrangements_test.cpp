// Faces over one player's segment and another's polytope that planes divide, against sets known by algebra.
// z: the weight of the second strategy of player 3; a, b, c and d, e, f: the strategies of players 1 and 2.
#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <vector>

#include "arrangement_parts.hpp"

namespace nashsolve::nplayer {
namespace {

bool go_on_moving() {
  return false;
}

using Value = std::function<int(std::size_t, std::size_t, std::size_t)>;

/// Of players with three, three and two strategies, and one who does not mix, whose conditions these are.
Face moving_face(const std::vector<Value>& equations) {
  Face face{{StrategyPolytope(3), StrategyPolytope(3), StrategyPolytope(2), StrategyPolytope(1)}, {}};
  for (const Value& value : equations) {
    std::vector<Rational> gain;
    for (std::size_t x = 0; x < 3; ++x) {
      for (std::size_t y = 0; y < 3; ++y) {
        for (std::size_t z = 0; z < 2; ++z) gain.emplace_back(value(x, y, z));
      }
    }
    face.conditions.push_back({3, std::move(gain), true, face.conditions.size()});
  }
  return face;
}

/// bz + c(1 - z) - a: what is left of a triangle is the segment from (z, 1, 0) to (1 - z, 0, 1), up to sums.
int moving(std::size_t own, std::size_t z) {
  return own == 0 ? -1 : (own == 1) == (z == 1) ? 1 : 0;
}
int of_first(std::size_t x, std::size_t, std::size_t z) {
  return moving(x, z);
}
int of_second(std::size_t, std::size_t y, std::size_t z) {
  return moving(y, z);
}

/// bf + ce - a(1 - d) - d(1 - a): 0 where both are at different ends of their segments, and below 0 where
/// they are at the same one, but at the first one for z = 0 and at the other for z = 1.
int never_positive(std::size_t x, std::size_t y, std::size_t) {
  if (x == 0 || y == 0) return x == y ? 0 : -1;
  return x == y ? 0 : 1;
}

/// So it is 0 on two curves, and on two sides of the squares at both of their ends.
TEST(MovingArrangements, AFunctionOfOneSignIsZeroAtTwoCorners) {
  const auto found =
      parts_over_arrangements(moving_face({of_first, of_second, never_positive}), go_on_moving);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->irrational.empty());
  ASSERT_EQ(found->parts.size(), 1U);
  ASSERT_FALSE(found->parts.front().samples.empty());
  for (const CurvedPart::Sample& sample : found->parts.front().samples) {
    EXPECT_LE(sample.dimension, 1U);
    ASSERT_FALSE(sample.point.empty());
    const Rational& z = sample.point[2][1];
    const std::vector<Rational> lower{z / (1 + z), 1 / (1 + z), 0};
    const std::vector<Rational> upper{(1 - z) / (2 - z), 0, 1 / (2 - z)};
    const auto one_is = [&](const std::vector<Rational>& end) {
      return sample.point[0] == end || sample.point[1] == end;
    };
    EXPECT_TRUE(z == 0 ? one_is(lower) : z == 1 ? one_is(upper) : one_is(lower) && one_is(upper));
  }
}

/// 8be - 1: above 0 where both are at the first end, as be is 1/4 at least, and -1 at the other ends.
int at_one_corner(std::size_t x, std::size_t y, std::size_t) {
  return x == 1 && y == 1 ? 7 : -1;
}

TEST(MovingArrangements, ACornerIsCutOffForAllZ) {
  const auto found = parts_over_arrangements(moving_face({of_first, of_second, at_one_corner}), go_on_moving);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->parts.size(), 1U);
  const CurvedPart& part = found->parts.front();
  EXPECT_EQ(part.conditions.size(), 3U);
  ASSERT_FALSE(part.samples.empty());
  EXPECT_EQ(part.samples.front().dimension, 2U);
  const std::vector<std::vector<Rational>>& point = part.samples.front().point;
  ASSERT_FALSE(point.empty());
  EXPECT_EQ(8 * point[0][1] * point[1][1], 1);
}

/// Where player 1 may not use his third strategy, he is at the first end.
TEST(MovingArrangements, AnEndThatPassesTheOthersLineIsAPointForEachZ) {
  Face face = moving_face({of_first, of_second, at_one_corner});
  face.polytopes[0] = StrategyPolytope({{1, 0, 0}, {0, 1, 0}});
  const auto found = parts_over_arrangements(face, go_on_moving);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->parts.size(), 1U);
  EXPECT_EQ(found->parts.front().samples.front().dimension, 1U);
}

}  // namespace
}  // namespace nashsolve::nplayer
