// What remarks say of players by their names: who chooses the rows, whose payoff stands first. `Bob's payoffs
// are listed first.` `Ann chooses rows.` `Payoffs: (Bob, Ann)`
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "passed_over.hpp"

namespace nashsolve::formats {

/// Whether the remarks together put the column player's payoff first. `rows` is the name of the row player,
/// where it is known.
bool names_second_first(std::span<const Remark> remarks, std::string_view rows);

/// Whether the text gives the rows to another player than the first of these, or the columns to another than
/// the second.
bool names_other_chooser(const std::string& text, const std::vector<Player>& players);

}  // namespace nashsolve::formats
