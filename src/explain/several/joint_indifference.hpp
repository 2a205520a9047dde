// Why each player of three or more is willing to play as it does: what its best responses are worth depends
// on the mixtures of all others together, so the equations of all players are solved together.
#pragma once

#include <vector>

#include "game_words.hpp"

namespace nashsolve::explain {

/// One side of an equilibrium of three or more players.
struct UsedStrategies {
  Support used;
  /// All best responses, the used ones among them.
  Support best;
};

/// The payoffs as polynomials in the probabilities, the equations that make them equal, and the unknowns that
/// can be solved for one by one. Where there are too many unknowns to be read they are left out.
/// `profile`: the equilibrium, or null where its probabilities are not rational.
void write_joint_indifference(Page& page, const GameWords& words, const std::vector<UsedStrategies>& sides,
                              const Profile* profile);

}  // namespace nashsolve::explain
