// An equilibrium in which each of two players mixes two strategies, if there is one: half of all random games
// have such or pure ones (McLennan and Berg 2005), and they are found at once.
//
// Against a mixture of two columns the best rows are those on the upper envelope of lines, one a row; two
// rows are best together exactly where the envelope has a corner. So for each pair of columns the corners
// are listed (Andrew 1979), and at each the columns are tried.
#pragma once

#include <functional>
#include <optional>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::single {

/// The first one, by columns and then by rows. Nothing where there is none, where `must_stop`, asked by the
/// work done, ended it, or where a player's payoffs range over more than 2^31 of their units. Requires two
/// players.
std::optional<Profile> support_pair_equilibrium(const Game& game, const std::function<bool()>& must_stop);

}  // namespace nashsolve::single
