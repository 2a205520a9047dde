// The third player of a game in tables, who chooses the table: what the titles above them say.
#pragma once

#include <vector>

#include "payoff_cells.hpp"

namespace nashsolve::formats {

/// Fails where a heading says that player 1 or 2 chooses between the tables of three players.
void check_third_player(const SourceText& source, const std::vector<Table>& tables);

/// Of `In` and `Out`, `Player 3: In` and `Player 3: Out`, or `Carol: In` and `Carol: Out`; nothing where the
/// titles do not tell the tables apart.
void name_third_player(const std::vector<Table>& tables, Player& player);

}  // namespace nashsolve::formats
