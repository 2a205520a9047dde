// A subgame-perfect equilibrium (Selten 1965) from the smallest subgames up: each is solved with those within
// it replaced by what they are worth, where one player moves by a best response, where two do by Lemke's
// method, and where more do by its reduced strategic form.
#pragma once

#include <functional>
#include <optional>

#include "play.hpp"
#include "region_form.hpp"

namespace nashsolve::tree {

/// What keeps a tree from being solved so: imperfect recall, or a subgame that, without those within it, has
/// too many moves of two players, or too many strategies of more.
enum class SubgameObstacle { none, imperfect_recall, many_moves, many_strategies };

struct SubgameWork {
  SubgameObstacle obstacle = SubgameObstacle::none;
  bool has_three_movers = false;
};
SubgameWork subgame_work(const GameTree& tree);

struct InducedBehavior {
  Behavior behavior;
  /// Subgame-perfect. Else some subgame has but a profile near an equilibrium.
  bool is_equilibrium = true;
};

/// Nothing where `must_stop` became true, or `solve` finds none of a subgame in which more than two move.
std::optional<InducedBehavior> induce_by_subgames(const GameTree& tree, const GameSolver& solve,
                                                  const std::function<bool()>& must_stop);

}  // namespace nashsolve::tree
