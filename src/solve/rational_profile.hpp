// One profile of a game in exact probabilities, for whoever has to go on with payoffs that are known exactly.
#pragma once

#include <optional>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"
#include "nashsolve/solve.hpp"
#include "stop.hpp"

namespace nashsolve {

struct RationalProfile {
  Profile profile;
  /// Else it is near one that is irrational, or what came nearest to any.
  bool is_equilibrium = true;
};

/// A rational equilibrium if one is found: of small games, if there is one. Nothing where `watch` ends the
/// search before there is any profile.
std::optional<RationalProfile> rational_profile(const Game& game, SolveOptions options,
                                                const StopWatch& watch);

}  // namespace nashsolve
