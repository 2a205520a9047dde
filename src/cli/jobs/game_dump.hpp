// Keeps the game on which a self-check failed, so that the failure can be repeated.
#pragma once

#include <string>

#include "nashsolve/game.hpp"

namespace nashsolve::cli {

/// Writes the game in nashsolve's JSON format to a new file in the folder for temporary files and returns its
/// path; an empty one where that is not possible.
std::string dump_game(const Game& game);

}  // namespace nashsolve::cli
