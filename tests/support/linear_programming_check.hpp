// Games that one linear program answers, against the search, which knows nothing of linear programs.
#pragma once

#include <gtest/gtest.h>

#include "bimatrix.hpp"
#include "constant_sum.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify.hpp"
#include "support/equilibrium_set.hpp"

namespace nashsolve::testing {

/// Whether the game's equilibria are a continuum.
inline bool expect_solved_as_searched(const Game& game) {
  const Solution all = verify(game, solve_bimatrix(game, {})).solution();
  EXPECT_EQ(all.method, single::kLinearProgramming);
  EXPECT_EQ(all.status, Status::complete);
  const Solution searched = bimatrix::solve(game, {}, bimatrix::Search::certified);
  EXPECT_EQ(all.equilibria.size(), searched.equilibria.size());
  EXPECT_EQ(equilibrium_set(all), equilibrium_set(searched));
  EXPECT_EQ(all.components.size(), 1U);
  for (const Component& component : all.components) EXPECT_EQ(component.index, 1);
  return all.equilibria.size() > 1;
}

}  // namespace nashsolve::testing
