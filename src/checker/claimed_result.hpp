// What a result of `nashsolve --format json` claims: the equilibria and the subsets between them.
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <string>
#include <vector>

#include "face_points.hpp"

namespace nashsolve::checker {

using Pair = std::array<Mix, 2>;

/// A player's side of a subset with more end points than are listed.
struct ClaimedSet {
  /// By their numbers among the player's, the other player's.
  std::vector<std::size_t> used;
  std::vector<std::size_t> best_responses;
  Mix inside;
};

struct ClaimedSubset {
  /// For each player the equilibria, counted from 0, in which he plays the end points.
  std::array<std::vector<std::size_t>, 2> end_points;
  /// Two where the end points are not listed, else none.
  std::vector<ClaimedSet> sets;
  std::size_t component = 0;
};

struct ClaimedResult {
  std::string game_sha256;
  /// Empty where the result names no proof.
  std::string proof_sha256;
  bool is_complete = false;
  std::vector<Pair> equilibria;
  /// Of each equilibrium.
  std::vector<std::size_t> components;
  std::vector<ClaimedSubset> subsets;
  std::size_t component_count = 0;
};

/// Throws CheckError where it is no result for a game of so many strategies.
ClaimedResult read_result(std::istream& stream, const std::array<std::size_t, 2>& strategy_counts);

}  // namespace nashsolve::checker
