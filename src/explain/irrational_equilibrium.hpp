// The derivation of an irrational equilibrium of three and more players: there is none but its equations;
// what solves them is told.
#pragma once

#include "explain_page.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::explain {

/// With the roots that its probabilities and payoffs are, where they were asked for and found.
void write_irrational(Page& page, const Game& game, const EnclosedProfile& profile,
                      const ProfileCheck& checks);

}  // namespace nashsolve::explain
