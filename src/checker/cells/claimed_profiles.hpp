// What a result claims of a game of three and more players, compared with what a proof finds.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "support_equations.hpp"

namespace nashsolve::checker {

struct ClaimedProfiles {
  std::string game_sha256;
  /// Empty where the result names no proof.
  std::string proof_sha256;
  /// Per equilibrium, player and strategy; equal where they are exact.
  std::vector<SupportSolution> profiles;
};

/// Throws CheckError where it is no complete result of isolated equilibria for so many strategies.
ClaimedProfiles read_profiles(std::istream& stream, const Sizes& counts);

/// Throws CheckError unless each was found, and what was found is one of them.
void compare_profiles(const ClaimedProfiles& claimed, const std::vector<SupportSolution>& found);

}  // namespace nashsolve::checker
