// Small cells at the border of a support that hold no equilibrium of the support itself, by orders of
// magnitude.
//
// An indifference equation is a sum of products of probabilities. Group it by the products of those that are
// small on the cell; what a product is multiplied with is known up to an interval. Where all probabilities
// are positive, let u be their logarithms to the base 1/2. The largest positive and the largest negative
// product have to be as large, up to a factor, as any whose sign is known: linear inequalities in u, as
// products are sums there, and so is how small the probabilities are. If whichever products are chosen as the
// largest, one of each sign for each equation, no u fulfils them, the cell holds no such equilibrium: the
// tropical prevariety is empty there (Maclagan and Sturmfels 2015, section 3.2), with the width of the cell
// in place of a limit. So singular solutions at the border are told from the interior.
#pragma once

#include "cell.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

/// Whether that shows that the cell holds none.
bool magnitudes_exclude(const SupportSystem& system, const Cell& cell, const StopTest& stop);

}  // namespace nashsolve::nplayer
