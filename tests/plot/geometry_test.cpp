// Plane geometry in exact numbers.
#include <gtest/gtest.h>

#include <vector>

#include "plane.hpp"

namespace nashsolve::plot {
namespace {

const std::vector<Spot> kTriangle = {{0, 0}, {1, 0}, {make_rational(1, 2), 1}};

TEST(Plane, TheHullHasCornersOnly) {
  const std::vector<Spot> spots = {{0, 0}, {2, 0}, {1, 0}, {2, 2}, {0, 2}, {1, 1}, {0, 0}, {1, 2}};
  EXPECT_EQ(convex_hull(spots), (std::vector<Spot>{{0, 0}, {2, 0}, {2, 2}, {0, 2}}));
}

TEST(Plane, TheHullOfALineIsItsEnds) {
  EXPECT_EQ(convex_hull({{1, 1}, {0, 0}, {3, 3}, {2, 2}}), (std::vector<Spot>{{0, 0}, {3, 3}}));
  EXPECT_EQ(convex_hull({{1, 2}, {1, 2}}), (std::vector<Spot>{{1, 2}}));
  EXPECT_TRUE(convex_hull({}).empty());
}

TEST(Plane, TheHullSeesDifferencesThatDoublesDoNot) {
  const Rational tiny = make_rational(1, to_integer(1'000'000'000'000'000'000));
  const std::vector<Spot> hull = convex_hull({{0, 0}, {1, Rational(-tiny)}, {2, 0}});
  EXPECT_EQ(hull.size(), 3U);
}

TEST(Plane, ClippingKeepsOneSide) {
  // y >= 1/2, written as 2y - 1 >= 0.
  const std::vector<Spot> kept = clipped(kTriangle, {0, 2, -1});
  EXPECT_EQ(kept, (std::vector<Spot>{{make_rational(3, 4), make_rational(1, 2)},
                                     {make_rational(1, 2), 1},
                                     {make_rational(1, 4), make_rational(1, 2)}}));
  EXPECT_EQ(doubled_area(kept), make_rational(1, 4));
}

TEST(Plane, ClippingAtACornerLeavesNoArea) {
  EXPECT_EQ(clipped(kTriangle, {0, 1, -1}), (std::vector<Spot>{{make_rational(1, 2), 1}}));
  EXPECT_EQ(clipped(kTriangle, {0, -1, 0}).size(), 2U);
  EXPECT_TRUE(clipped(kTriangle, {0, 1, -2}).empty());
  EXPECT_EQ(clipped(kTriangle, {0, 0, 0}), kTriangle);
}

TEST(Plane, TheCentreIsTheCentreOfMass) {
  EXPECT_EQ(centre(kTriangle), (Spot{make_rational(1, 2), make_rational(1, 3)}));
  EXPECT_EQ(centre({{0, 0}, {4, 0}, {4, 2}, {0, 2}}), (Spot{2, 1}));
}

}  // namespace
}  // namespace nashsolve::plot
