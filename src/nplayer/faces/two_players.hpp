// What the equations of two players and more come to together.
//
// Combinations of all players' equations may depend on a single strategy, and cut its polytope.
//
// Where the game looks alike to players i and j, the difference of their equations is a product, as
// (x_i - x_j) g of two strategies each, g a function of the others. So a face on which every equation depends
// on all others is divided by the factors. A factor that is 0 nowhere on the face goes, and what is left
// follows from the face's own conditions: it helps to solve them, and need not be told.
#pragma once

#include <optional>
#include <vector>

#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Faces whose union is the face, up to such on which some strategy is never used. Nothing where nothing is
/// cut and no two equations that were not compared before come to a product, or where `stop` says so.
std::optional<std::vector<Face>> divided_by_pairs(Face face, const StopTest& stop);

}  // namespace nashsolve::nplayer
