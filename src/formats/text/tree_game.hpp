// What the readers of games in extensive form share.
#pragma once

#include <cstddef>

#include "nashsolve/game.hpp"
#include "nashsolve/tree.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// The reduced strategic form, with the tree left in the reading; LargeTree where it is beyond the limits.
Game game_of_tree(const SourceText& source, Reading& reading, GameTree&& tree);

}  // namespace nashsolve::formats
