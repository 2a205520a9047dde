// The index of an equilibrium at which strategies that are not used are best replies, too.
//
// Let y be the probabilities of the strategies in use, z >= 0 those of others that are tied with them. To
// first order the equilibria near it of a game near the game solve
//     0 = A y + B z + p,    w = -(C y + D z) + q >= 0,    z >= 0,    w or z is 0 in each place,
// the gains over a strategy in use. Where A is not singular, that is a linear complementarity problem of the
// matrix C A^-1 B - D, and the index is its degree, if it has one, times the sign of det(-A): the equilibria
// of a game near the game are its solutions, and the index of each is the sign of det(-J) of the strategies
// that it uses. The equilibrium is alone then.
#pragma once

#include <optional>

#include "payoff_tensors.hpp"
#include "piece.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Of an equilibrium, exact or enclosed with no other one of the same strategies. Nothing where the first
/// order does not tell it, or where it is not known which strategies are tied.
std::optional<int> local_index(const PayoffTensors& tensors, const Vertex& point, const StopTest& stop);

}  // namespace nashsolve::nplayer
