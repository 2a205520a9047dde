// How a tree is played under a profile of its reduced strategic form: behaviour strategies (Kuhn 1953), how
// likely each node is, and what the play is worth.
#pragma once

#include <vector>

#include "nashsolve/profile.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve {

/// By information set: the probability of each action, of chance too; empty where its player's own moves keep
/// the play from it, so that the player's strategy says nothing of it.
using Behavior = std::vector<std::vector<Rational>>;

struct Play {
  /// Unset where recall is imperfect: behaviour strategies may then do less than mixed ones.
  std::optional<Behavior> behavior;
  /// The probability with which the play comes to each node.
  std::vector<Rational> reach;
  /// Per player, the sum over all nodes of what is paid there times the probability.
  std::vector<Rational> payoffs;
};

/// Requires a profile of the form's game.
Play play_of(const TreeForm& form, const Profile& profile);

/// Requires probabilities for all information sets that the play can come to.
Play play_of(const GameTree& tree, Behavior behavior);

/// The probability that the play comes to an information set; requires perfect recall.
Rational reach_of(const GameTree& tree, const Play& play, std::uint32_t information_set);

}  // namespace nashsolve
