// Which vertices of the two polyhedra form equilibria with which: the extreme equilibria at one value of the
// parameter, and the maximal Nash subsets that they make.
#pragma once

#include <compare>
#include <cstddef>
#include <vector>

#include "assemble.hpp"

namespace nashsolve::parametric {

/// Positions of a vertex of player 1's polyhedron and one of player 2's.
struct VertexPair {
  std::size_t first;
  std::size_t second;

  auto operator<=>(const VertexPair&) const = default;
};

/// The maximal bicliques of the graph with these edges. They are the maximal Nash subsets (Avis, Rosenberg,
/// Savani and von Stengel 2010): where each vertex of one set forms an equilibrium with each of the other, so
/// does each of their mixtures. Requires pairs that are sorted.
std::vector<bimatrix::SubsetVertices> maximal_subsets(const std::vector<VertexPair>& pairs);

}  // namespace nashsolve::parametric
