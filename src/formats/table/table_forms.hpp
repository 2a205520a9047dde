// The two layouts of a game in a sheet.
#pragma once

#include "nashsolve/game.hpp"
#include "reading.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

/// Tables with a row per strategy of player 1 and a column per strategy of player 2.
Game read_payoff_tables(Sheet& sheet, Reading& reading);

/// One row per profile, under a header.
Game read_profile_rows(Sheet& sheet, Reading& reading);

/// True where a header or what the first columns hold says that each row is a profile.
bool has_profile_rows(const Sheet& sheet);

/// True for `payoff_1`, `Row payoff`, `u1` and the like.
bool is_payoff_column(std::string_view name);

}  // namespace nashsolve::formats
