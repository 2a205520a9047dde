// Conditions on mixed strategies that one player, the root, holds together.
//
// The root's polytope is a segment, z from 0 to 1 between its ends. Another player's strategy is a mix of the
// vertices of its polytope, with weights w. Once z is known, every condition is affine in the weights of one
// player, a leaf:
//     sum over the vertices v of p_v(z) w_v <= 0, or = 0,
// p_v polynomials, and the points over z are a product of polytopes. A condition that depends on more players
// comes to this form where all but one of them are known from z. A player whose polytope is a simplex of n
// vertices is known from n - 1 equations that depend on it and on known ones: its weights are as the signed
// minors N_v of their matrix. They have no common root from 0 to 1, so the equations are independent
// everywhere, and where the N_v add up to 0, no weights solve them. The weights are kept as N_v, up to their
// sum; an inequality is multiplied by that sum once more, so that it is multiplied by squares, positive at
// every solution.
//
// The root may also be two dimensions of a face (plane_base.hpp): then the p_v are polynomials in x and y,
// and where all N_v are 0, on a curve or at a point, is looked at place by place (plane_cells.cpp).
#pragma once

#include <bit>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "faces.hpp"
#include "nashsolve/polynomial.hpp"

namespace nashsolve::nplayer {

/// One polynomial a vertex.
template <class P>
struct LeafCondition {
  std::vector<P> at_vertices;
  bool equality;
};

template <class P>
struct Leaf {
  std::size_t player;
  std::size_t vertices;
  std::vector<LeafCondition<P>> conditions;
};

struct StarSystem {
  std::size_t root;
  std::vector<Leaf<Polynomial>> leaves;
};

/// Nothing where no player is such a root, or numbers are very long. Requires a face of faces_of().
std::optional<StarSystem> star_system(const Face& face);

/// A condition's values at the vertex profiles of those it depends on, the last one's vertex fastest.
struct Corners {
  std::vector<std::size_t> players;
  std::vector<std::size_t> counts;
  std::vector<Integer> values;
  bool equality;
};

/// Nothing where some value is longer than `bits`.
std::optional<std::vector<Corners>> corners_of(const Face& face, std::size_t bits);

/// By its first row, whose minors are found once each: those of the last rows for each choice of columns.
/// That of no rows is 1.
template <class P>
P determinant(const std::vector<std::vector<P>>& matrix) {
  const std::size_t size = matrix.size();
  std::vector<P> minors(std::size_t{1} << size);
  minors[0] = P::constant(1);
  for (std::size_t columns = 1; columns < minors.size(); ++columns) {
    const std::vector<P>& row = matrix[size - static_cast<std::size_t>(std::popcount(columns))];
    bool is_even = true;
    for (std::size_t c = 0; c < size; ++c) {
      const std::size_t bit = std::size_t{1} << c;
      if ((columns & bit) == 0) continue;
      const P& minor = minors[columns ^ bit];
      if (!row[c].is_zero() && !minor.is_zero()) {
        if (is_even) {
          minors[columns] += row[c] * minor;
        } else {
          minors[columns] -= row[c] * minor;
        }
      }
      is_even = !is_even;
    }
  }
  return std::move(minors.back());
}

/// The numbers from 0 to count - 1, `size` of them at a time.
std::vector<std::vector<std::size_t>> choices(std::size_t count, std::size_t size);

}  // namespace nashsolve::nplayer
