// A game of two players with its equilibria and their properties.
#pragma once

#include <cstddef>
#include <vector>

#include "equilibrium_properties.hpp"
#include "nashsolve/solve.hpp"
#include "support/matrices.hpp"

namespace nashsolve::testing {

struct Analysed {
  explicit Analysed(const Matrices& m)
      : matrices(m),
        game(m.game()),
        verified(solve(game)),
        properties(find_properties(game, verified.solution(), verified.checks())) {}

  [[nodiscard]] const Profile& profile(std::size_t k) const {
    return verified.solution().equilibria[k].exact();
  }

  Matrices matrices;
  Game game;
  VerifiedSolution verified;
  std::vector<EquilibriumProperties> properties;
};

inline Matrices symmetric_game(const Matrix& a) {
  return {a, transposed(a)};
}

}  // namespace nashsolve::testing
