// Whether a maximal Nash subset that is given by conditions (StrategySet) is what they say.
//
// Every strategy that one set uses is among the best responses that all of the other set has, so that every
// pair is an equilibrium. The point inside shows that the sets are as large as they claim: it uses all that
// may be used, no other strategy is a best response to it, and so what is left to vary are the solutions of
// the equations alone.
#pragma once

#include <optional>
#include <string>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// What is wrong with the subset's sets, after "a Nash subset"; nothing where they are right.
std::optional<std::string> problem_of_sets(const Game& game, const NashSubset& subset);

/// Whether the profile lies in the subset. Requires sets that are right, and the profile's best responses.
bool lies_in_sets(const NashSubset& subset, const Profile& profile, const ProfileCheck& check);

}  // namespace nashsolve
