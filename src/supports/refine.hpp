// More digits of an irrational equilibrium.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// Of the unknowns of an enclosure with so many decimals.
unsigned refined_bits(unsigned decimals);

/// The same equilibrium with every probability in a proven interval no wider than 10^-decimals, nor than it
/// was. Requires an enclosed profile of solve_nplayer's for this game; throws InternalError where the proof
/// fails.
EnclosedProfile refine_enclosure(const Game& game, const EnclosedProfile& profile, unsigned decimals);

}  // namespace nashsolve
