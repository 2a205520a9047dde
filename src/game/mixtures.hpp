// Strategies that pay everybody what a mix of the player's other strategies pays, whatever the others play.
//
// The payoffs of everybody make each strategy a point; those that are no vertex of the points' convex hull
// are mixes of those that are. A profile is an equilibrium exactly if it is one after each such strategy has
// been replaced by its mix: the strategy is a best response where all strategies of the mix are, and only
// there, as it pays their mean.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::nplayer {

/// Of some strategies of one player, none of which pays everybody what another one does: per strategy its
/// weights as a mix of those that are vertices, in the order of the list; nothing for a vertex. All are taken
/// for vertices where finding out would take long, or where `must_stop` says so.
std::vector<std::optional<std::vector<Rational>>> mixtures_among(const Game& game, std::size_t player,
                                                                 const std::vector<std::size_t>& strategies,
                                                                 const std::function<bool()>& must_stop);

}  // namespace nashsolve::nplayer
