// The degree of a linear complementarity problem: w = M z + q, w >= 0, z >= 0, and w or z is 0 in each place.
//
// Where the problem with q = 0 has no solution but z = 0, the degree is the same for all q, and for almost
// all of them the sum over the solutions of the signs of det M, restricted to the places where z > 0 (Cottle,
// Pang and Stone 1992, chapter 6).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "bounded.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

using BoundedMatrix = std::vector<std::vector<Bounded>>;

/// Makes the first `size` columns those of the unit matrix in the first `size` rows, times the pivots, and 0
/// in all others, and tells the sign of the determinant of what was there. Nothing where it may be 0.
std::optional<int> eliminate(BoundedMatrix& rows, std::size_t size);

/// Nothing where it is not known that z = 0 is the only solution of q = 0, or where no q is found whose
/// solutions are known. All subsets of the rows are looked at: there are to be few.
std::optional<int> complementarity_degree(const BoundedMatrix& matrix, const StopTest& stop);

}  // namespace nashsolve::nplayer
