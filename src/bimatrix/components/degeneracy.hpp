// Whether a two-player game is degenerate: whether some mixed strategy has more pure best responses than it
// uses strategies (von Stengel 2002, definition 2.6).
//
// Some vertex of a best-response polytope is such a strategy where there is one at all: on the face of a
// strategy with support I and best responses J no vertex uses more or answers less. So the vertices are
// walked from 0 by pivots, until one has more tight labels than dimensions. As long as none has, each is one
// basis.
#pragma once

#include <cstdint>

#include "classify.hpp"
#include "nashsolve/game.hpp"
#include "stop.hpp"

namespace nashsolve {

/// Not decided where `must_stop` ended it, or more vertices or work would be needed. Requires two players.
Degeneracy find_degeneracy(const Game& game, const StopTest& must_stop, std::uint64_t max_vertices = 20'000);

}  // namespace nashsolve
