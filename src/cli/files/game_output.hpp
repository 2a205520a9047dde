// Games written to where results go.
#pragma once

#include <optional>
#include <string>

#include "nashsolve/game.hpp"
#include "nashsolve/read.hpp"
#include "output.hpp"

namespace nashsolve::cli {

/// Throws OutputError, ClosedPipe, and WriteError where the format cannot hold the game.
void write_game_to(Output& output, const Game& game, Format format);

/// The format of games for the file at `path`: the chosen one, else by the name's ending. "-" and unknown
/// endings have none.
std::optional<Format> format_for(const std::optional<Format>& chosen, const std::string& path);

/// Keeps a game on which a self-check failed, so that the failure can be repeated: in nashsolve's JSON format
/// in a new file in the folder for temporary files. Its path; an empty one where that is not possible.
std::string dump_game(const Game& game);

}  // namespace nashsolve::cli
