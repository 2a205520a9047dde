// Whether the surroundings of a cell hold at most one solution of the indifference equations, or none.
//
// The surroundings are a product of simplices {x_j >= l_j, sum 1}, l_j a little below the smallest value of
// each probability on the cell: cells may become slivers, these do not. The equations are taken in
// barycentric coordinates and preconditioned with the inverse Y of the Jacobian at the centre. For two
// solutions l, m the differences telescope player by player:
//     0 = sum over j of M_j(z_j) (l_j - m_j),
// M_j the derivative of Y F in player j's coordinates at a point z_j of the region, the same for all
// equations. M_j is multi-affine, so its values at the vertex profiles bound it exactly. If all row sums of
// |I - M| stay below 1, l = m; and a solution is no further from the Newton step than these row sums allow.
#pragma once

#include "cell.hpp"
#include "cell_listener.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

enum class CellVerdict { empty, at_most_one, open };

/// The smallest probabilities of the region around a cell, for each player and strategy of the support.
SupportVector<double> surroundings(const SupportSystem& system, const Cell& cell);

struct RegionTest {
  CellVerdict verdict = CellVerdict::open;
  /// How many halvings will probably have to pass before the test can succeed.
  unsigned halvings_missing = 0;
};

/// `proof`, where given, becomes what shows a verdict other than `open`: a row for each unknown, or, where
/// the region is empty, one with which the sum of the equations is positive on all of it.
RegionTest test_surroundings(const SupportSystem& system, const SupportVector<double>& lowest,
                             EquationWeights* proof = nullptr);

/// Whether the point, known up to `uncertainty` in each probability, certainly lies in the region.
bool surely_inside(const SupportVector<double>& lowest, const SupportVector<double>& point,
                   double uncertainty);

}  // namespace nashsolve::nplayer
