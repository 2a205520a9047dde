// Statements that the numbers are not the whole game: a strategy that only words tell of (`Player 1 has a
// third strategy M`), cells that cannot be played (`B, R is impossible`), and a play that no table has
// (`Player 1 moves first`, `repeated with discount factor 0.9`).
#pragma once

#include <vector>

#include "nashsolve/game.hpp"
#include "passed_over.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// Fails where a remark says so of the game of these players.
void refuse_incomplete(const SourceText& source, const std::vector<Player>& players,
                       const std::vector<Remark>& remarks);

}  // namespace nashsolve::formats
