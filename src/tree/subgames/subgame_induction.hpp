// A subgame-perfect equilibrium (Selten 1965) from the smallest subgames up: each is solved with those within
// it replaced by what they are worth, where one player moves by a best response, where two do by Lemke's
// method, where more do by its reduced strategic form, and by regret matching where it is too large for that.
#pragma once

#include <optional>

#include "play.hpp"
#include "region_form.hpp"
#include "tree_stops.hpp"

namespace nashsolve::tree {

/// What the subgame takes, without those within it, that takes most.
enum class SubgameMethod { best_response, lemke, strategic_form, matching };
/// Requires perfect recall.
SubgameMethod subgame_method(const GameTree& tree);

struct InducedBehavior {
  Behavior behavior;
  /// Subgame-perfect. Else some subgame has but a profile near an equilibrium.
  bool is_equilibrium = true;
};

/// Where `stops.must_stop` becomes true regret matching leaves it at what it has; nothing where another
/// method is at work then, where `stops.is_over`, or where `solve` finds none of a subgame in which more than
/// two move.
std::optional<InducedBehavior> induce_by_subgames(const GameTree& tree, const GameSolver& solve,
                                                  const TreeStops& stops);

}  // namespace nashsolve::tree
