// What a search could not decide, said in the strategies of the game that was asked for.
//
// The search knows a reduced game: players without a choice that matters are left out, alike strategies are
// one, and mixes of others are none. A box of its probabilities becomes one of theirs that holds every
// equilibrium that expands from it.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "parallel_search.hpp"
#include "piece.hpp"
#include "reduction.hpp"

namespace nashsolve::nplayer {

/// The profiles of the support that satisfy all its equilibrium conditions, of which nothing else is known;
/// the support is one of the reduced game.
Piece set_of(const Game& reduced, const Supports& supports);

UndecidedRegion region_of(const Game& game, const Reduction& reduction, const OpenSupport& open);

}  // namespace nashsolve::nplayer
