// Where a cell is divided: an edge of one player's simplex, whose middle becomes a vertex of both halves.
#pragma once

#include <cstddef>
#include <vector>

#include "cell.hpp"
#include "relaxation.hpp"

namespace nashsolve::nplayer {

/// Between two vertices of the player's simplex.
struct Edge {
  std::size_t player = 0;
  std::size_t first = 0;
  std::size_t second = 0;
};

/// Whether it has an edge.
bool can_be_halved(const Cell& cell);

/// The largest difference of a probability between its ends.
double edge_length(const Cell& cell, const Edge& edge);

/// The edge along which the relaxation's point is furthest from a product distribution: its ends have weight,
/// and the opponents' conditional distributions at the two ends differ. The longest edge where there is none.
Edge edge_to_halve(const Cell& cell, const std::vector<Relaxation::Weight>& point);

}  // namespace nashsolve::nplayer
