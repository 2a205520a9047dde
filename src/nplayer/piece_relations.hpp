// Which pieces of the equilibrium set lie inside of which, and which have a point in common. Pieces of the
// reduced game.
#pragma once

#include <optional>

#include "nashsolve/game.hpp"
#include "piece.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Whether it is known that all of `inner` lies in `outer`.
bool is_contained(const Game& game, const Piece& inner, const Piece& outer);

/// Whether the first is an enclosed profile that holds a vertex profile of the other with the same supports:
/// the one solution in it.
bool is_enclosure_of_vertex(const Piece& enclosed, const Piece& other);

/// Whether the pieces have a profile in common; of products, one that is a mix of exact vertices of both.
/// With two players pieces that meet share a vertex profile (Jansen 1981); with more they may meet inside of
/// each other. Nothing where a curve is involved and that was not decided.
std::optional<bool> meet(const Game& game, const Piece& a, const Piece& b, const StopTest& stop);

}  // namespace nashsolve::nplayer
