// What remarks say of players by their names: who chooses the rows, whose payoff stands first. `Bob's payoffs
// are listed first.` `Ann chooses rows.` `Payoffs: (Bob, Ann)`
#pragma once

#include <vector>

#include "nashsolve/game.hpp"
#include "passed_over.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// Fails where the remarks put the column player's payoff first, or give the rows to another than the first
/// of these players, or the columns to another than the second.
void refuse_told_by_name(const SourceText& source, const std::vector<Player>& players,
                         const std::vector<Remark>& remarks);

}  // namespace nashsolve::formats
