// The label that `--start` names.
#pragma once

#include <cstdint>
#include <string>

#include "nashsolve/game.hpp"

namespace nashsolve::cli {

/// A strategy's name; PLAYER:NAME, with the player's name or number, where both players have one so called;
/// or the label's number as textbooks count them, from 1, player 2's after player 1's. The strategies of the
/// result are 0, 1, ..., in that order. Throws InputError, at `source`, where the text is none of these, or
/// the game has not two players.
std::uint32_t start_label(const Game& game, const std::string& text, const std::string& source);

}  // namespace nashsolve::cli
