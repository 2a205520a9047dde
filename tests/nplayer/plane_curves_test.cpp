// Polynomials in two variables, and how curves divide the plane.
#include "plane_curves.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "bivariate.hpp"
#include "plane_cells.hpp"

namespace nashsolve::nplayer {
namespace {

const Bivariate kX = Bivariate::x();
const Bivariate kY = Bivariate::y();
const Bivariate kOne = Bivariate::constant(1);

bool never() {
  return false;
}

TEST(Bivariate, SubresultantsTellWhatIsCommonOverAnX) {
  const Bivariate circle = kX * kX + kY * kY - kOne;
  const Bivariate line = kY - kX;
  // 2x^2 - 1.
  EXPECT_EQ(subresultant(circle, line, 0)->front(), Polynomial({-1, 0, 2}));
  const Bivariate product = circle * line;
  EXPECT_EQ(primitive_part(greatest_common_divisor(product, circle * (kY + kX))), circle);
  EXPECT_EQ(quotient_up_to_a_constant(product, circle), line);
  EXPECT_TRUE(greatest_common_divisor(circle, line).is_constant());
}

TEST(Bivariate, ValuesAndPowersAroundAPoint) {
  const Bivariate p = kY * kY * kX - kY + kOne;
  EXPECT_EQ(p.at(2, 3), 16);
  EXPECT_EQ(p.where_x_is(2), Polynomial({1, -1, 2}));
  EXPECT_EQ(p.where_y_is(3), Polynomial({-2, 9}));
  // Around y = 1 / x: 1 / x - 1 / x + 1, 2 - 1 and x, each times x^2.
  const Polynomial x = Polynomial::variable();
  const Polynomial one = Polynomial::constant(1);
  EXPECT_EQ(p.around(one, x, 0), x * x);
  EXPECT_EQ(p.around(one, x, 1), x * x);
  EXPECT_EQ(p.around(one, x, 2), x * x * x);
}

TEST(PlaneCurves, ACircleAndALine) {
  std::vector<Bivariate> curves{kX * kX + kY * kY - kOne, (kY - kX) * (kY - kX)};
  std::vector<Bivariate> marks;
  ASSERT_TRUE(make_independent(curves, marks, never));
  ASSERT_EQ(curves.size(), 2U);
  PlaneCurves plane;
  ASSERT_EQ(divide_plane(curves, marks, -2, 2, never, plane), PlaneVerdict::done);
  // Where the circle turns, meets the line twice, and turns again.
  ASSERT_EQ(plane.crossings.size(), 4U);
  ASSERT_EQ(plane.slabs.size(), 3U);
  const std::size_t below[] = {1, 0, 1, 0};
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_EQ(plane.crossings[k].below, below[k]);
    EXPECT_EQ(plane.crossings[k].above, 1 - below[k]);
    EXPECT_EQ(plane.crossings[k].point.sign(curves[0]), 0);
    EXPECT_EQ(plane.crossings[k].point.exact().has_value(), k == 0 || k == 3);
  }
  for (const auto& [x, branches] : plane.slabs) EXPECT_EQ(branches.size(), 3U);
}

TEST(PlaneCurves, TwoTurnsOverOneXAreSpecial) {
  const Bivariate moved = kY - Bivariate::constant(5);
  std::vector<Bivariate> curves{kY * kY - kX, moved * moved - kX};
  std::vector<Bivariate> marks;
  ASSERT_TRUE(make_independent(curves, marks, never));
  PlaneCurves plane;
  EXPECT_EQ(divide_plane(curves, marks, -1, 1, never, plane), PlaneVerdict::special);
}

/// A place with whole coordinates.
PlanePoint at(int x, int y) {
  return PlanePoint(x, RealRoot(Rational(y)));
}

// Weights with x w = y v and w + v <= 0: there are none, as the solution of the equation tells wherever it
// does not vanish. One beside it that would hold everywhere is asked where x = y = 0 alone.
TEST(PlaneCells, OtherSolutionsAreAskedWhereTheEquationsVanish) {
  const Leaf<Bivariate> leaf{0, 2, {{{kX, kY.negated()}, true}, {{kOne, kOne}, false}}};
  const BasicSolution<Bivariate> general{{0, 1}, {0}, {kY, kX}, kX + kY, {Bivariate(), kX + kY}};
  const BasicSolution<Bivariate> other{{0}, {}, {kOne}, kOne, {Bivariate(), kOne.negated()}};
  const PlaneCells cells{{1, 2}, {{leaf}, {}}, {{general, other}}, {1}, {}, 0, {}, {}};
  for (const int y : {1, -1, 2}) {
    EXPECT_FALSE(is_over(cells, at(1, y), PlaceKind::general)) << y;
    EXPECT_FALSE(is_over(cells, at(1, y), PlaceKind::crossing)) << y;
  }
  EXPECT_TRUE(is_over(cells, at(0, 0), PlaceKind::crossing));
}

}  // namespace
}  // namespace nashsolve::nplayer
