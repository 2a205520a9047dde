// One function per format: the text of one game in, the game out; InputError where it is none.
#pragma once

#include "nashsolve/game.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

Game read_json(const SourceText& source, Reading& reading);
/// JSON whose payoffs stand under names: matrices A and B, profiles by their strategies, roles.
Game read_json_by_name(const SourceText& source, Reading& reading);
Game read_table(const SourceText& source, Reading& reading);
Game read_array_game(const SourceText& source, Reading& reading);
Game read_nfg(const SourceText& source, Reading& reading);
/// The reduced strategic form of a tree, which is left in the reading.
Game read_efg(const SourceText& source, Reading& reading);
Game read_lrs(const SourceText& source, Reading& reading);
Game read_gam(const SourceText& source, Reading& reading);
/// NumPy's binary arrays.
Game read_npy(const SourceText& source, Reading& reading);
/// Game Theory Explorer's XML; of a tree as read_efg.
Game read_gte(const SourceText& source, Reading& reading);

}  // namespace nashsolve::formats
