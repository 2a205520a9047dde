// A row below the labels above a table that says whose numbers stand in its columns:
//
//   ,L,,R,
//   ,P1,P2,P1,P2
//   T,4,2,0,-1
#pragma once

#include "blocks.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

/// Takes such a row out of the block, whose labels then stand over two columns each. Fails where it names
/// player 2 first.
void take_player_header(const Sheet& sheet, Block& block);

}  // namespace nashsolve::formats
