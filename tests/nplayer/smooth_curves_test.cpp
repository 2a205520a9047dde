// Curves and points in boxes, against sets known by algebra. u, v and w are weights less one half.
#include "smooth_curves.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "isolated_points.hpp"

namespace nashsolve::nplayer {
namespace {

bool go_on() {
  return false;
}

/// Players who mix two vertices each, and one who does not mix, whose conditions these are.
Face face_of(std::size_t players, const std::vector<std::vector<Rational>>& equations,
             const std::vector<std::vector<Rational>>& inequalities = {}) {
  Face face{Polytopes(players, StrategyPolytope(2)), {}};
  face.polytopes.emplace_back(1);
  for (const auto& gain : equations) face.conditions.push_back({players, gain, true, face.conditions.size()});
  for (const auto& gain : inequalities)
    face.conditions.push_back({players, gain, false, face.conditions.size()});
  return face;
}

std::optional<std::size_t> parts_of_curves(const Face& face) {
  const auto found = parts_on_smooth_curves(face, go_on);
  if (!found) return std::nullopt;
  EXPECT_TRUE(found->irrational.empty());
  return found->parts.size();
}

/// 16 uv = 1: through (3/4, 3/4) and (1/4, 1/4).
const std::vector<Rational> kHyperbola{3, -5, -5, 3};
/// u + v + w = 0, and uv + vw + wu = -1/32: an ellipse, as u^2 + v^2 + w^2 = 1/16.
const std::vector<Rational> kPlane{-3, -1, -1, 1, -1, 1, 1, 3};
const std::vector<Rational> kCone{25, -7, -7, -7, -7, -7, -7, 25};
/// uv + vw + wu = 1/32: it meets the plane nowhere.
const std::vector<Rational> kOtherCone{23, -9, -9, -9, -9, -9, -9, 23};

/// Whether both players may mix the second vertex with this weight.
bool allows(const CurvedPart& part, const Rational& weight) {
  for (const std::size_t player : {0U, 1U}) {
    std::vector<Rational> ends;
    for (const auto& vertex : part.polytopes[player].vertices()) ends.push_back(vertex[1]);
    const auto [least, most] = std::ranges::minmax(ends);
    if (weight < least || most < weight) return false;
  }
  return true;
}

TEST(SmoothCurves, BranchesAreComponents) {
  const auto found = parts_on_smooth_curves(face_of(2, {kHyperbola}), go_on);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->parts.size(), 2U);
  for (const Rational& weight : {make_rational(1, 4), make_rational(3, 4)})
    EXPECT_NE(allows(found->parts[0], weight), allows(found->parts[1], weight));
}

TEST(SmoothCurves, InequalitiesCutThem) {
  // x + y <= 1 leaves one branch, x + y >= 8/5 two ends of the other, and x + y >= 2 nothing: there is no
  // point with x = y = 1.
  EXPECT_EQ(parts_of_curves(face_of(2, {kHyperbola}, {{-1, 0, 0, 1}})), 1U);
  EXPECT_EQ(parts_of_curves(face_of(2, {kHyperbola}, {{8, 3, 3, -2}})), 2U);
  EXPECT_EQ(parts_of_curves(face_of(2, {kHyperbola}, {{9, 5, 5, 1}})), 0U);
  // x <= y cuts both branches in halves; with x + y <= 1 one half is left.
  EXPECT_EQ(parts_of_curves(face_of(2, {kHyperbola}, {{0, -1, 1, 0}})), 2U);
  EXPECT_EQ(parts_of_curves(face_of(2, {kHyperbola}, {{0, -1, 1, 0}, {-1, 0, 0, 1}})), 1U);
}

TEST(SmoothCurves, AClosedCurveIsFound) {
  EXPECT_EQ(parts_of_curves(face_of(3, {kPlane, kCone})), 1U);
  EXPECT_EQ(parts_of_curves(face_of(3, {kPlane, kOtherCone})), 0U);
  // u <= 0 leaves one arc of it.
  EXPECT_EQ(parts_of_curves(face_of(3, {kPlane, kCone}, {{-1, -1, -1, -1, 1, 1, 1, 1}})), 1U);
}

TEST(SmoothCurves, WhatIsNotSmoothIsLeft) {
  // uv = 0: two lines that cross.
  EXPECT_EQ(parts_of_curves(face_of(2, {{1, -1, -1, 1}})), std::nullopt);
  // xy = 0: the border.
  EXPECT_EQ(parts_of_curves(face_of(2, {{0, 0, 0, 1}})), std::nullopt);
  // x + y <= 3/2 touches the branch.
  EXPECT_EQ(parts_of_curves(face_of(2, {kHyperbola}, {{-3, -1, -1, 1}})), std::nullopt);
}

/// Player 1 mixes three vertices, the second with w1 and the third with w2, player 2 the second of two with
/// z.
Face face_of_triangle(const std::vector<std::vector<Rational>>& equations) {
  Face face = face_of(2, equations);
  face.polytopes[0] = StrategyPolytope(3);
  return face;
}

// With d = w1 - w2 = 2z - 1 and s = w1 + w2 the triangle is |d| <= s <= 1.
const std::vector<Rational> kSlope{1, -1, 2, 0, 0, -2};

// s = 3/4 + d^2 meets s = 1 at d = -1/2 and 1/2, and |d| = s nowhere: one arc is between. s = 5/4 - d^2 meets
// s = 1 there, too, but lies beyond between, and |d| = s where d^2 + |d| = 5/4: two arcs.
TEST(SmoothCurves, OfATriangleAreWhatIsInIt) {
  EXPECT_EQ(parts_of_curves(face_of_triangle({kSlope, {3, 3, -5, 3, 3, -5}})), 1U);
  EXPECT_EQ(parts_of_curves(face_of_triangle({kSlope, {-5, -5, -5, 3, 3, -5}})), 2U);
  // s = 5/4 + d^2: beyond everywhere.
  EXPECT_EQ(parts_of_curves(face_of_triangle({kSlope, {5, 5, -3, 5, 5, -3}})), 0U);
}

// On s = 3/4 + d^2 and s = 5/4 - d^2 alike: d^2 = 1/4, s = 1, on the triangle's border. On s = 3/4 + d^2 and
// s = 7/8 - d^2: d^2 = 1/16, s = 13/16, so w1 is 17/32 or 9/32.
TEST(IsolatedPoints, OfATriangleAreWhatIsInIt) {
  EXPECT_FALSE(
      isolated_parts(face_of_triangle({kSlope, {3, 3, -5, 3, 3, -5}, {-5, -5, -5, 3, 3, -5}}), go_on));
  const auto both =
      isolated_parts(face_of_triangle({kSlope, {3, 3, -5, 3, 3, -5}, {-7, -7, -7, 9, 9, -7}}), go_on);
  ASSERT_TRUE(both);
  ASSERT_EQ(both->irrational.size(), 2U);
  for (const auto& point : both->irrational) {
    const bool is_right = point[0][1].lower > make_rational(13, 32);
    const std::array<Rational, 3> expected{make_rational(3, 16), make_rational(is_right ? 17 : 9, 32),
                                           make_rational(is_right ? 9 : 17, 32)};
    for (std::size_t v = 0; v < expected.size(); ++v) {
      EXPECT_LE(point[0][v].lower, expected[v]);
      EXPECT_GE(point[0][v].upper, expected[v]);
      EXPECT_LT(point[0][v].upper - point[0][v].lower, make_rational(1, 1'000'000));
    }
  }
}

TEST(IsolatedPoints, AreFoundOnce) {
  // u = v on the ellipse: 96 u^2 = 1, w = -2u.
  const std::vector<Rational> diagonal{0, 0, -1, -1, 1, 1, 0, 0};
  const auto both = isolated_parts(face_of(3, {kPlane, kCone, diagonal}), go_on);
  ASSERT_TRUE(both);
  EXPECT_TRUE(both->parts.empty());
  ASSERT_EQ(both->irrational.size(), 2U);
  for (const auto& point : both->irrational) {
    const Enclosure& x = point[0][1];
    const Rational low = x.lower - make_rational(1, 2);
    const Rational high = x.upper - make_rational(1, 2);
    EXPECT_LT(x.upper - x.lower, make_rational(1, 1'000'000));
    EXPECT_EQ(sgn(low), sgn(high));
    EXPECT_LE((low * low * 96 - 1) * (high * high * 96 - 1), 0);
  }
  const auto one =
      isolated_parts(face_of(3, {kPlane, kCone, diagonal}, {{-1, -1, -1, -1, 1, 1, 1, 1}}), go_on);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->irrational.size(), 1U);
  // Another equation that none of them solves, w = 0.
  const auto none =
      isolated_parts(face_of(3, {kPlane, kCone, diagonal, {-1, 1, -1, 1, -1, 1, -1, 1}}), go_on);
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->is_empty());
}

TEST(IsolatedPoints, OnTheBorderOrNotSimpleAreLeft) {
  EXPECT_FALSE(isolated_parts(face_of(1, {{0, 1}}), go_on));
  // x + y = 3/2 touches the branch.
  EXPECT_FALSE(isolated_parts(face_of(2, {kHyperbola, {-3, -1, -1, 1}}), go_on));
}

}  // namespace
}  // namespace nashsolve::nplayer
