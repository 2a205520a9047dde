// What shows what a certified solution of a support's equations is to the game, for a listener: the solution
// itself where it is rational, else a box that holds it and is small enough for all signs; where no box is,
// as a gain or a probability is 0, the solution itself again, in a real root.
#pragma once

#include <optional>

#include "cell.hpp"
#include "cell_listener.hpp"
#include "found_equilibrium.hpp"
#include "product_payoffs.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// `found`: what decide_root() made of it; `decimals`: those of CellListener. Nothing where neither shows it.
std::optional<SolutionOfSupport> shown_solution(const SupportSystem& system, const CertifiedRoot& root,
                                                const std::optional<FoundEquilibrium>& found,
                                                const std::optional<unsigned>& decimals,
                                                const StopTest& stop);

/// The weights of the equations that show that a region around the cell is empty, at all vertices.
VertexWeights weights_everywhere(const SupportSystem& system, const Cell& cell, const EquationWeights& shown);

/// Tells the listener that it ends the support, where it can be shown.
bool tell_only(const SupportSystem& system, const InteriorSolution& solution, CellListener& listener,
               const StopTest& stop);

}  // namespace nashsolve::nplayer
