// What linear algebra leaves of a face's conditions.
#include "faces.hpp"

#include <gtest/gtest.h>

namespace nashsolve::nplayer {
namespace {

/// Everything that three players with two strategies each may play.
Face everything() {
  return {Polytopes(3, StrategyPolytope(2)), {}};
}

std::vector<Condition> conditions_left(Face face) {
  const auto faces = reduced(std::move(face), [] { return false; });
  EXPECT_TRUE(faces && faces->size() == 1);
  return faces->front().conditions;
}

// -yz depends on both opponents, so that nothing can be cut; it is never positive.
TEST(Faces, NoConditionStaysThatHoldsEverywhere) {
  Face face = everything();
  face.conditions.push_back({0, {-1, 0, 0, 0}, false, 1});
  EXPECT_TRUE(conditions_left(face).empty());
  face.conditions.push_back({0, {-1, 0, 0, 1}, false, 1});
  EXPECT_EQ(conditions_left(face).size(), 1U);
}

// xy + yz + zx = 1 twice, once as what others tell: that one goes, as it is not told of a set.
TEST(Faces, OfEquationsThatSayTheSameTheOneStaysThatIsNotImplied) {
  Condition equation{kNobody, {2, 0, 0, -1, 0, -1, -1, -1}, true};
  Condition implied = equation;
  implied.is_implied = true;
  for (const bool is_first : {true, false}) {
    Face face = everything();
    face.conditions = is_first ? std::vector{implied, equation} : std::vector{equation, implied};
    const std::vector<Condition> left = conditions_left(face);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_FALSE(left.front().is_implied);
  }
}

}  // namespace
}  // namespace nashsolve::nplayer
