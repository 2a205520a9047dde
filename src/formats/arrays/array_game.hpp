// A game from arrays, whichever syntax they were written in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "array_tree.hpp"
#include "nashsolve/game.hpp"
#include "reading.hpp"

namespace nashsolve::formats {

/// A matrix for each player, or one array that holds them or the payoffs of each cell.
Game read_array_game(const SourceText& source, Reading& reading, std::vector<NamedArray> arrays);

/// For each array the player, from 0, whose payoffs its name says it holds; nothing where it does not.
using ArrayOwners = std::vector<std::optional<std::size_t>>;
ArrayOwners array_owners(const std::vector<NamedArray>& arrays);

}  // namespace nashsolve::formats
