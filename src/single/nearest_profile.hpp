// A profile that is nearly an equilibrium, for a search that has to end without one.
//
// Fictitious play (Brown 1951): everybody answers again and again to how often the others did what so far.
// In games of constant sum the regrets vanish (Robinson 1951), in others they need not; so of the profiles on
// the way the one is kept in which the largest regret, as a share of the player's range of payoffs, is
// smallest. Doubles choose it. It is made of counts, and what it is worth is for exact arithmetic to say.
#pragma once

#include <cstddef>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::single {

/// The same for the same game. Some rounds, and then as many as fit into so many multiplications. Of
/// fractions whose numerators are not there it is the pure profile with the smallest regrets: a mixed one is
/// worth a fraction over as many digits as numerators have.
Profile nearest_profile(const Game& game, std::size_t most_work);

}  // namespace nashsolve::single
