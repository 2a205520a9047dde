// Which pieces of the equilibrium set lie inside of which, and which have a point in common. Pieces of the
// reduced game.
#pragma once

#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "piece.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Of each player the strategies that all of a piece uses, and those that some of it does.
struct Uses {
  std::vector<std::vector<bool>> surely;
  std::vector<std::vector<bool>> perhaps;
};
std::vector<Uses> uses_of_all(const std::vector<Piece>& pieces);

/// Else no profile of the first piece is in the second; soon told, of supports alone.
bool may_be_within(const Uses& inner, const Uses& outer);

/// Whether it is known that all of `inner` lies in `outer`; of a curve also where that follows from its
/// conditions together (implied.hpp).
bool is_contained(const Game& game, const Piece& inner, const Piece& outer, const StopTest& stop);

/// Whether the first is an enclosed profile that holds a vertex profile of the other with the same supports:
/// the one solution in it.
bool is_enclosure_of_vertex(const Piece& enclosed, const Piece& other);

/// Whether the pieces have a profile in common; of products, one that is a mix of exact vertices of both.
/// With two players pieces that meet share a vertex profile (Jansen 1981); with more they may meet inside of
/// each other. Nothing where a curve is involved and that was not decided.
std::optional<bool> meet(const Game& game, const Piece& a, const Piece& b, const StopTest& stop);

}  // namespace nashsolve::nplayer
