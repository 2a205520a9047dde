// Degrees of linear complementarity problems, against their solutions counted by hand.
#include "complementarity_degree.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace nashsolve::nplayer {
namespace {

std::optional<int> degree_of(const std::vector<std::vector<int>>& matrix) {
  BoundedMatrix bounded;
  for (const std::vector<int>& row : matrix) {
    bounded.emplace_back();
    for (const int value : row) bounded.back().emplace_back(Rational(value));
  }
  return complementarity_degree(bounded, [] { return false; });
}

// Of the problem in no unknowns, as at an equilibrium without ties, nothing is the one solution.
TEST(ComplementarityDegree, OfNothingIsOne) {
  EXPECT_EQ(degree_of({}), 1);
}

// w = z + q has one solution for each q; w = -z + q two for q > 0, of signs 1 and -1, and none for q < 0.
TEST(ComplementarityDegree, OfOneUnknown) {
  EXPECT_EQ(degree_of({{1}}), 1);
  EXPECT_EQ(degree_of({{-1}}), 0);
  EXPECT_EQ(degree_of({{0}}), std::nullopt);
}

// Of blocks it is the product of theirs. Of the others z = 0 is a solution where q > 0, and with the signs
// turned there is another one for each q: where one of its two unknowns is positive that has -1, where both
// are det = -3.
TEST(ComplementarityDegree, OfTwoUnknowns) {
  EXPECT_EQ(degree_of({{1, 0}, {0, 1}}), 1);
  EXPECT_EQ(degree_of({{1, 0}, {0, -1}}), 0);
  EXPECT_EQ(degree_of({{1, 2}, {2, 1}}), 1);
  EXPECT_EQ(degree_of({{-1, -2}, {-2, -1}}), 0);
}

}  // namespace
}  // namespace nashsolve::nplayer
