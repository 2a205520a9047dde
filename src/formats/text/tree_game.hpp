// What the readers of games in extensive form share.
#pragma once

#include <cstddef>

#include "nashsolve/game.hpp"
#include "nashsolve/tree.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// Fails at `offset` where the probabilities of chance do not add up to 1.
void require_total(const SourceText& source, const Reading& reading, const InformationSet& set,
                   std::size_t offset);

/// The reduced strategic form, with the tree left in the reading; LargeTree where it is beyond the limits.
Game game_of_tree(const SourceText& source, Reading& reading, GameTree&& tree);

}  // namespace nashsolve::formats
