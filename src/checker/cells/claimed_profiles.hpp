// What a result claims of a game of three and more players, compared with what a proof finds.
#pragma once

#include <algorithm>
#include <istream>
#include <string>
#include <vector>

#include "claimed_pieces.hpp"
#include "support_equations.hpp"

namespace nashsolve::checker {

/// Per player the irrational equilibria in which his strategy is an end point.
struct IrrationalSubset {
  std::size_t component;
  std::vector<std::vector<std::size_t>> vertices;
  [[nodiscard]] bool is_point() const {
    return std::ranges::all_of(vertices, [](const auto& own) { return own.size() == 1; });
  }
};

struct ClaimedProfiles {
  std::string game_sha256;
  /// Empty where the result names no proof.
  std::string proof_sha256;
  /// Per equilibrium, player and strategy; equal where they are exact.
  std::vector<SupportSolution> profiles;
  /// Of each profile.
  std::vector<std::size_t> components;
  std::size_t component_count = 0;
  /// Of what is known exactly.
  std::vector<ClaimedPiece> pieces;
  std::vector<IrrationalSubset> irrational_subsets;
};

/// Throws CheckError where it is no complete result for so many strategies.
ClaimedProfiles read_profiles(std::istream& stream, const Sizes& counts);

/// Of each profile the place of what was found there. Throws CheckError unless each was found, and what was
/// found is one of them.
std::vector<std::size_t> compare_profiles(const ClaimedProfiles& claimed,
                                          const std::vector<SupportSolution>& found);

/// Throws CheckError unless what is irrational was found, each once, all that is claimed are equilibria, and
/// the proof's sets and all that it found lie in what is claimed.
void compare_pieces(const ClaimedProfiles& claimed, const CellWalk& walk);

}  // namespace nashsolve::checker
