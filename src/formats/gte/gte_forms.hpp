// The two forms of a game in a file of Game Theory Explorer.
#pragma once

#include <string>

#include "gte_players.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/tree.hpp"
#include "reading.hpp"

namespace nashsolve::formats {

/// Of <strategicForm>.
Game read_gte_matrices(const GteDocument& document, Reading& reading, const GtePlayers& players,
                       pugi::xml_node form, std::string title);

/// Of <extensiveForm>.
GameTree read_gte_tree(const GteDocument& document, Reading& reading, const GtePlayers& players,
                       pugi::xml_node form, std::string title);

}  // namespace nashsolve::formats
