// Games of any number of players, solved and verified.
#pragma once

#include "nashsolve/verify.hpp"
#include "nplayer.hpp"

namespace nashsolve::testing {

/// Every equilibrium, vertex combination and box is verified.
inline Solution verified(const Game& game) {
  return verify(game, solve_nplayer(game, {})).solution();
}

}  // namespace nashsolve::testing
