// A subgame-perfect equilibrium (Selten 1965) from the smallest subgames up: each is solved with those within
// it replaced by what they are worth, where one player moves by a best response, where two do by Lemke's
// method.
#pragma once

#include <functional>
#include <optional>

#include "play.hpp"

namespace nashsolve::tree {

/// What keeps a tree from being solved so: imperfect recall, or a subgame that, without those within it, has
/// moves of three players or too many of two.
enum class SubgameObstacle { none, imperfect_recall, three_movers, many_moves };
SubgameObstacle subgame_obstacle(const GameTree& tree);

/// Nothing where `must_stop` became true.
std::optional<Behavior> induce_by_subgames(const GameTree& tree, const std::function<bool()>& must_stop);

}  // namespace nashsolve::tree
