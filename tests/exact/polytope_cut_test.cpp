// Polytopes of mixed strategies: what two of them have in common, given by vertices, is what halfspaces leave
// of the simplex when those of both cut it.
#include "polytope_cut.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <stdexcept>

namespace nashsolve::nplayer {
namespace {

using Points = std::vector<std::vector<Rational>>;

Points sorted(Points points) {
  std::sort(points.begin(), points.end());
  return points;
}

void cut(StrategyPolytope& polytope, const Halfspace& halfspace) {
  std::vector<Rational> values;
  for (const auto& vertex : polytope.vertices()) {
    Rational& value = values.emplace_back(0);
    for (std::size_t s = 0; s < vertex.size(); ++s) value += halfspace.coefficients[s] * vertex[s];
  }
  polytope.cut(values, halfspace.is_plane);
}

TEST(StrategyPolytope, CommonPartOfTwoIsWhatTheHalfspacesOfBothLeave) {
  std::mt19937_64 random(7);
  int empty = 0;
  int points = 0;
  int larger = 0;
  for (int round = 0; round < 600; ++round) {
    const std::size_t strategies = 2 + random() % 4;
    StrategyPolytope both(strategies);
    std::vector<StrategyPolytope> one(2, StrategyPolytope(strategies));
    for (StrategyPolytope& each : one) {
      for (std::size_t cuts = random() % 4; cuts > 0; --cuts) {
        Halfspace halfspace{{}, random() % 4 == 0};
        for (std::size_t s = 0; s < strategies; ++s) {
          halfspace.coefficients.emplace_back(static_cast<long>(random() % 7) - 3);
        }
        cut(each, halfspace);
        cut(both, halfspace);
      }
    }
    if (one[0].is_empty() || one[1].is_empty()) continue;
    const auto part =
        StrategyPolytope::common_part(one[0].vertices(), one[1].vertices(), [] { return false; });
    ASSERT_TRUE(part.has_value());
    ASSERT_EQ(sorted(part->vertices()), sorted(both.vertices())) << "round " << round;
    (both.is_empty() ? empty : both.vertices().size() == 1 ? points : larger) += 1;
  }
  EXPECT_GT(empty, 20);
  EXPECT_GT(points, 20);
  EXPECT_GT(larger, 200);
}

// A slice of the cube at height 2 of 4 is an octahedron; at 1 a simplex, also where a segment comes as a cut
// triangle.
TEST(StrategyPolytope, SlicesOfAProductAreHypersimplices) {
  StrategyPolytope segment(3);
  segment.cut({1, 0, 0}, true);
  const std::vector<StrategyPolytope> segments = {StrategyPolytope(2), segment,
                                                  StrategyPolytope({{1, 0}, {0, 1}}), StrategyPolytope(2)};
  for (const auto& [height, count] : {std::pair<int, std::size_t>{0, 1}, {1, 4}, {2, 6}, {3, 4}, {4, 1}}) {
    StrategyPolytope cube = StrategyPolytope::product(segments);
    EXPECT_EQ(cube.vertices().size(), 16U);
    cut(cube, {{-height, 1 - height, 0, 0, 1, 0, 1, 0, 1}, true});
    EXPECT_EQ(cube.vertices().size(), count) << height;
    for (const auto& vertex : cube.vertices()) {
      EXPECT_EQ(vertex[1] + vertex[4] + vertex[6] + vertex[8], height);
      for (const Rational& p : vertex) EXPECT_TRUE(p == 0 || p == 1);
    }
  }
}

TEST(StrategyPolytope, CommonPartEndsWhereItIsAskedTo) {
  StrategyPolytope simplex(6);
  cut(simplex, {{1, -1, 1, -1, 1, -1}, false});
  int asked = 0;
  const auto part = StrategyPolytope::common_part(simplex.vertices(), simplex.vertices(), [&] {
    ++asked;
    return true;
  });
  EXPECT_FALSE(part.has_value());
  EXPECT_LT(asked, 5);
}

TEST(StrategyPolytope, ACutEndsWhereItIsAskedTo) {
  StrategyPolytope polytope(6);
  polytope.cut({-1, -1, -1, 1, 1, 1}, false);
  const Points before = polytope.vertices();
  std::vector<Rational> values(before.size(), -1);
  for (std::size_t v = 0; v < values.size(); v += 2) values[v] = 1;
  int asked = 0;
  EXPECT_FALSE(polytope.cut(values, false, [&] { return ++asked == 3; }));
  EXPECT_EQ(asked, 3);
  EXPECT_EQ(polytope.vertices(), before);
  EXPECT_TRUE(polytope.cut(values, true, [] { return false; }));
}

TEST(StrategyPolytope, ACutThatDoesNotTellOfEachVertexIsRefused) {
  StrategyPolytope simplex(3);
  EXPECT_THROW(simplex.cut({-1}, false), std::logic_error);
  EXPECT_THROW(simplex.cut({-1, 0, 1, 0}, true), std::logic_error);
  EXPECT_EQ(simplex.vertices().size(), 3U);
}

}  // namespace
}  // namespace nashsolve::nplayer
