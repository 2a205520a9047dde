// Whether two solutions of two players say the same.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>

#include "nashsolve/solution.hpp"

namespace nashsolve::testing {

inline void expect_equal(const Solution& actual, const Solution& expected) {
  EXPECT_EQ(actual.status, expected.status);
  ASSERT_EQ(actual.equilibria.size(), expected.equilibria.size());
  for (std::size_t k = 0; k < expected.equilibria.size(); ++k) {
    EXPECT_EQ(actual.equilibria[k].exact(), expected.equilibria[k].exact());
    EXPECT_EQ(actual.equilibria[k].component, expected.equilibria[k].component);
    EXPECT_EQ(actual.equilibria[k].index, expected.equilibria[k].index);
    EXPECT_EQ(actual.equilibria[k].regular, expected.equilibria[k].regular);
  }
  ASSERT_EQ(actual.components.size(), expected.components.size());
  for (std::size_t c = 0; c < expected.components.size(); ++c) {
    EXPECT_EQ(actual.components[c].equilibria, expected.components[c].equilibria);
    EXPECT_EQ(actual.components[c].index, expected.components[c].index);
    ASSERT_EQ(actual.components[c].subsets.size(), expected.components[c].subsets.size());
    for (std::size_t k = 0; k < expected.components[c].subsets.size(); ++k) {
      EXPECT_EQ(actual.components[c].subsets[k].vertices, expected.components[c].subsets[k].vertices);
    }
  }
}

}  // namespace nashsolve::testing
