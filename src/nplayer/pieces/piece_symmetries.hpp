// Which pieces of the equilibrium set the game's symmetries take to which.
//
// A symmetry takes pieces that meet to pieces that meet. So of pairs of pieces that are images of each other
// one is asked: one with the first piece of an orbit, which every pair has among its images.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"
#include "piece.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// [p][k]: the piece that the p-th of some symmetries takes the k-th of these to; of each other piece,
/// itself. Few of them: each makes some orbit larger. None where a symmetry's images are not all among the
/// pieces.
std::vector<std::vector<std::size_t>> permutations_of(const Game& game, const std::vector<Piece>& pieces,
                                                      const std::vector<std::size_t>& these,
                                                      const StopTest& stop);

}  // namespace nashsolve::nplayer
