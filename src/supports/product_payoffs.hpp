// Supports on which each strategy pays a product of functions of the opponents' strategies, one of each.
//
// Let what used strategy a pays player i, up to what all of them pay at a profile of the opponents, be
//     c product over the opponents j of L_ja(x_j),    c > 0,
// L_ja linear with coefficients of at least 0, as where all have to choose the same (L_ja = x_j(a)), or each
// something else (L_ja = 1 - x_j(a)); or let it cost that, as where all must not choose the same. Where all
// strategies are used the L_ja are positive, and indifference is linear in their logarithms. If of each
// opponent's functions as many differ as it has strategies, they are independent, and so are the linear
// equations, then these have one solution up to factors, one for each player's functions; and one profile at
// most, as its probabilities add up to 1, solves the support's equations with all strategies used.
#pragma once

#include <optional>

#include "certified_root.hpp"
#include "found_equilibrium.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

/// The one profile that solves the equations with all strategies used.
struct InteriorSolution {
  CertifiedRoot root;
  /// Nothing where an unused strategy pays more.
  std::optional<FoundEquilibrium> equilibrium;
};

/// Nothing where the support is no such, or the profile is not proved to solve them, or to be an equilibrium
/// or none.
std::optional<InteriorSolution> only_interior_solution(const SupportSystem& system,
                                                       const StopTest& stop = {});

}  // namespace nashsolve::nplayer
