// What a piece of the reduced game stands for in the original one: a merged strategy's probability may be
// divided in any way, and a mix be played as a strategy that stands for it (fibre.hpp). Where strategies that
// are alike make very many vertices of a product, it is told by its polytopes, and where they make very many
// ends of a curve, one is listed of those that stand for the same.
#pragma once

#include <cstdint>
#include <optional>

#include "nashsolve/game.hpp"
#include "piece.hpp"
#include "reduction.hpp"

namespace nashsolve::nplayer {

/// `most_vertices`: of a piece that are listed; nothing: all. `is_whole` is set to false where only a part of
/// what the piece stands for is found.
Piece expanded(const Game& game, const Reduction& reduction, const Piece& reduced,
               std::optional<std::uint64_t> most_vertices, bool& is_whole);

/// How many profiles take as long to tell as what expanded() finds, at least.
double least_expanded(const Game& game, const Reduction& reduction, const Piece& reduced,
                      std::optional<std::uint64_t> most_vertices);
/// Of each class its first strategy only, and no strategy for a mix: what a piece stands for has a vertex for
/// each of its own.
Reduction first_of_alike(Reduction reduction);

}  // namespace nashsolve::nplayer
